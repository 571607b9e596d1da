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

    Word as(WordClass other) {
        return new Word(text, offset, before, other);
    }

    /** True when all of it is digits. */
    public boolean isNumber() {
        return digits() == text.length();
    }
}
