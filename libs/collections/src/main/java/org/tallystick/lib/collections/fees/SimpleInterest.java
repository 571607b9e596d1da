package org.tallystick.lib.collections.fees;

import java.time.LocalDate;
import java.util.List;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.money.Percent;
import org.tallystick.lib.receivables.interest.InterestRate;

/** What an amount that stays the same costs at one yearly rate. */
public final class SimpleInterest {
    private SimpleInterest() {}

    /** From the day after a day through another, rounded once, HALF_UP; nothing when that one is not after it. */
    public static Money of(Money amount, Percent yearly, DayCount dayCount, LocalDate after, LocalDate through) {
        LateItem item = LateItem.settledBy(amount, after, List.of());
        var formula = new FeeFormula.Interest(List.of(new InterestRate(after, yearly)), dayCount);
        return InterestSpans.sum(InterestSpans.of(item, formula, after.plusDays(1), through), amount.currency());
    }
}
