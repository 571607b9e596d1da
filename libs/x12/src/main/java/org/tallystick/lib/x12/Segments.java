package org.tallystick.lib.x12;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream into segments. The delimiters are read anew at every ISA, by its separators, not by its length. A segment is
 * a window on the page of bytes it was read in; only that page and the one in work are in memory.
 */
final class Segments implements AutoCloseable {
    private static final int PAGE = 1 << 16;
    private static final int MARKS = PAGE / 4;
    private static final int HEADER_ELEMENTS = 16;
    private static final int HEADER_BYTES = 106;
    private static final int LONGEST_HEADER = 1_000;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
    private static final int END_OF_TEXT = 0x1a;

    private final InputStream source;
    private final ReadLimits limits;
    private final Consumer<Problem> problems;
    private byte[] page = new byte[0];
    private int[] marks = new int[0];
    private int marked;
    private int at;
    private int filled;
    private long pageOffset;
    private long number;
    private @Nullable Delimiters delimiters;
    private boolean ended;
    private boolean foreignBytes;
    private boolean wideLetters;

    Segments(InputStream source, @Nullable Delimiters delimiters, ReadLimits limits, Consumer<Problem> problems) {
        this.source = source;
        this.delimiters = delimiters;
        this.limits = limits;
        this.problems = problems;
    }

    /** The next segment, null at the end or after a FATAL problem. */
    @Nullable
    Segment next() {
        if (page.length == 0) {
            turn(0);
            if (!skipMark()) {
                return null;
            }
        }
        if (!skipBlanks()) {
            return null;
        }
        if (number >= limits.segments()) {
            return limit("segments", limits.segments());
        }
        number++;
        return readsHeader() ? header() : ordinary();
    }

    /** False when the text is of a kind that cannot be read. */
    private boolean skipMark() {
        int first = filled == 0 ? ' ' : page[0] & 0xff;
        if (first == 0xfe || first == 0xff || (first == 0 && delimiters == null)) {
            problems.accept(Problem.of(Severity.FATAL, ProblemCode.TEXT_CHARSET, Location.file())
                    .saying("wide"));
            return false;
        }
        if (first == (BYTE_ORDER_MARK[0] & 0xff)) {
            while (at < BYTE_ORDER_MARK.length && at < filled && page[at] == BYTE_ORDER_MARK[at]) {
                at++;
            }
            problems.accept(Problem.of(Severity.INFO, ProblemCode.TEXT_CHARSET, Location.file())
                    .saying("mark"));
        }
        return true;
    }

    /** False at the end. */
    private boolean skipBlanks() {
        while (true) {
            while (at < filled && isBlank(page[at])) {
                at++;
            }
            if (at < filled) {
                return true;
            }
            if (ended) {
                return false;
            }
            turn(at);
        }
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\r' || b == '\n' || b == 0 || b == END_OF_TEXT;
    }

    /** Whether the three letters of an ISA stand here, and no letter follows. */
    private boolean readsHeader() {
        if (filled - at < LONGEST_HEADER && !ended) {
            turn(at);
        }
        return filled - at > 3
                && page[at] == 'I'
                && page[at + 1] == 'S'
                && page[at + 2] == 'A'
                && !Character.isLetterOrDigit(page[at + 3] & 0xff);
    }

    private @Nullable Segment header() {
        int start = at;
        int end = Math.min(filled, start + LONGEST_HEADER);
        byte element = page[start + 3];
        int first = marked;
        int i = start;
        for (; i < end && marked - first < HEADER_ELEMENTS; i++) {
            if (page[i] == element) {
                mark(i);
            }
        }
        at = Math.min(filled, i + 2);
        if (marked - first < HEADER_ELEMENTS || i + 1 >= filled || page[i] == element || page[i + 1] == element) {
            return stopped(Problem.of(Severity.FATAL, ProblemCode.X12_HEADER, place(start)));
        }
        if (i + 2 - start != HEADER_BYTES) {
            problems.accept(
                    Problem.of(Severity.WARN, ProblemCode.X12_HEADER, place(start), Integer.toString(i + 2 - start))
                            .saying("length"));
        }
        var found = new Delimiters(element, page[i], (byte) 0, page[i + 1]);
        var header = segment(start, i + 1, first, found);
        delimiters = new Delimiters(element, page[i], repetition(header), page[i + 1]);
        return header;
    }

    /** ISA11 since version 00501; before, it was the standard in use. */
    private static byte repetition(Segment header) {
        String sign = header.text(11);
        boolean known = header.text(12).compareTo("00501") >= 0
                && sign.length() == 1
                && !Character.isLetterOrDigit(sign.charAt(0));
        return known ? (byte) sign.charAt(0) : 0;
    }

    private @Nullable Segment ordinary() {
        Delimiters known = delimiters;
        if (known == null) {
            return stopped(Problem.of(Severity.FATAL, ProblemCode.FILE_UNKNOWN, Location.file()));
        }
        byte element = known.element();
        byte terminator = known.terminator();
        while (true) {
            int first = marked;
            int seen = 0;
            int i = at;
            byte[] bytes = page;
            int stop = filled;
            for (; i < stop; i++) {
                byte b = bytes[i];
                if (b == element) {
                    mark(i);
                } else if (b == terminator) {
                    break;
                }
                seen |= b;
            }
            if (i - at > limits.segmentBytes()) {
                return limit("bytes in a segment", limits.segmentBytes());
            }
            if (i < filled || ended) {
                return ordinary(i, first, seen, known);
            }
            marked = first;
            turn(at);
        }
    }

    private Segment ordinary(int end, int first, int seen, Delimiters known) {
        int start = at;
        int last = end;
        int least = marked == first ? start : marks[marked - 1] + 1;
        while (last > least && isBlank(page[last - 1])) {
            last--;
        }
        at = Math.min(filled, end + 1);
        Segment read = segment(start, last, first, known);
        if (seen < 0 && !foreignBytes && !read.isUnicode()) {
            foreignBytes = true;
            problems.accept(Problem.of(Severity.WARN, ProblemCode.TEXT_CHARSET, place(start)));
        } else if (seen < 0 && !wideLetters) {
            wideLetters = true;
            problems.accept(Problem.of(Severity.INFO, ProblemCode.TEXT_CHARSET, place(start))
                    .saying("letters"));
        }
        return read;
    }

    private Segment segment(int start, int end, int first, Delimiters known) {
        return new Segment(page, start, end, marks, first, marked - first, known, number, pageOffset + start);
    }

    private void mark(int place) {
        if (marked == marks.length) {
            marks = Arrays.copyOf(marks, Math.max(MARKS, 2 * marked));
        }
        marks[marked++] = place;
    }

    /** Begins a new page with what was not yet taken of the old one, larger when that fills it. */
    private void turn(int from) {
        int kept = filled - from;
        byte[] fresh = new byte[kept > PAGE / 2 ? 2 * (kept + PAGE) : PAGE];
        System.arraycopy(page, from, fresh, 0, kept);
        pageOffset += from;
        page = fresh;
        at = 0;
        filled = kept;
        marks = new int[MARKS];
        marked = 0;
        fill();
    }

    private void fill() {
        long left = limits.fileBytes() - pageOffset - filled;
        int wanted = (int) Math.min(page.length - filled, Math.max(0, left));
        try {
            int read = source.readNBytes(page, filled, wanted);
            filled += read;
            ended = filled < page.length;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Location place(int start) {
        return Location.segment(number, pageOffset + start);
    }

    private @Nullable Segment limit(String what, long most) {
        return stopped(Problem.of(Severity.FATAL, ProblemCode.FILE_LIMIT, place(at), what, Long.toString(most)));
    }

    private @Nullable Segment stopped(Problem problem) {
        problems.accept(problem);
        return null;
    }

    @Override
    public void close() {
        try {
            source.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
