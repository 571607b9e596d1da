package org.tallystick.lib.matching.text;

/**
 * A run of letters and digits in a text.
 *
 * @param before the characters between the word before and this one
 */
public record Word(String text, int offset, String before, WordClass kind) {
    /** How many of its characters are digits. */
    public int digits() {
        return Folding.digits(text);
    }

    /** The longest run of digits in it. */
    public String longestNumber() {
        int best = 0;
        int bestEnd = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = Folding.isDigit(text.charAt(i)) ? run + 1 : 0;
            if (run > best) {
                best = run;
                bestEnd = i + 1;
            }
        }
        return text.substring(bestEnd - best, bestEnd);
    }

    Word as(WordClass other) {
        return new Word(text, offset, before, other);
    }

    /** True when all of it is digits. */
    public boolean isNumber() {
        return digits() == text.length();
    }
}
