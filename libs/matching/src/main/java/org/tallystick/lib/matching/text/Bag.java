package org.tallystick.lib.matching.text;

/**
 * How often each kind of character occurs in a short text, in one number: a bound below the edit distance that costs far
 * less than the distance itself.
 */
public final class Bag {
    private static final int KINDS = 16;
    private static final int MOST = 15;

    private Bag() {}

    /** Sixteen counters of four bits: the ten digits, and the letters in six classes. */
    public static long of(String text) {
        long bag = 0;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            int kind = Folding.isDigit(letter) ? letter - '0' : 10 + letter % 6;
            if ((bag >>> (4 * kind) & MOST) < MOST) {
                bag += 1L << (4 * kind);
            }
        }
        return bag;
    }

    /** False when two texts cannot be within so many slips: each slip changes at most two counters by one. */
    public static boolean mayBeWithin(long first, long second, int slips) {
        int difference = 0;
        if (first == second) {
            return true;
        }
        for (int kind = 0; kind < KINDS && difference <= 2 * slips; kind++) {
            difference += (int) Math.abs((first >>> (4 * kind) & MOST) - (second >>> (4 * kind) & MOST));
        }
        return difference <= 2 * slips;
    }
}
