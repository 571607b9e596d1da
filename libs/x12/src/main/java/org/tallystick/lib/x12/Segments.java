package org.tallystick.lib.x12;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream into segments. The delimiters are read anew at every ISA, by its separators, not by its length. Only one
 * segment is in memory at a time.
 */
final class Segments implements AutoCloseable {
    private static final int BUFFER = 1 << 16;
    private static final int HEADER_ELEMENTS = 16;
    private static final int HEADER_BYTES = 106;
    private static final int LONGEST_HEADER = 1_000;
    private static final int NONE = -1;
    private static final int[] BYTE_ORDER_MARK = {0xef, 0xbb, 0xbf};

    private final InputStream source;
    private final ReadLimits limits;
    private final Consumer<Problem> problems;
    private final byte[] buffer = new byte[BUFFER];
    private byte[] segment = new byte[256];
    private int length;
    private int filled;
    private int next;
    private long offset;
    private long number;
    private @Nullable Delimiters delimiters;
    private boolean foreignBytes;

    Segments(InputStream source, @Nullable Delimiters delimiters, ReadLimits limits, Consumer<Problem> problems) {
        this.source = source;
        this.delimiters = delimiters;
        this.limits = limits;
        this.problems = problems;
    }

    /** The next segment, null at the end or after a FATAL problem. */
    @Nullable
    Segment next() {
        if (offset == 0 && !skipMark()) {
            return null;
        }
        skipBlanks();
        if (peek() == NONE) {
            return null;
        }
        if (number >= limits.segments()) {
            return stopped(Problem.of(
                    Severity.FATAL,
                    ProblemCode.FILE_LIMIT,
                    place(offset),
                    "segments",
                    Long.toString(limits.segments())));
        }
        length = 0;
        long start = offset;
        number++;
        return readsHeader() ? header(start) : ordinary(start);
    }

    /** False when the text is of a kind that cannot be read. */
    private boolean skipMark() {
        int first = peek();
        boolean wide = first == 0xfe || first == 0xff || (first == 0 && delimiters == null);
        if (wide) {
            problems.accept(Problem.of(Severity.FATAL, ProblemCode.TEXT_CHARSET, Location.file())
                    .saying("wide"));
            return false;
        }
        if (first == BYTE_ORDER_MARK[0]) {
            for (int expected : BYTE_ORDER_MARK) {
                if (peek() == expected) {
                    read();
                }
            }
            problems.accept(Problem.of(Severity.INFO, ProblemCode.TEXT_CHARSET, Location.file())
                    .saying("mark"));
        }
        return true;
    }

    private void skipBlanks() {
        for (int c = peek(); c != NONE && isBlank(c); c = peek()) {
            read();
        }
    }

    private static boolean isBlank(int c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    /** Takes the three letters of an ISA, when they are there and no letter follows. */
    private boolean readsHeader() {
        for (int letter : new int[] {'I', 'S', 'A'}) {
            if (peek() != letter) {
                return false;
            }
            keep(read());
        }
        int separator = peek();
        return separator != NONE && !Character.isLetterOrDigit(separator);
    }

    private @Nullable Segment header(long start) {
        int element = peek();
        int separators = 0;
        while (separators < HEADER_ELEMENTS && length < LONGEST_HEADER && peek() != NONE) {
            int c = read();
            keep(c);
            separators += c == element ? 1 : 0;
        }
        int component = separators < HEADER_ELEMENTS ? NONE : read();
        int terminator = component == NONE ? NONE : read();
        if (terminator == NONE || component == element || terminator == element) {
            return stopped(Problem.of(Severity.FATAL, ProblemCode.X12_HEADER, place(start)));
        }
        keep(component);
        if (length + 1 != HEADER_BYTES) {
            problems.accept(
                    Problem.of(Severity.WARN, ProblemCode.X12_HEADER, place(start), Integer.toString(length + 1))
                            .saying("length"));
        }
        var found = new Delimiters((byte) element, (byte) component, (byte) 0, (byte) terminator);
        delimiters = found;
        var header = new Segment(Arrays.copyOf(segment, length), found, number, start);
        delimiters = new Delimiters(found.element(), found.component(), repetition(header), found.terminator());
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

    private @Nullable Segment ordinary(long start) {
        Delimiters known = delimiters;
        if (known == null) {
            return stopped(Problem.of(Severity.FATAL, ProblemCode.FILE_UNKNOWN, Location.file()));
        }
        int terminator = known.terminator() & 0xff;
        int c = read();
        while (c != NONE && c != terminator) {
            if (length >= limits.segmentBytes()) {
                return stopped(Problem.of(
                        Severity.FATAL,
                        ProblemCode.FILE_LIMIT,
                        place(start),
                        "bytes in a segment",
                        Integer.toString(limits.segmentBytes())));
            }
            keep(c);
            c = read();
        }
        while (length > 0 && isBlank(segment[length - 1])) {
            length--;
        }
        var read = new Segment(Arrays.copyOf(segment, length), known, number, start);
        checkText(read);
        return read;
    }

    private void checkText(Segment read) {
        if (!foreignBytes && !read.isUnicode()) {
            foreignBytes = true;
            problems.accept(Problem.of(Severity.WARN, ProblemCode.TEXT_CHARSET, place(read.offset())));
        }
    }

    private Location place(long at) {
        return new Location(0, 0, 0, number, 0, 0, at);
    }

    private @Nullable Segment stopped(Problem problem) {
        problems.accept(problem);
        return null;
    }

    private void keep(int c) {
        if (length == segment.length) {
            segment = Arrays.copyOf(segment, 2 * length);
        }
        segment[length++] = (byte) c;
    }

    private int peek() {
        if (next == filled && offset < limits.fileBytes()) {
            fill();
        }
        return next < filled ? buffer[next] & 0xff : NONE;
    }

    private int read() {
        int c = peek();
        if (c != NONE) {
            next++;
            offset++;
        }
        return c;
    }

    private void fill() {
        try {
            filled = Math.max(0, source.read(buffer));
            next = 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
