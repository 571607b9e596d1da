package org.tallystick.lib.bankfiles.nacha;

import org.tallystick.lib.bankfiles.Transliteration;

/** Texts and numbers as fields of a fixed width. */
final class AsciiField {
    private AsciiField() {}

    static void check(boolean right, String message) {
        if (!right) {
            throw new IllegalArgumentException(message);
        }
    }

    /** A text that must fit: it identifies something and must not be changed. */
    static String require(String name, String text, int shortest, int longest) {
        String stripped = text.strip();
        boolean ascii = stripped.chars().allMatch(sign -> sign >= ' ' && sign < 0x7f);
        check(ascii, name + " has characters outside ASCII");
        check(
                stripped.length() >= shortest && stripped.length() <= longest,
                name + " has not " + shortest + " to " + longest + " characters");
        return stripped;
    }

    /** A text in ASCII that may be cut. */
    static String cut(String text, int longest) {
        String ascii = Transliteration.toAscii(text).strip();
        return ascii.substring(0, Math.min(longest, ascii.length())).strip();
    }

    static void left(StringBuilder record, String text, int width) {
        record.append(text).append(" ".repeat(width - text.length()));
    }

    static void right(StringBuilder record, String text, int width) {
        record.append(" ".repeat(width - text.length())).append(text);
    }

    static void number(StringBuilder record, long number, int width) {
        String digits = Long.toString(number);
        check(digits.length() <= width, "a total has more than " + width + " digits: the file is too large");
        record.append("0".repeat(width - digits.length())).append(digits);
    }
}
