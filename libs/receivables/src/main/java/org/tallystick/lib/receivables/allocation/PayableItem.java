package org.tallystick.lib.receivables.allocation;

import java.time.LocalDate;
import org.tallystick.lib.money.Money;

/**
 * An open item a payment could settle; {@code discount} is what an early payment on the payment's day may deduct, zero for
 * none.
 *
 * @param <K> what identifies an item
 */
public record PayableItem<K>(K id, LocalDate dueOn, Money open, Money discount, boolean disputed) {
    public PayableItem {
        if (discount.isNegative() || discount.compareTo(open.max(Money.zero(open.currency()))) > 0) {
            throw new IllegalArgumentException("a discount of " + discount + " on " + open);
        }
    }

    /** An undisputed item without discount. */
    public PayableItem(K id, LocalDate dueOn, Money open) {
        this(id, dueOn, open, Money.zero(open.currency()), false);
    }
}
