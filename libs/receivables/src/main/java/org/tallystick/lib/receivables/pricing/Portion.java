package org.tallystick.lib.receivables.pricing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;

/**
 * The days of a period that are charged: actual days over the actual days of the period, counted from its first. The share of
 * the days {@code [from, to)} is what the period costs through {@code to}, rounded, less what it costs through {@code from},
 * rounded; so however a period is cut, its parts sum to the whole.
 */
public record Portion(int from, int to, int days) {
    /** All of a period. */
    public static final Portion WHOLE = new Portion(0, 1, 1);

    public Portion {
        if (from < 0 || from >= to || to > days) {
            throw new IllegalArgumentException("no part of a period: " + from + " to " + to + " of " + days);
        }
    }

    /** The days from the first to the last, both included, of the period from its first day to its last. */
    public static Portion of(LocalDate first, LocalDate last, LocalDate periodFirst, LocalDate periodLast) {
        return new Portion(
                days(periodFirst, first),
                Math.addExact(days(periodFirst, last), 1),
                Math.addExact(days(periodFirst, periodLast), 1));
    }

    public boolean isWhole() {
        return from == 0 && to == days;
    }

    /** How many days are charged. */
    public int served() {
        return to - from;
    }

    /** The part of what the whole period costs, in whole minor units, rounded half up. */
    Money of(BigDecimal whole, CurrencyCode currency) {
        return through(to, whole, currency).minus(through(from, whole, currency));
    }

    /** One division, rounded once. */
    private Money through(int day, BigDecimal whole, CurrencyCode currency) {
        BigDecimal share = whole.multiply(BigDecimal.valueOf(day))
                .divide(BigDecimal.valueOf(days), currency.digits(), RoundingMode.HALF_UP);
        return Money.exactly(share, currency);
    }

    private static int days(LocalDate from, LocalDate to) {
        return Math.toIntExact(ChronoUnit.DAYS.between(from, to));
    }
}
