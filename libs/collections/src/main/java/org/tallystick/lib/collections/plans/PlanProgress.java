package org.tallystick.lib.collections.plans;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;

/**
 * How far a plan in force is on a day, from what was paid by then (CAPABILITIES PL-3).
 *
 * @param state active, late, completed or defaulted; a plan that defaulted stays so, whatever is paid after
 * @param paid all that was paid, also beyond the plan
 */
public record PlanProgress(PlanState state, List<Covered> installments, Money paid) {
    public PlanProgress {
        installments = List.copyOf(installments);
    }

    /** Money paid for a plan or, negative, taken back. */
    public record Payment(LocalDate on, Money amount) {}

    /**
     * How far an installment is paid.
     *
     * @param amount of its total, what was paid; older installments are paid first
     * @param missedSince the day it should have been paid on, or was taken back on; null when nothing of it is missed
     */
    public record Covered(
            PlanInstallment installment,
            InstallmentState state,
            Money amount,
            @Nullable LocalDate missedSince) {}

    /**
     * Where a plan stands at a day.
     *
     * @param payments in any order; those after the day do not count
     * @param cureDays for so many days after it was missed an installment may still be paid
     */
    public static PlanProgress of(PlanSchedule schedule, Collection<Payment> payments, int cureDays, LocalDate day) {
        Money nothing = Money.zero(schedule.terms().covered().currency());
        NavigableMap<LocalDate, Money> paidBy = paidBy(payments, nothing, day);
        List<Covered> covered = new ArrayList<>();
        boolean isDefaulted = false;
        Money before = nothing;
        for (PlanInstallment each : schedule.installments()) {
            Course course = course(each, before, paidBy, cureDays, day);
            covered.add(course.covered());
            isDefaulted |= course.isDefaulted();
            before = before.plus(each.total());
        }
        Money paid = paidBy.isEmpty() ? nothing : paidBy.lastEntry().getValue();
        return new PlanProgress(state(covered, isDefaulted), covered, paid);
    }

    private static PlanState state(List<Covered> covered, boolean isDefaulted) {
        if (isDefaulted) {
            return PlanState.DEFAULTED;
        }
        if (covered.stream().anyMatch(each -> each.missedSince() != null)) {
            return PlanState.LATE;
        }
        return covered.stream()
                        .allMatch(
                                each -> each.amount().equals(each.installment().total()))
                ? PlanState.COMPLETED
                : PlanState.ACTIVE;
    }

    private static NavigableMap<LocalDate, Money> paidBy(Collection<Payment> payments, Money nothing, LocalDate day) {
        NavigableMap<LocalDate, Money> paidOn = new TreeMap<>();
        for (Payment each : payments) {
            if (!each.on().isAfter(day)) {
                paidOn.merge(each.on(), each.amount(), Money::plus);
            }
        }
        NavigableMap<LocalDate, Money> paidBy = new TreeMap<>();
        Money sum = nothing;
        for (Map.Entry<LocalDate, Money> each : paidOn.entrySet()) {
            sum = sum.plus(each.getValue());
            paidBy.put(each.getKey(), sum);
        }
        return paidBy;
    }

    /** An installment and whether it was ever missed for longer than it may be. */
    private record Course(Covered covered, boolean isDefaulted) {}

    /** Walks over the days on which something was paid, from the due day on. */
    private static Course course(
            PlanInstallment installment,
            Money before,
            NavigableMap<LocalDate, Money> paidBy,
            int cureDays,
            LocalDate day) {
        Money total = installment.total();
        Money onDueDay = covered(total, before, paidBy.floorEntry(installment.dueOn()));
        Money now = covered(total, before, paidBy.lastEntry());
        if (!day.isAfter(installment.dueOn())) {
            return new Course(new Covered(installment, early(installment, now, day), now, null), false);
        }
        LocalDate missedSince = onDueDay.equals(total) ? null : installment.dueOn();
        boolean wasMissed = missedSince != null;
        boolean isDefaulted = false;
        for (var entry : paidBy.tailMap(installment.dueOn(), false).entrySet()) {
            isDefaulted |= isOver(missedSince, cureDays, entry.getKey());
            boolean isPaid = covered(total, before, entry).equals(total);
            missedSince = isPaid ? null : missedSince == null ? entry.getKey() : missedSince;
            wasMissed |= !isPaid;
        }
        isDefaulted |= isOver(missedSince, cureDays, day);
        InstallmentState state = missedSince == null
                ? wasMissed ? InstallmentState.CURED : InstallmentState.PAID
                : onDueDay.isPositive() && now.isPositive() ? InstallmentState.PARTIAL : InstallmentState.MISSED;
        return new Course(new Covered(installment, state, now, missedSince), isDefaulted);
    }

    private static InstallmentState early(PlanInstallment installment, Money now, LocalDate day) {
        if (now.equals(installment.total())) {
            return InstallmentState.PAID;
        }
        return day.equals(installment.dueOn()) ? InstallmentState.DUE : InstallmentState.SCHEDULED;
    }

    private static boolean isOver(@Nullable LocalDate missedSince, int cureDays, LocalDate day) {
        return missedSince != null && day.isAfter(missedSince.plusDays(cureDays));
    }

    private static Money covered(Money total, Money before, Map.@Nullable Entry<LocalDate, Money> paid) {
        Money nothing = Money.zero(total.currency());
        return paid == null
                ? nothing
                : paid.getValue().minus(before).max(nothing).min(total);
    }
}
