package org.tallystick.lib.bankfiles.bai2;

/**
 * A record with its continuations (88) and a place in it. Where a line ended with a slash, the record separator stands: it
 * ends a field like a comma.
 */
final class LogicalRecord {
    private static final char SEPARATOR = '\u001e';

    private final String code;
    private final long line;
    private final StringBuilder content = new StringBuilder();
    private int lines;
    private int position;
    private boolean ended;

    /** A record whose first physical line is the given one. */
    LogicalRecord(String code, String rest, long line) {
        this.code = code;
        this.line = line;
        append(rest);
    }

    /** Adds a line; a line before it without slash ended in the middle of a field or of a text. */
    void append(String rest) {
        lines++;
        if (ended) {
            content.append(SEPARATOR);
        }
        String text = rest.stripTrailing();
        ended = text.endsWith("/");
        content.append(text, 0, ended ? text.length() - 1 : text.length());
    }

    String code() {
        return code;
    }

    long line() {
        return line;
    }

    /** How many physical lines it has. */
    int lines() {
        return lines;
    }

    int length() {
        return content.length();
    }

    boolean hasNext() {
        return position < content.length();
    }

    /** The next field, empty behind the last one. */
    String next() {
        int start = Math.min(position, content.length());
        int end = start;
        while (end < content.length() && content.charAt(end) != ',' && content.charAt(end) != SEPARATOR) {
            end++;
        }
        position = end + 1;
        return content.substring(start, end).strip();
    }

    /** All that is left, as text: commas belong to it, lines stay lines. */
    String text() {
        String text = content.substring(Math.min(position, content.length()));
        position = content.length();
        return text.replace(SEPARATOR, '\n').strip();
    }

    /** What the line looks like, for a person. */
    String excerpt() {
        String shown = content.substring(0, Math.min(content.length(), 120));
        return code + "," + shown.replace(SEPARATOR, ' ');
    }
}
