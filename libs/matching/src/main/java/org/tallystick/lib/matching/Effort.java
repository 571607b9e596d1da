package org.tallystick.lib.matching;

/**
 * The work one line may cost (G10), counted in comparisons and not in time, so that the same line always ends the same way:
 * two million take less than 250 ms.
 */
final class Effort {
    private static final long MOST = 2_000_000;

    private long left = MOST;

    /** False when nothing is left. */
    boolean spend(long comparisons) {
        left -= comparisons;
        return left >= 0;
    }

    boolean isSpent() {
        return left < 0;
    }
}
