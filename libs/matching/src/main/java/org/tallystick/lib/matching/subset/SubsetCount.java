package org.tallystick.lib.matching.subset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Sets of one, two or three amounts whose sum is a target: counted per size by two pointers over sorted amounts, in
 * O(N²) time and O(N) memory. Amounts may be equal and negative; sets differ by position.
 */
public final class SubsetCount {
    private final long[] amounts;

    /** @param amounts in ascending order */
    public SubsetCount(long[] amounts) {
        this.amounts = amounts;
    }

    /** How many sets of a size have a sum from {@code low} to {@code high}. */
    public long between(int size, long low, long high) {
        return upTo(size, high) - upTo(size, low - 1);
    }

    private long upTo(int size, long high) {
        return switch (size) {
            case 1 -> single(high);
            case 2 -> pairs(0, high);
            case 3 -> triples(high);
            default -> throw new IllegalArgumentException("sets of " + size + " are not counted");
        };
    }

    private long single(long high) {
        int found = Arrays.binarySearch(amounts, high);
        int position = found < 0 ? -found - 1 : found;
        while (position < amounts.length && amounts[position] <= high) {
            position++;
        }
        return position;
    }

    private long pairs(int from, long high) {
        long count = 0;
        int left = from;
        int right = amounts.length - 1;
        while (left < right) {
            if (amounts[left] + amounts[right] <= high) {
                count += right - left;
                left++;
            } else {
                right--;
            }
        }
        return count;
    }

    private long triples(long high) {
        long count = 0;
        for (int first = 0; first + 2 < amounts.length; first++) {
            count += pairs(first + 1, high - amounts[first]);
        }
        return count;
    }

    /** The sets of a size that hit the target, by position in the sorted amounts; at most {@code most}. */
    public List<int[]> exact(int size, long target, int most) {
        List<int[]> sets = new ArrayList<>();
        switch (size) {
            case 1 -> exactSingles(target, most, sets);
            case 2 -> exactPairs(0, target, most, sets, new int[0]);
            case 3 -> {
                for (int first = 0; first + 2 < amounts.length && sets.size() < most; first++) {
                    exactPairs(first + 1, target - amounts[first], most, sets, new int[] {first});
                }
            }
            default -> throw new IllegalArgumentException("sets of " + size + " are not searched");
        }
        return sets;
    }

    private void exactSingles(long target, int most, List<int[]> sets) {
        for (int i = (int) single(target - 1); i < amounts.length && amounts[i] == target && sets.size() < most; i++) {
            sets.add(new int[] {i});
        }
    }

    private void exactPairs(int from, long target, int most, List<int[]> sets, int[] first) {
        int left = from;
        int right = amounts.length - 1;
        while (left < right && sets.size() < most) {
            long sum = amounts[left] + amounts[right];
            if (sum < target) {
                left++;
            } else if (sum > target) {
                right--;
            } else {
                for (int other = right; other > left && amounts[other] == amounts[right]; other--) {
                    if (sets.size() < most) {
                        sets.add(with(first, left, other));
                    }
                }
                left++;
            }
        }
    }

    private static int[] with(int[] first, int left, int right) {
        int[] set = Arrays.copyOf(first, first.length + 2);
        set[first.length] = left;
        set[first.length + 1] = right;
        return set;
    }
}
