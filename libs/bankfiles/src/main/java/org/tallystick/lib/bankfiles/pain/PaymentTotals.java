package org.tallystick.lib.bankfiles.pain;

import java.math.BigDecimal;

/**
 * How many transactions there are, and the sum of their amounts whatever their currencies.
 *
 * @param sum with the decimals of the amounts
 */
public record PaymentTotals(long transactions, BigDecimal sum) {
    /** Nothing counted yet. */
    public static final PaymentTotals NONE = new PaymentTotals(0, BigDecimal.ZERO);

    /** The totals with one more transaction. */
    public PaymentTotals plus(BigDecimal amount) {
        return new PaymentTotals(transactions + 1, sum.add(amount));
    }
}
