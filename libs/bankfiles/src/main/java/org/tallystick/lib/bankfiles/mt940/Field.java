package org.tallystick.lib.bankfiles.mt940;

import java.util.List;

/**
 * One field of a message.
 *
 * @param tag such as {@code 60F}, or {@link #END} where a message ends
 * @param line of the file on which it begins
 * @param lines its content; the first one without the tag
 */
record Field(String tag, long line, List<String> lines) {
    static final String END = "-";

    String first() {
        return lines.getFirst();
    }

    /** The lines after the first. */
    List<String> rest() {
        return lines.subList(1, lines.size());
    }
}
