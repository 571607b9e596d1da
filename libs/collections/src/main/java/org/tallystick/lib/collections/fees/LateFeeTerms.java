package org.tallystick.lib.collections.fees;

import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.money.Percent;

/**
 * A rule about late fees.
 *
 * @param monthly flat amounts and percentages again in each month the item is late in, else once; interest always goes by
 *     month, steps and compensation never
 * @param graceDays nothing is charged when the item is settled within so many days after it was due; once they are over,
 *     interest counts from the day after the due date
 * @param least what comes to less is not charged; interest goes on adding up
 * @param most what the rule charges for one item at most
 * @param mostOfItem the same as a percentage of the item's posted amount
 */
public record LateFeeTerms(
        FeeFormula formula,
        boolean monthly,
        int graceDays,
        Money least,
        @Nullable Money most,
        @Nullable Percent mostOfItem) {
    public LateFeeTerms {
        if (graceDays < 0 || least.isNegative()) {
            throw new IllegalArgumentException("days and amounts are not negative");
        }
    }
}
