package org.tallystick.lib.synthetic;

/**
 * What a cash ledger is made of.
 *
 * @param lines measured lines, over all noise levels
 * @param history labelled lines before them
 * @param customers a fourth of them for each noise level
 * @param largestPool open items of the largest customer
 * @param secondFamily names and texts of the second family, for reports
 */
public record CashOptions(long seed, int lines, int history, int customers, int largestPool, boolean secondFamily) {
    /** Middle-sized. */
    public static CashOptions of(long seed, int lines, int history) {
        return new CashOptions(seed, lines, history, 120, 400, seed >= 100);
    }
}
