package org.tallystick.lib.collections.plans;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tallystick.lib.money.BusinessDays;
import org.tallystick.lib.money.Money;

/** Makes schedules from terms, exact to the cent (CAPABILITIES PL-1, PL-2). */
public final class Plans {
    private Plans() {}

    /** The schedule, or the first thing that is wrong with the terms. */
    public static PlanDraft draft(PlanTerms terms) {
        List<LocalDate> days = terms.days().days();
        Optional<PlanRefusal> wrong = wrongAmounts(terms, days.size());
        if (wrong.isPresent()) {
            return wrong.get();
        }
        List<Money> principals = principals(terms, days.size());
        List<PlanInstallment> installments = new ArrayList<>();
        if (terms.downPayment().isPositive()) {
            installments.add(downPayment(terms));
        }
        Money left = toSplit(terms);
        LocalDate since = terms.startsOn();
        for (int index = 0; index < days.size(); index++) {
            PlanInstallment next = installment(terms, index, days.get(index), principals.get(index), left, since);
            installments.add(next);
            left = left.minus(next.principal());
            since = next.dueOn();
        }
        Optional<PlanRefusal> wrongDay = wrongDays(terms, installments);
        return wrongDay.isPresent() ? wrongDay.get() : new PlanSchedule(terms, installments);
    }

    private static Optional<PlanRefusal> wrongAmounts(PlanTerms terms, int count) {
        if (!terms.covered().isPositive()) {
            return Optional.of(PlanRefusal.of(PlanRefusal.Reason.NOTHING_COVERED));
        }
        if (terms.downPayment().isNegative()) {
            return Optional.of(PlanRefusal.by(PlanRefusal.Reason.DOWN_PAYMENT_NEGATIVE, terms.downPayment()));
        }
        if (!toSplit(terms).isPositive()) {
            return Optional.of(PlanRefusal.by(
                    PlanRefusal.Reason.DOWN_PAYMENT_TOO_HIGH, toSplit(terms).negated()));
        }
        if (count < 1) {
            return Optional.of(PlanRefusal.of(PlanRefusal.Reason.NO_INSTALLMENTS));
        }
        return switch (terms.split()) {
            case PlanSplit.Even even ->
                toSplit(terms).minor() < count
                        ? Optional.of(PlanRefusal.of(PlanRefusal.Reason.TOO_MANY_INSTALLMENTS))
                        : Optional.empty();
            case PlanSplit.Custom custom -> wrongAmounts(terms, custom.amounts(), count);
        };
    }

    private static Optional<PlanRefusal> wrongAmounts(PlanTerms terms, List<Money> amounts, int count) {
        if (amounts.size() != count) {
            return Optional.of(PlanRefusal.of(PlanRefusal.Reason.AMOUNTS_WITHOUT_DAYS));
        }
        Money difference = amounts.stream().reduce(toSplit(terms).negated(), Money::plus);
        Optional<Money> notPositive =
                amounts.stream().filter(amount -> !amount.isPositive()).findFirst();
        if (notPositive.isPresent()) {
            return Optional.of(PlanRefusal.by(PlanRefusal.Reason.AMOUNT_NOT_POSITIVE, notPositive.get()));
        }
        return difference.isZero()
                ? Optional.empty()
                : Optional.of(PlanRefusal.by(PlanRefusal.Reason.AMOUNTS_DO_NOT_SUM, difference));
    }

    private static Money toSplit(PlanTerms terms) {
        return terms.covered().minus(terms.downPayment());
    }

    private static List<Money> principals(PlanTerms terms, int count) {
        return switch (terms.split()) {
            case PlanSplit.Even even -> {
                long[] weights = new long[count];
                Arrays.fill(weights, 1);
                yield toSplit(terms).allocate(weights);
            }
            case PlanSplit.Custom custom -> custom.amounts();
        };
    }

    private static PlanInstallment downPayment(PlanTerms terms) {
        Money nothing = Money.zero(terms.covered().currency());
        BusinessDays.Roll roll = terms.calendar().rollForward(terms.startsOn());
        return new PlanInstallment(0, roll.agreedOn(), roll.rolledTo(), terms.downPayment(), nothing, nothing);
    }

    private static PlanInstallment installment(
            PlanTerms terms, int index, LocalDate agreedOn, Money principal, Money left, LocalDate since) {
        BusinessDays.Roll roll = terms.calendar().rollForward(agreedOn);
        Money fee =
                index == 0 ? terms.charges().fee() : Money.zero(terms.covered().currency());
        Money interest = terms.charges().interest(left, since, roll.rolledTo());
        return new PlanInstallment(index + 1, agreedOn, roll.rolledTo(), principal, fee, interest);
    }

    private static Optional<PlanRefusal> wrongDays(PlanTerms terms, List<PlanInstallment> installments) {
        for (int index = 0; index < installments.size(); index++) {
            PlanInstallment each = installments.get(index);
            if (each.agreedOn().isBefore(terms.startsOn())) {
                return Optional.of(PlanRefusal.on(PlanRefusal.Reason.DAY_BEFORE_START, each.agreedOn()));
            }
            if (index > 0 && !each.dueOn().isAfter(installments.get(index - 1).dueOn())) {
                return Optional.of(PlanRefusal.on(PlanRefusal.Reason.DAYS_DO_NOT_RISE, each.agreedOn()));
            }
        }
        return Optional.empty();
    }
}
