package org.tallystick.lib.collections.plans;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.tallystick.lib.money.Money;

/** The installments of a plan in order of their days, the down payment first. They sum to what is covered, fee and interest. */
public record PlanSchedule(PlanTerms terms, List<PlanInstallment> installments) implements PlanDraft {
    public PlanSchedule {
        installments = List.copyOf(installments);
    }

    public Money total() {
        return sum(installments, PlanInstallment::total);
    }

    public Money interest() {
        return sum(installments, PlanInstallment::interest);
    }

    /**
     * What settles the plan at the end of a day: the principal and the fee, interest up to that day, less what was paid. Interest
     * goes by the schedule: paying late or ahead does not change it.
     */
    public Money settlement(LocalDate day, Money paid) {
        List<PlanInstallment> past =
                installments.stream().filter(each -> !each.dueOn().isAfter(day)).toList();
        Money owed = terms.covered()
                .plus(terms.charges().fee())
                .plus(sum(past, PlanInstallment::interest))
                .plus(running(past, day));
        return owed.minus(paid).max(Money.zero(owed.currency()));
    }

    /** Interest since the last due day, for an installment that is not due yet. */
    private Money running(List<PlanInstallment> past, LocalDate day) {
        List<PlanInstallment> bearing =
                past.stream().filter(each -> each.number() > 0).toList();
        LocalDate since =
                bearing.isEmpty() ? terms.startsOn() : bearing.getLast().dueOn();
        Money left = terms.covered().minus(terms.downPayment()).minus(sum(bearing, PlanInstallment::principal));
        return terms.charges().interest(left, since, day);
    }

    private Money sum(List<PlanInstallment> some, Function<PlanInstallment, Money> part) {
        return some.stream().map(part).reduce(Money.zero(terms.covered().currency()), Money::plus);
    }
}
