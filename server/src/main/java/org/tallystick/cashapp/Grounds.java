package org.tallystick.cashapp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.matching.Adjustment;
import org.tallystick.lib.matching.Allocation;
import org.tallystick.lib.matching.Guard;
import org.tallystick.lib.matching.Proposal;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.receivables.Slice;

/**
 * What a decision rests on, kept with it.
 *
 * @param candidates how many open items were looked at
 * @param guards what spoke against settling by the best way
 * @param ways to apply the payment, the best first
 */
record Grounds(int candidates, Set<String> guards, List<List<Part>> ways) {
    /** A payment that may have come twice. */
    static final String DOUBTFUL = "DOUBTFUL";
    /** An item that waits for a payment under way. */
    static final String RESERVED = "RESERVED";
    /** An item of somebody who has nothing to do with the payer. */
    static final String FAMILY = "FAMILY";
    /** An advice that does not add up, or names nothing that is open. */
    static final String ADVICE = "ADVICE";

    static final String LIMIT = Guard.LIMIT.name();
    static final String NOT_PROMOTED = Guard.NOT_PROMOTED.name();

    private static final int MOST_WAYS = 3;

    Grounds {
        guards = Set.copyOf(guards);
        ways = ways.stream().limit(MOST_WAYS).map(List::copyOf).toList();
    }

    /** The cash on an item, negative for a credit taken along, and what is settled or left open beside it. */
    record Part(
            OpenItemId item,
            long cashMinor,
            long adjustmentMinor,
            @Nullable Adjustment adjustment) {}

    static Grounds of(int candidates, Set<String> guards, List<Proposal> proposals) {
        List<List<Part>> ways = new ArrayList<>();
        proposals.forEach(proposal ->
                ways.add(proposal.allocations().stream().map(Grounds::part).toList()));
        return new Grounds(candidates, guards, ways);
    }

    private static Part part(Allocation allocation) {
        long beside = allocation.adjustmentMinor();
        return new Part(
                new OpenItemId(UUID.fromString(allocation.item())),
                allocation.cashMinor(),
                beside,
                beside == 0 ? null : allocation.reason());
    }

    /** One way that the payer has said. */
    static Grounds said(Set<String> guards, List<Slice> slices, List<Slice> discounts) {
        Map<OpenItemId, Long> beside = new LinkedHashMap<>();
        discounts.forEach(slice -> beside.merge(slice.item(), slice.amount().minor(), Math::addExact));
        List<Part> way = new ArrayList<>();
        for (Slice slice : slices) {
            Long discount = beside.remove(slice.item());
            way.add(
                    discount == null
                            ? new Part(slice.item(), slice.amount().minor(), 0, null)
                            : new Part(slice.item(), slice.amount().minor(), discount, Adjustment.DISCOUNT));
        }
        beside.forEach((item, discount) -> way.add(new Part(item, 0, discount, Adjustment.DISCOUNT)));
        return new Grounds(slices.size(), guards, way.isEmpty() ? List.of() : List.of(way));
    }

    Grounds with(Set<String> more) {
        List<String> all = new ArrayList<>(guards);
        all.addAll(more);
        return new Grounds(candidates, Set.copyOf(all), ways);
    }

    /** Whether nothing but the state of the rule kept the best way from being settled. */
    boolean provesTheRule() {
        return guards.stream().allMatch(NOT_PROMOTED::equals);
    }
}
