package org.tallystick.cashapp;

import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;

/**
 * What an advice says of one document.
 *
 * @param document its number, empty for an adjustment of the whole payment
 * @param gross what was owed on it, where the payer says so
 * @param discount taken for early payment
 * @param adjustment more, or less when negative, for a reason
 * @param net what is paid on it; negative for a credit that is used
 */
public record AdviceLine(
        String document,
        @Nullable Money gross,
        Money discount,
        Money adjustment,
        @Nullable String reason,
        Money net) {
    /** Only what is paid on a document. */
    static AdviceLine of(String document, Money net) {
        Money none = Money.zero(net.currency());
        return new AdviceLine(document, null, none, none, null, net);
    }

    /** More or less money that belongs to no document. */
    static AdviceLine adjustment(Money amount, @Nullable String reason) {
        return new AdviceLine("", null, Money.zero(amount.currency()), amount, reason, amount);
    }

    /** What was owed, and what is paid of it: the difference is the discount where it is known, else an adjustment. */
    static AdviceLine of(String document, Money gross, Money discount, Money net, @Nullable String reason) {
        Money adjustment = net.minus(gross).plus(discount);
        return new AdviceLine(document, gross, discount, adjustment, reason, net);
    }
}
