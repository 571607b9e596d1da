package org.tallystick.contracts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.receivables.pricing.Portion;

/**
 * Which days of which lines of a contract have become due and were not charged yet. Periods follow each other from the day
 * on which the contract began; where a version begins or ends inside one, it is charged in parts.
 */
record DueCharges(List<Span> versions, Map<Integer, LocalDate> chargedThrough, Map<Integer, LocalDate> milestones) {
    private static final int MOST_PERIODS = 1_000;

    DueCharges {
        versions = List.copyOf(versions);
        chargedThrough = Map.copyOf(chargedThrough);
        milestones = Map.copyOf(milestones);
    }

    /** A version and the days on which it holds, the last one included. */
    record Span(int version, LocalDate first, LocalDate last, ContractTerms terms) {}

    /** In the order of versions and lines, each line's periods by day; of very many the earliest. */
    List<DueCharge> through(LocalDate day) {
        List<DueCharge> due = new ArrayList<>();
        for (Span span : versions) {
            for (ContractLine line : span.terms().lines()) {
                switch (line.schedule()) {
                    case BillingSchedule.InAdvance advance -> recurring(span, line, advance.cycle(), day, due);
                    case BillingSchedule.InArrears arrears -> recurring(span, line, arrears.cycle(), day, due);
                    case BillingSchedule.Metered metered -> recurring(span, line, metered.cycle(), day, due);
                    case BillingSchedule.Once once -> once(span, line, once.on(), day, due);
                    case BillingSchedule.Milestone _ -> once(span, line, milestones.get(line.line()), day, due);
                }
            }
        }
        return due;
    }

    private void recurring(Span span, ContractLine line, Cycle cycle, LocalDate day, List<DueCharge> due) {
        LocalDate origin = versions.getFirst().first();
        LocalDate from = next(span, line);
        for (int periods = 0; periods < MOST_PERIODS && !from.isAfter(span.last()); periods++) {
            Cycle.Period period = cycle.holding(from, origin);
            LocalDate to = period.last().isBefore(span.last()) ? period.last() : span.last();
            LocalDate dueOn = line.schedule() instanceof BillingSchedule.InAdvance ? from : to;
            if (dueOn.isAfter(day)) {
                return;
            }
            due.add(new DueCharge(
                    span.version(), line, from, to, Portion.of(from, to, period.first(), period.last()), dueOn));
            from = to.plusDays(1);
        }
    }

    private LocalDate next(Span span, ContractLine line) {
        LocalDate through = chargedThrough.get(line.line());
        return through == null || through.isBefore(span.first()) ? span.first() : through.plusDays(1);
    }

    private void once(Span span, ContractLine line, @Nullable LocalDate on, LocalDate day, List<DueCharge> due) {
        boolean isDue = on != null
                && !on.isAfter(day)
                && !on.isBefore(span.first())
                && !on.isAfter(span.last())
                && !chargedThrough.containsKey(line.line());
        if (isDue && on != null) {
            due.add(new DueCharge(span.version(), line, on, on, Portion.WHOLE, on));
        }
    }
}
