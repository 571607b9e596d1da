package org.tallystick.lib.collections.dunning;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;

/**
 * One installment that is owed, or, negative, a credit that is not used yet.
 *
 * @param lastLevel the highest level of a notice sent about it; 0: none
 * @param lastOn when that was
 * @param isWaiting whether a notice about it was proposed and has not been sent
 * @param isReserved whether a payment of it is under way (RULE-07)
 * @param isPromiseBroken whether a promise to pay it was broken since the last notice (SM-4)
 */
public record Item(
        String id,
        LocalDate dueOn,
        Money open,
        List<Span> spans,
        int lastLevel,
        @Nullable LocalDate lastOn,
        boolean isWaiting,
        boolean isReserved,
        boolean isPromiseBroken) {
    public Item {
        spans = List.copyOf(spans);
    }

    /** One about which no promise was broken. */
    public Item(
            String id,
            LocalDate dueOn,
            Money open,
            List<Span> spans,
            int lastLevel,
            @Nullable LocalDate lastOn,
            boolean isWaiting,
            boolean isReserved) {
        this(id, dueOn, open, spans, lastLevel, lastOn, isWaiting, isReserved, false);
    }

    /** What of it may be demanded on a day: the residual, never the original amount, less what is suspended. */
    public Money dunnable(LocalDate day) {
        Money rest = open;
        for (Span span : spans) {
            if (span.holdsOn(day)) {
                Money amount = span.amount();
                rest = amount == null ? Money.zero(open.currency()) : rest.minus(amount);
            }
        }
        return rest.max(Money.zero(open.currency()));
    }

    boolean isStopped(LocalDate day) {
        return dunnable(day).isZero();
    }
}
