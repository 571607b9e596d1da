package org.tallystick.lib.matching.text;

import java.util.Arrays;

/** How many slips lie between two texts: a character wrong, missing, too many, or two neighbours swapped. */
public final class EditDistance {
    private EditDistance() {}

    /** The distance, or {@code most + 1} when it is more than that. */
    public static int within(String first, String second, int most) {
        int rows = first.length();
        int columns = second.length();
        if (Math.abs(rows - columns) > most) {
            return most + 1;
        }
        int[] before = new int[columns + 1];
        int[] above = new int[columns + 1];
        int[] current = new int[columns + 1];
        for (int j = 0; j <= columns; j++) {
            above[j] = j;
        }
        for (int i = 1; i <= rows; i++) {
            Arrays.fill(current, most + 1);
            current[0] = i;
            int from = Math.max(1, i - most);
            int to = Math.min(columns, i + most);
            int least = i;
            for (int j = from; j <= to; j++) {
                current[j] = step(first, second, i, j, before, above, current);
                least = Math.min(least, current[j]);
            }
            if (least > most) {
                return most + 1;
            }
            int[] free = before;
            before = above;
            above = current;
            current = free;
        }
        return Math.min(above[columns], most + 1);
    }

    private static int step(String first, String second, int i, int j, int[] before, int[] above, int[] current) {
        boolean same = first.charAt(i - 1) == second.charAt(j - 1);
        int best = above[j - 1] + (same ? 0 : 1);
        best = Math.min(best, Math.min(above[j], current[j - 1]) + 1);
        boolean swapped = i > 1
                && j > 1
                && first.charAt(i - 1) == second.charAt(j - 2)
                && first.charAt(i - 2) == second.charAt(j - 1);
        return swapped ? Math.min(best, before[j - 2] + 1) : best;
    }
}
