package org.tallystick.lib.matching.subset;

import java.util.ArrayList;
import java.util.List;

/**
 * How many sets hit an amount, and how many come near: by size, from 1 up. {@code E}, the expected number of accidental
 * hits, is the near misses divided by the width of the window.
 */
public record Density(List<Long> exact, List<Long> near) {
    /** Half the window, in minor units. */
    public static final long WINDOW = 200;

    /** Below the 0.03 that reference figures allow: here a line may have no true reading at all. */
    private static final long LIMIT_PER_MILLE = 10;

    private static final long LIMIT_OF_SINGLES_PER_MILLE = 20;

    public Density {
        exact = List.copyOf(exact);
        near = List.copyOf(near);
    }

    /** Of all sets of at most {@code largest} amounts. */
    public static Density of(SubsetCount amounts, long target, int largest) {
        List<Long> exact = new ArrayList<>();
        List<Long> near = new ArrayList<>();
        for (int size = 1; size <= largest; size++) {
            near.add(amounts.between(size, target - WINDOW, target + WINDOW));
            exact.add(amounts.between(size, target, target));
        }
        return new Density(exact, near);
    }

    /** Sets of all sizes that hit exactly. */
    public long hits() {
        return exact.stream().mapToLong(Long::longValue).sum();
    }

    /** E in thousandths, rounded up. */
    public long expectedPerMille() {
        long misses = 0;
        for (int i = 0; i < exact.size(); i++) {
            misses += Math.max(0, near.get(i) - exact.get(i));
        }
        return Math.ceilDiv(misses * 1000, 2 * WINDOW);
    }

    /** True when an accidental hit is too likely: E of 0.01 or more, of single amounts 0.02. */
    public boolean tooDense() {
        return expectedPerMille() >= (exact.size() == 1 ? LIMIT_OF_SINGLES_PER_MILLE : LIMIT_PER_MILLE);
    }
}
