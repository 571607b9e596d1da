package org.tallystick.lib.receivables.allocation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.money.Split;

/**
 * The order in which money settles open items. A proposal never exceeds the money, nor any item; items of equal rank keep
 * the order they come in.
 */
public enum AllocationPolicy {
    OLDEST_DUE_FIRST,
    HIGHEST_FIRST,
    LOWEST_FIRST,
    /** The oldest item of exactly the available amount; without one, oldest due first. */
    EXACT_THEN_OLDEST,
    /** Every item by its share of the total, largest remainder. */
    PROPORTIONAL;

    /** Proposes without touching disputed items. */
    public <K> List<ProposedAllocation<K>> propose(Money available, List<PayableItem<K>> items) {
        return propose(available, items, DisputedItems.EXCLUDE);
    }

    /**
     * Proposes positive amounts in the order of the policy; items without an open amount are skipped. What the proposal
     * does not use stays unapplied.
     *
     * @throws IllegalArgumentException when the available amount is negative or a currency differs
     */
    public <K> List<ProposedAllocation<K>> propose(
            Money available, List<PayableItem<K>> items, DisputedItems disputed) {
        if (available.isNegative()) {
            throw new IllegalArgumentException("cannot allocate " + available);
        }
        List<PayableItem<K>> payable = items.stream()
                .filter(item -> item.open().compareTo(Money.zero(available.currency())) > 0)
                .filter(item -> disputed == DisputedItems.INCLUDE || !item.disputed())
                .toList();
        return switch (this) {
            case OLDEST_DUE_FIRST -> inTurn(available, payable, Comparator.comparing(PayableItem::dueOn));
            case HIGHEST_FIRST ->
                inTurn(
                        available,
                        payable,
                        Comparator.comparingLong(item -> -item.open().minor()));
            case LOWEST_FIRST -> inTurn(available, payable, Comparator.comparing(PayableItem::open));
            case EXACT_THEN_OLDEST -> exactThenOldest(available, payable);
            case PROPORTIONAL -> proportional(available, payable);
        };
    }

    private static <K> List<ProposedAllocation<K>> exactThenOldest(Money available, List<PayableItem<K>> items) {
        Comparator<PayableItem<K>> oldest = Comparator.comparing(PayableItem::dueOn);
        Optional<PayableItem<K>> exact =
                items.stream().filter(item -> item.open().equals(available)).min(oldest);
        return exact.map(item -> List.of(new ProposedAllocation<>(item.id(), available)))
                .orElseGet(() -> inTurn(available, items, oldest));
    }

    private static <K> List<ProposedAllocation<K>> inTurn(
            Money available, List<PayableItem<K>> items, Comparator<PayableItem<K>> order) {
        List<ProposedAllocation<K>> proposed = new ArrayList<>();
        Money left = available;
        for (PayableItem<K> item : items.stream().sorted(order).toList()) {
            Money amount = left.min(item.open());
            if (amount.isPositive()) {
                proposed.add(new ProposedAllocation<>(item.id(), amount));
                left = left.minus(amount);
            }
        }
        return List.copyOf(proposed);
    }

    private static <K> List<ProposedAllocation<K>> proportional(Money available, List<PayableItem<K>> items) {
        Money total = items.stream().map(PayableItem::open).reduce(Money.zero(available.currency()), Money::plus);
        if (total.isZero()) {
            return List.of();
        }
        List<Money> parts = Split.byWeights(
                available.min(total),
                items.stream().map(item -> item.open().toDecimal()).toList());
        List<ProposedAllocation<K>> proposed = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).isPositive()) {
                proposed.add(new ProposedAllocation<>(items.get(i).id(), parts.get(i)));
            }
        }
        return List.copyOf(proposed);
    }
}
