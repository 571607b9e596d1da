package org.tallystick.lib.collections.fees;

import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tallystick.lib.money.Money;

/**
 * What a rule charges for an item in a month that has ended. Charging a month twice charges nothing the second time; months
 * that were left out are made up for by interest, which counts from the due date and takes off what was charged before
 * (RULE-12, CAPABILITIES F-4).
 */
public final class LateFees {
    private static final String ONCE = "once";

    private LateFees() {}

    /**
     * The fees of a month, mostly none or one; several when several steps were reached.
     *
     * @param charged what the rule charged for this item before, by period
     * @throws IllegalArgumentException when no interest rate holds on a day something was open
     */
    public static List<LateFee> of(LateFeeTerms terms, LateItem item, Map<String, Money> charged, YearMonth month) {
        LocalDate firstDay = item.dueOn().plusDays(terms.graceDays() + 1L);
        if (firstDay.isAfter(month.atEndOfMonth()) || !item.openOn(firstDay).isPositive()) {
            return List.of();
        }
        List<LateFee> due = switch (terms.formula()) {
            case FeeFormula.Flat flat -> recurring(terms, item, month, open -> flat.amount());
            case FeeFormula.Share share ->
                recurring(terms, item, month, open -> share.percent().of(open, RoundingMode.HALF_UP));
            case FeeFormula.Steps steps -> steps(steps, item, terms.graceDays(), month);
            case FeeFormula.Compensation compensation ->
                fee(ONCE, firstDay, item.openOn(item.dueOn().plusDays(1)), compensation::of).stream()
                        .toList();
            case FeeFormula.Interest interest -> interest(interest, item, charged, month);
        };
        return withinLimits(terms, item, charged, due);
    }

    private static List<LateFee> recurring(
            LateFeeTerms terms, LateItem item, YearMonth month, Function<Money, Money> formula) {
        LocalDate day = later(item.dueOn().plusDays(terms.graceDays() + 1L), month.atDay(1));
        return fee(terms.monthly() ? month.toString() : ONCE, day, item.openOn(day), formula).stream()
                .toList();
    }

    private static List<LateFee> steps(FeeFormula.Steps steps, LateItem item, int graceDays, YearMonth month) {
        List<LateFee> due = new ArrayList<>();
        for (FeeFormula.Step step : steps.steps()) {
            LocalDate reached = item.dueOn().plusDays(Math.max(step.daysLate(), graceDays + 1L));
            LocalDate day = later(reached, month.atDay(1));
            if (!reached.isAfter(month.atEndOfMonth())) {
                fee(step.daysLate() + " days", day, item.openOn(day), open -> step.amount())
                        .ifPresent(due::add);
            }
        }
        return due;
    }

    private static List<LateFee> interest(
            FeeFormula.Interest interest, LateItem item, Map<String, Money> charged, YearMonth month) {
        LocalDate from = item.dueOn().plusDays(1);
        List<LateFee.Span> spans = InterestSpans.of(item, interest, from, month.atEndOfMonth());
        Money before = sum(charged, item.amount());
        Money amount = InterestSpans.sum(spans, item.amount().currency()).minus(before);
        return spans.isEmpty()
                ? List.of()
                : List.of(new LateFee(
                        month.toString(),
                        amount,
                        spans.getLast().open(),
                        later(from, month.atDay(1)),
                        spans.getLast().through(),
                        spans));
    }

    private static Optional<LateFee> fee(String period, LocalDate day, Money open, Function<Money, Money> formula) {
        return open.isPositive()
                ? Optional.of(new LateFee(period, formula.apply(open), open, day, day, List.of()))
                : Optional.empty();
    }

    /** Without what was charged, what is too little, and what is above the limits. */
    private static List<LateFee> withinLimits(
            LateFeeTerms terms, LateItem item, Map<String, Money> charged, List<LateFee> due) {
        Money left = limit(terms, item).minus(sum(charged, item.amount()));
        List<LateFee> kept = new ArrayList<>();
        for (LateFee fee : due) {
            Money amount = fee.amount().min(left);
            if (!charged.containsKey(fee.period()) && amount.isPositive() && amount.compareTo(terms.least()) >= 0) {
                kept.add(fee.of(amount));
                left = left.minus(amount);
            }
        }
        return kept;
    }

    private static Money limit(LateFeeTerms terms, LateItem item) {
        Money none = new Money(Long.MAX_VALUE / 2, item.amount().currency());
        Money most = terms.most() == null ? none : terms.most();
        return terms.mostOfItem() == null ? most : most.min(terms.mostOfItem().of(item.amount(), RoundingMode.HALF_UP));
    }

    private static Money sum(Map<String, Money> charged, Money like) {
        return charged.values().stream().reduce(Money.zero(like.currency()), Money::plus);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
