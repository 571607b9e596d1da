package org.tallystick.lib.collections.fees;

import java.time.LocalDate;
import java.util.List;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.money.Percent;

/**
 * What a rule charges for an item, once for each period.
 *
 * @param period under it the fee is unique for its item and rule: {@code once}, {@code 30 days}, {@code 2026-11}
 * @param base what was open when it was charged
 * @param from the first day it is for
 * @param through the last
 * @param spans of interest, how it adds up since the item was due; what was charged before is taken off
 */
public record LateFee(String period, Money amount, Money base, LocalDate from, LocalDate through, List<Span> spans) {
    public LateFee {
        spans = List.copyOf(spans);
    }

    /** Days of interest at one rate on one amount; both days count. */
    public record Span(LocalDate from, LocalDate through, Money open, Percent yearly, int days, int daysOfYear) {}

    /** Of the interest that added up, what is not in this fee; nothing for other fees. */
    public Money chargedBefore() {
        return spans.isEmpty()
                ? Money.zero(amount.currency())
                : InterestSpans.sum(spans, amount.currency()).minus(amount);
    }

    LateFee of(Money less) {
        return new LateFee(period, less, base, from, through, spans);
    }
}
