package org.tallystick.lib.bankfiles.mt940;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.statement.Problem;
import org.tallystick.lib.bankfiles.statement.ProblemCode;
import org.tallystick.lib.bankfiles.statement.ReadLimits;
import org.tallystick.lib.bankfiles.statement.ReadingState;
import org.tallystick.lib.bankfiles.statement.Severity;
import org.tallystick.lib.bankfiles.text.TextLines;

/** Cuts the lines of a file into fields and messages; wrappers and lines outside of fields are left out. */
final class FieldReader {
    private static final Set<String> TAGS = Set.of(
            "13D", "20", "21", "25", "25P", "28", "28C", "34F", "60F", "60M", "61", "62F", "62M", "64", "65", "65F",
            "86", "90C", "90D", "NS", "940", "942");
    private static final Pattern LOOKS_LIKE_TAG = Pattern.compile("(:[0-9A-Z]{2,3}:).*");

    private final TextLines lines;
    private final ReadLimits limits;
    private final ReadingState state;
    private final Queue<Field> ready = new ArrayDeque<>(3);
    private @Nullable Field open;
    private int openLength;
    private boolean tooLong;
    private boolean intraday;

    FieldReader(TextLines lines, ReadLimits limits, ReadingState state) {
        this.lines = lines;
        this.limits = limits;
        this.state = state;
    }

    /** The next field, null at the end of the file or where a limit stopped reading. */
    @Nullable
    Field next() {
        while (ready.isEmpty() && !tooLong) {
            String line = lines.next();
            if (line == null) {
                close();
                return ready.poll();
            }
            take(printable(line));
        }
        return ready.poll();
    }

    /** Whether one field is longer than a text may be. */
    boolean tooLong() {
        return tooLong;
    }

    /** Whether a wrapper says that the message is an MT942. */
    boolean intraday() {
        return intraday;
    }

    private static String printable(String line) {
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) < ' ' && line.charAt(i) != '\t') {
                return line.replaceAll("[\\x00-\\x08\\x0a-\\x1f]", "");
            }
        }
        return line;
    }

    private void take(String line) {
        int block = line.indexOf("{4:");
        if (block >= 0 && (line.startsWith("{") || line.startsWith("-}"))) {
            endMessage(line);
            if (block + 3 < line.length()) {
                takeLine(line.substring(block + 3));
            }
        } else if (line.equals("-") || line.startsWith("-}") || line.startsWith("{1:") || line.startsWith("{2:")) {
            endMessage(line);
        } else {
            takeLine(line);
        }
    }

    private void endMessage(String line) {
        intraday |= line.contains("{2:I942") || line.contains("{2:O942");
        close();
        ready.add(new Field(Field.END, lines.line(), List.of("")));
    }

    private void takeLine(String line) {
        String tag = tag(line);
        if (tag != null) {
            close();
            open = new Field(tag, lines.line(), new ArrayList<>(2));
            openLength = 0;
            add(open, line.substring(tag.length() + 2));
        } else if (open != null) {
            reportTag(line);
            add(open, line);
        }
    }

    private static @Nullable String tag(String line) {
        if (line.length() < 4 || line.charAt(0) != ':') {
            return null;
        }
        int end = line.indexOf(':', 1);
        if (end < 3 || end > 4) {
            return null;
        }
        String tag = line.substring(1, end);
        return TAGS.contains(tag) ? tag : null;
    }

    private void reportTag(String line) {
        if (!line.isEmpty() && line.charAt(0) == ':') {
            var matcher = LOOKS_LIKE_TAG.matcher(line);
            if (matcher.matches()) {
                state.report(
                        Problem.of(Severity.WARN, ProblemCode.MT940_TAG, state.here(lines.line()), matcher.group(1))
                                .around(line));
            }
        }
    }

    private void add(Field field, String line) {
        openLength += line.length() + 1;
        tooLong |= openLength > limits.textBytes();
        field.lines().add(line);
    }

    private void close() {
        if (open == null) {
            return;
        }
        while (open.lines().size() > 1 && open.lines().getLast().isBlank()) {
            open.lines().removeLast();
        }
        ready.add(open);
        open = null;
    }
}
