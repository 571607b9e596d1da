package org.tallystick.lib.matching.protocol;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.matching.Allocation;

/**
 * What a line really paid; without parts there was nothing to apply.
 *
 * @param splitFree only the sum counts, not how it is spread over the items
 * @param duplicateOf the line that this one repeats
 */
public record Truth(
        String line,
        List<Part> parts,
        boolean splitFree,
        @Nullable String duplicateOf,
        String noise,
        boolean solvable,
        String shape,
        String reference) {
    public Truth {
        parts = List.copyOf(parts);
    }

    /** Cash and adjustment on one item, in minor units; reasons DISCOUNT, FEE and SMALL settle the adjustment. */
    public record Part(String invoice, String customer, long cashMinor, long adjustmentMinor, String reason) {
        /** Cash and what settles beside it. */
        public long settledMinor() {
            boolean settles = reason.equals("DISCOUNT")
                    || reason.equals("DISCOUNT_LATE")
                    || reason.equals("FEE")
                    || reason.equals("SMALL");
            return cashMinor + (settles ? adjustmentMinor : 0);
        }
    }

    public boolean isMatchable() {
        return !parts.isEmpty();
    }

    public Set<String> customers() {
        return parts.stream().map(Part::customer).collect(Collectors.toSet());
    }

    Truth and(Truth other) {
        List<Part> all = new ArrayList<>(parts);
        all.addAll(other.parts);
        return new Truth(line, all, splitFree || other.splitFree, duplicateOf, noise, solvable, shape, reference);
    }

    /** Whether these allocations are the truth: the same items, and on each the cash, or what it settles. */
    public boolean isMetBy(List<Allocation> allocations) {
        Map<String, Long> proposed = new HashMap<>();
        allocations.forEach(each -> proposed.merge(each.item(), each.cashMinor(), Long::sum));
        Map<String, Part> real = new HashMap<>();
        parts.forEach(part -> real.put(part.invoice(), part));
        if (!proposed.keySet().equals(real.keySet())) {
            return false;
        }
        if (splitFree) {
            long sum = proposed.values().stream().mapToLong(Long::longValue).sum();
            return sum == parts.stream().mapToLong(Part::cashMinor).sum()
                    || sum == parts.stream().mapToLong(Part::settledMinor).sum();
        }
        return parts.stream().allMatch(part -> {
            long cash = proposed.getOrDefault(part.invoice(), 0L);
            return cash == part.cashMinor() || cash == part.settledMinor();
        });
    }
}
