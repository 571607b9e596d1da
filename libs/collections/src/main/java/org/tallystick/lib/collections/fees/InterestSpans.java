package org.tallystick.lib.collections.fees;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.receivables.interest.InterestRate;

/** Simple interest on an amount that shrinks, at rates that change: exact until it is rounded once. */
final class InterestSpans {
    /** A multiple of every number of days a year may have. */
    private static final BigDecimal COMMON_YEAR = BigDecimal.valueOf(360L * 365 * 366);

    private InterestSpans() {}

    /**
     * The spans from a day through another, both counted, without days on which nothing was open.
     *
     * @throws IllegalArgumentException when no rate holds on a day something was open
     */
    static List<LateFee.Span> of(LateItem item, FeeFormula.Interest interest, LocalDate from, LocalDate through) {
        NavigableMap<LocalDate, InterestRate> rates = new TreeMap<>();
        interest.yearly().forEach(rate -> rates.put(rate.from(), rate));
        List<LateFee.Span> spans = new ArrayList<>();
        LocalDate start = from;
        while (!start.isAfter(through)) {
            LocalDate end = end(start, through.plusDays(1), item, rates, interest.dayCount());
            Money open = item.openOn(start);
            if (open.isPositive()) {
                spans.add(span(start, end, open, rates, interest.dayCount()));
            }
            start = end;
        }
        return spans;
    }

    /** HALF_UP, once, over all spans. */
    static Money sum(List<LateFee.Span> spans, CurrencyCode currency) {
        BigDecimal sum = BigDecimal.ZERO;
        for (LateFee.Span span : spans) {
            sum = sum.add(span.open()
                    .toDecimal()
                    .multiply(span.yearly().asFactor())
                    .multiply(BigDecimal.valueOf(span.days()))
                    .multiply(COMMON_YEAR.divide(BigDecimal.valueOf(span.daysOfYear()), 0, RoundingMode.UNNECESSARY)));
        }
        return Money.exactly(sum.divide(COMMON_YEAR, currency.digits(), RoundingMode.HALF_UP), currency);
    }

    private static LateFee.Span span(
            LocalDate start,
            LocalDate end,
            Money open,
            NavigableMap<LocalDate, InterestRate> rates,
            DayCount dayCount) {
        var holding = rates.floorEntry(start);
        if (holding == null) {
            throw new IllegalArgumentException("no interest rate holds on " + start);
        }
        return new LateFee.Span(
                start,
                end.minusDays(1),
                open,
                holding.getValue().yearly(),
                dayCount.days(start, end),
                dayCount.daysOfYear(start));
    }

    /** The next day on which the amount, the rate or the year changes. */
    private static LocalDate end(
            LocalDate start,
            LocalDate end,
            LateItem item,
            NavigableMap<LocalDate, InterestRate> rates,
            DayCount dayCount) {
        LocalDate next = earlier(earlier(end, item.openFrom().higherKey(start)), rates.higherKey(start));
        return dayCount == DayCount.ACT_ACT
                ? earlier(next, start.withDayOfYear(1).plusYears(1))
                : next;
    }

    private static LocalDate earlier(LocalDate one, @Nullable LocalDate other) {
        return other == null || one.isBefore(other) ? one : other;
    }
}
