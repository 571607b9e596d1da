package org.tallystick.lib.receivables.interest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.tallystick.lib.money.Money;

/**
 * Simple interest on a late amount by a table of rates, as EU directive 2011/7 has it: open x rate x days / 365 (DOMAIN
 * GV-EU). The fixed compensation of 40 EUR is an item of its own and not part of it.
 */
public final class StatutoryInterest {
    private static final BigDecimal DAYS_OF_A_YEAR = BigDecimal.valueOf(365);

    private StatutoryInterest() {}

    /**
     * Interest from the day after the due date through {@code until}, both counted, each day at the rate that holds then;
     * rounded HALF_UP once at the end. 1000 EUR due 2026-05-31 and paid 2026-07-20 at 10.15 % and, from 07-01, 10.40 % is
     * 14.04 EUR. Zero when not late.
     *
     * @throws IllegalArgumentException when no rate holds on the first day, or two begin on one day
     */
    public static Money of(Money open, LocalDate dueOn, LocalDate until, List<InterestRate> rates) {
        if (!until.isAfter(dueOn)) {
            return Money.zero(open.currency());
        }
        BigDecimal percentDays = percentDays(dueOn.plusDays(1), until.plusDays(1), byStart(rates));
        BigDecimal interest = open.toDecimal()
                .multiply(percentDays)
                .movePointLeft(2)
                .divide(DAYS_OF_A_YEAR, open.currency().digits(), RoundingMode.HALF_UP);
        return Money.exactly(interest, open.currency());
    }

    private static NavigableMap<LocalDate, InterestRate> byStart(List<InterestRate> rates) {
        var byStart = new TreeMap<LocalDate, InterestRate>();
        for (InterestRate rate : rates) {
            if (byStart.put(rate.from(), rate) != null) {
                throw new IllegalArgumentException("two rates begin on " + rate.from());
            }
        }
        return byStart;
    }

    /** The sum of rate x days over [from, end). */
    private static BigDecimal percentDays(LocalDate from, LocalDate end, NavigableMap<LocalDate, InterestRate> rates) {
        BigDecimal sum = BigDecimal.ZERO;
        LocalDate start = from;
        while (start.isBefore(end)) {
            var holding = rates.floorEntry(start);
            if (holding == null) {
                throw new IllegalArgumentException("no interest rate holds on " + start);
            }
            LocalDate change = rates.higherKey(start);
            LocalDate stop = change == null || change.isAfter(end) ? end : change;
            long days = ChronoUnit.DAYS.between(start, stop);
            sum = sum.add(holding.getValue().yearly().value().multiply(BigDecimal.valueOf(days)));
            start = stop;
        }
        return sum;
    }
}
