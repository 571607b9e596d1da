package org.tallystick.lib.collections.plans;

import java.time.LocalDate;
import org.tallystick.lib.collections.fees.DayCount;
import org.tallystick.lib.collections.fees.SimpleInterest;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.money.Percent;

/**
 * What paying in installments costs.
 *
 * @param fee comes with the first installment; may be nothing
 * @param yearly simple interest on what remains; may be nothing
 */
public record PlanCharges(Money fee, Percent yearly, DayCount dayCount) {
    public PlanCharges {
        if (fee.isNegative() || yearly.compareTo(Percent.ZERO) < 0) {
            throw new IllegalArgumentException("a plan does not cost less than nothing");
        }
    }

    public static PlanCharges none(CurrencyCode currency) {
        return new PlanCharges(Money.zero(currency), Percent.ZERO, DayCount.ACT_365);
    }

    Money interest(Money principal, LocalDate after, LocalDate through) {
        return SimpleInterest.of(principal, yearly, dayCount, after, through);
    }
}
