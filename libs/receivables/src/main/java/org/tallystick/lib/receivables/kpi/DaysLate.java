package org.tallystick.lib.receivables.kpi;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.tallystick.lib.money.Money;

/** Average days late, weighted by amount; two decimals, HALF_UP, negative when paid early, absent without amounts (GV-WDL). */
public final class DaysLate {
    private DaysLate() {}

    /** A positive amount with its due date and the date to measure to: paid on, or the report date while open. */
    public record Amount(Money amount, LocalDate dueOn, LocalDate until) {
        private BigDecimal weighted() {
            return amount.toDecimal().multiply(BigDecimal.valueOf(ChronoUnit.DAYS.between(dueOn, until)));
        }
    }

    /**
     * (140 x 7 + 85 x 55) / 225 is 25.13. Give the paid amounts for the variant "paid", and the paid and the open ones for
     * "paid and open".
     */
    public static Optional<BigDecimal> weighted(List<Amount> amounts) {
        BigDecimal weighted = amounts.stream().map(Amount::weighted).reduce(BigDecimal.ZERO, BigDecimal::add);
        return amounts.stream()
                .map(Amount::amount)
                .reduce(Money::plus)
                .flatMap(total -> Ratio.of(weighted, total.toDecimal()));
    }
}
