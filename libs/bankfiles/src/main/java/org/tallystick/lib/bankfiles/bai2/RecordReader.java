package org.tallystick.lib.bankfiles.bai2;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.statement.ReadLimits;
import org.tallystick.lib.bankfiles.text.TextLines;

/** Joins the lines of a file to logical records and counts them. */
final class RecordReader {
    private static final int KINDS = 100;

    private final TextLines lines;
    private final ReadLimits limits;
    private final Map<String, Long> counts = new TreeMap<>();
    private @Nullable LogicalRecord open;
    private boolean tooLong;

    RecordReader(TextLines lines, ReadLimits limits) {
        this.lines = lines;
        this.limits = limits;
    }

    /** The next record, null at the end or where a limit stopped reading. */
    @Nullable
    LogicalRecord next() {
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (line.isBlank()) {
                continue;
            }
            LogicalRecord complete = take(line);
            if (tooLong) {
                return null;
            }
            if (complete != null) {
                return complete;
            }
        }
        LogicalRecord last = open;
        open = null;
        return lines.exceeded() == null ? last : null;
    }

    /** The record before the line, when the line begins another one. */
    private @Nullable LogicalRecord take(String line) {
        int comma = line.indexOf(',');
        String code = (comma < 0 ? line : line.substring(0, comma)).strip();
        String rest = comma < 0 ? "" : line.substring(comma + 1);
        if (comma < 0 && code.endsWith("/")) {
            code = code.substring(0, code.length() - 1);
        }
        String shown = code.substring(0, Math.min(code.length(), 10));
        if (counts.size() < KINDS || counts.containsKey(shown)) {
            counts.merge(shown, 1L, Long::sum);
        }
        if (code.equals("88") && open != null) {
            open.append(rest);
            tooLong = open.length() > limits.textBytes();
            return null;
        }
        LogicalRecord complete = open;
        open = new LogicalRecord(shown, rest, lines.line());
        return complete;
    }

    boolean tooLong() {
        return tooLong;
    }

    /** How many lines there are of each code. */
    Map<String, Long> counts() {
        return counts;
    }
}
