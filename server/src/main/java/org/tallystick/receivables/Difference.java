package org.tallystick.receivables;

import org.tallystick.lib.money.Money;

/** What a payment is short of on an item and settles all the same, because the shortfall has a name. */
public record Difference(OpenItemId item, Money amount, Allocation.Kind kind) {
    public Difference {
        boolean named = switch (kind) {
            case DISCOUNT, BANK_FEE, SMALL_DIFFERENCE -> true;
            case PAYMENT, CREDIT, WRITE_OFF, WAIVER, REFUND_BACK -> false;
        };
        if (!named) {
            throw new IllegalArgumentException(kind + " is no difference beside a payment");
        }
    }

    Slice slice() {
        return new Slice(item, amount);
    }
}
