package org.tallystick.lib.matching.text;

/** Likeness of two names: 0 for nothing in common, 1 for equal; a common beginning counts more. */
public final class JaroWinkler {
    private static final int PREFIX = 4;
    private static final double PREFIX_WEIGHT = 0.1;

    private JaroWinkler() {}

    public static double likeness(String first, String second) {
        if (first.equals(second)) {
            return 1;
        }
        double jaro = jaro(first, second);
        int prefix = 0;
        while (prefix < Math.min(PREFIX, Math.min(first.length(), second.length()))
                && first.charAt(prefix) == second.charAt(prefix)) {
            prefix++;
        }
        return jaro + prefix * PREFIX_WEIGHT * (1 - jaro);
    }

    private static double jaro(String first, String second) {
        int window = Math.max(0, Math.max(first.length(), second.length()) / 2 - 1);
        boolean[] ofFirst = new boolean[first.length()];
        boolean[] ofSecond = new boolean[second.length()];
        int common = 0;
        for (int i = 0; i < first.length(); i++) {
            int to = Math.min(second.length() - 1, i + window);
            for (int j = Math.max(0, i - window); j <= to; j++) {
                if (!ofSecond[j] && first.charAt(i) == second.charAt(j)) {
                    ofFirst[i] = true;
                    ofSecond[j] = true;
                    common++;
                    break;
                }
            }
        }
        if (common == 0) {
            return 0;
        }
        double matches = common;
        double halfMoves = Math.floorDiv(moved(first, second, ofFirst, ofSecond), 2);
        return (matches / first.length() + matches / second.length() + (matches - halfMoves) / matches) / 3;
    }

    private static int moved(String first, String second, boolean[] ofFirst, boolean[] ofSecond) {
        int moved = 0;
        int j = 0;
        for (int i = 0; i < first.length(); i++) {
            if (ofFirst[i]) {
                while (!ofSecond[j]) {
                    j++;
                }
                if (first.charAt(i) != second.charAt(j)) {
                    moved++;
                }
                j++;
            }
        }
        return moved;
    }
}
