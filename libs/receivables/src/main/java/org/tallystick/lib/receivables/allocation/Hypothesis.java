package org.tallystick.lib.receivables.allocation;

import java.util.List;
import org.tallystick.lib.money.Money;

/**
 * What explains a payment against chosen items: it is exact, a discount was taken, too much was paid or too little. The
 * allocations never exceed the payment nor an item.
 *
 * @param <K> what identifies an item
 */
public sealed interface Hypothesis<K> {
    List<ProposedAllocation<K>> allocations();

    /** The payment is the sum of the items. */
    record Exact<K>(List<ProposedAllocation<K>> allocations) implements Hypothesis<K> {}

    /** The payment is the sum less the available discounts; {@code discounts} settle the rest of the items. */
    record DiscountTaken<K>(List<ProposedAllocation<K>> allocations, List<ProposedAllocation<K>> discounts)
            implements Hypothesis<K> {}

    /** The payment settles everything and a remainder stays unapplied. */
    record OverPayment<K>(List<ProposedAllocation<K>> allocations, Money remainder) implements Hypothesis<K> {}

    /** The payment leaves an amount missing; the allocations settle the oldest due first. */
    record ShortPayment<K>(List<ProposedAllocation<K>> allocations, Money missing) implements Hypothesis<K> {}

    /**
     * Explains a payment against the items somebody chose, disputed ones included. A payment between the discounted and the
     * full sum is short: what is missing is then the difference to the full sum.
     *
     * @throws IllegalArgumentException when the payment is not positive or a currency differs
     */
    static <K> Hypothesis<K> of(Money paid, List<PayableItem<K>> chosen) {
        if (!paid.isPositive()) {
            throw new IllegalArgumentException("cannot explain a payment of " + paid);
        }
        Money zero = Money.zero(paid.currency());
        List<PayableItem<K>> items =
                chosen.stream().filter(item -> item.open().isPositive()).toList();
        Money open = items.stream().map(PayableItem::open).reduce(zero, Money::plus);
        Money discount = items.stream().map(PayableItem::discount).reduce(zero, Money::plus);
        if (discount.isPositive() && paid.equals(open.minus(discount))) {
            return discountTaken(items);
        }
        List<ProposedAllocation<K>> allocations =
                AllocationPolicy.OLDEST_DUE_FIRST.propose(paid, items, DisputedItems.INCLUDE);
        Money remainder = paid.minus(open);
        if (remainder.isZero()) {
            return new Exact<>(allocations);
        }
        return remainder.isPositive()
                ? new OverPayment<>(allocations, remainder)
                : new ShortPayment<>(allocations, remainder.negated());
    }

    private static <K> DiscountTaken<K> discountTaken(List<PayableItem<K>> items) {
        return new DiscountTaken<>(
                items.stream()
                        .map(item ->
                                new ProposedAllocation<>(item.id(), item.open().minus(item.discount())))
                        .toList(),
                items.stream()
                        .filter(item -> item.discount().isPositive())
                        .map(item -> new ProposedAllocation<>(item.id(), item.discount()))
                        .toList());
    }
}
