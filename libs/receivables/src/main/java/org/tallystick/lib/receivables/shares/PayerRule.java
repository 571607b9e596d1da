package org.tallystick.lib.receivables.shares;

import java.math.RoundingMode;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.money.Percent;

/**
 * What one payer takes over of an invoice, tax included: a percentage of the whole invoice, at most so much per invoice, at
 * most what is left of their maximum for the period. A fixed amount is 100 % with a maximum per invoice; null is no limit.
 */
public record PayerRule(
        Percent share,
        @Nullable Money mostPerInvoice,
        @Nullable Money leftInPeriod) {
    public PayerRule {
        if (share.value().signum() <= 0 || share.compareTo(Percent.HUNDRED) > 0) {
            throw new IllegalArgumentException("a share is more than 0 and at most 100 %: " + share);
        }
        if (mostPerInvoice != null && !mostPerInvoice.isPositive()) {
            throw new IllegalArgumentException("a maximum is positive: " + mostPerInvoice);
        }
        if (leftInPeriod != null && leftInPeriod.isNegative()) {
            throw new IllegalArgumentException("less than nothing is left: " + leftInPeriod);
        }
    }

    /** Of a whole, when the payers before left {@code rest} of it; rounded HALF_UP, never more than the rest. */
    Money amountOf(Money whole, Money rest) {
        Money wanted = whole.times(share.asFactor(), RoundingMode.HALF_UP);
        return Stream.of(rest, mostPerInvoice, leftInPeriod)
                .filter(limit -> limit != null)
                .reduce(wanted, Money::min);
    }
}
