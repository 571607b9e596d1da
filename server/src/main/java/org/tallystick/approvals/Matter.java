package org.tallystick.approvals;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;

/**
 * What the matrix asks about a deed.
 *
 * @param base the amount in the company's currency
 * @param first it is the first invoice of its customer
 */
public record Matter(
        @Nullable UUID customer,
        Money amount,
        Money base,
        boolean first,
        @Nullable BigDecimal margin) {
    public Matter(@Nullable UUID customer, Money amount, Money base, boolean first) {
        this(customer, amount, base, first, null);
    }
}
