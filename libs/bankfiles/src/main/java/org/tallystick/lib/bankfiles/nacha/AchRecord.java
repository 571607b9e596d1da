package org.tallystick.lib.bankfiles.nacha;

/**
 * One record of 94 characters, filled up with blanks or cut; positions count from 1 and include both ends.
 *
 * @param line its number in the file, from 1
 * @param length as it was before it was filled up or cut
 * @param overlong whether something other than blanks was cut
 */
record AchRecord(String text, long line, int length, boolean overlong) {
    static final int LENGTH = 94;

    private static final String BLANK = " ".repeat(LENGTH);
    private static final String FILLER = "9".repeat(LENGTH);

    static AchRecord of(String text, long line) {
        int length = text.length();
        if (length <= LENGTH) {
            return new AchRecord(text + BLANK.substring(length), line, length, false);
        }
        boolean overlong = !text.substring(LENGTH).isBlank();
        return new AchRecord(text.substring(0, LENGTH), line, length, overlong);
    }

    char type() {
        return text.charAt(0);
    }

    /** A record of nothing but nines, which fills up the last block. */
    boolean isFiller() {
        return length == LENGTH && text.equals(FILLER);
    }

    String raw(int from, int to) {
        return text.substring(from - 1, to);
    }

    String text(int from, int to) {
        return raw(from, to).strip();
    }

    /** The part that the file really has: shorter, or empty, when the line ends before. */
    String present(int from, int to) {
        return from > length ? "" : raw(from, Math.min(to, length));
    }
}
