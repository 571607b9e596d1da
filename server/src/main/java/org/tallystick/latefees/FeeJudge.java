package org.tallystick.latefees;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tallystick.latefees.ReferenceRates.ReferenceRate;
import org.tallystick.lib.collections.fees.LateFee;
import org.tallystick.lib.collections.fees.LateFeeTerms;
import org.tallystick.lib.collections.fees.LateFees;
import org.tallystick.receivables.Suspension;

/** Which rules charge what for a late item in a month, and why those do not that might have: facts in, decision out. */
final class FeeJudge {
    /** While one of these holds nothing is charged; interest makes up for it when it ends, and a plan has its own. */
    private static final Set<Suspension.Reason> SPARED = EnumSet.of(
            Suspension.Reason.DISPUTE,
            Suspension.Reason.PLAN,
            Suspension.Reason.HARDSHIP,
            Suspension.Reason.INSOLVENCY,
            Suspension.Reason.HOLD);

    private final List<LateFeeRule> rules;
    private final Map<String, List<ReferenceRate>> rates;
    private final YearMonth month;

    FeeJudge(List<LateFeeRule> rules, Map<String, List<ReferenceRate>> rates, YearMonth month) {
        this.rules = rules.stream().filter(rule -> rule.holdsFor(month)).toList();
        this.rates = rates;
        this.month = month;
    }

    /** A fee that is due, or what stands against one. */
    sealed interface Verdict {
        FeeCase about();

        LateFeeRule rule();

        record Due(FeeCase about, LateFeeRule rule, LateFee fee) implements Verdict {}

        record Spared(FeeCase about, LateFeeRule rule, Why why) implements Verdict {}
    }

    /** Why a rule that bears on an item charges nothing. */
    enum Why {
        NOT_ACCEPTED,
        SUSPENDED,
        RATE_UNKNOWN
    }

    List<Verdict> verdicts(FeeCase about) {
        List<Verdict> verdicts = new ArrayList<>();
        for (LateFeeRule rule : rules) {
            if (bearsOn(rule, about)) {
                verdicts.addAll(of(rule, about));
            }
        }
        return verdicts;
    }

    private List<Verdict> of(LateFeeRule rule, FeeCase about) {
        Optional<Why> hindrance = hindrance(rule, about);
        LateFeeTerms terms = rule.definition()
                .terms(rule.currency(), reference -> ReferenceRates.yearly(rates.getOrDefault(reference, List.of())));
        if (hindrance.isPresent()) {
            return isLate(terms, about) ? List.of(new Verdict.Spared(about, rule, hindrance.get())) : List.of();
        }
        return LateFees.of(terms, about.late(), about.charged(rule), month).stream()
                .<Verdict>map(fee -> new Verdict.Due(about, rule, fee))
                .toList();
    }

    private static boolean bearsOn(LateFeeRule rule, FeeCase about) {
        String country = about.customer().profile().address().country();
        return rule.currency().equals(about.item().currency())
                && !about.dueOn().isBefore(rule.validFrom())
                && rule.debtors().include(about.customer().profile().kind())
                && (rule.country() == null || rule.country().equals(country));
    }

    private Optional<Why> hindrance(LateFeeRule rule, FeeCase about) {
        if (rule.basis() == LateFeeRule.Basis.CONTRACTUAL && !about.accepted()) {
            return Optional.of(Why.NOT_ACCEPTED);
        }
        if (about.suspensions().stream().anyMatch(one -> SPARED.contains(one.reason()))) {
            return Optional.of(Why.SUSPENDED);
        }
        return rateUnknown(rule, about) ? Optional.of(Why.RATE_UNKNOWN) : Optional.empty();
    }

    /** Interest follows a rate only as far as it is known; it is never carried on in silence. */
    private boolean rateUnknown(LateFeeRule rule, FeeCase about) {
        String reference = rule.definition().reference();
        LocalDate from = about.dueOn().plusDays(1);
        return rule.definition().kind() == FeeDefinition.Kind.INTEREST
                && reference != null
                && !from.isAfter(month.atEndOfMonth())
                && ReferenceRates.firstUnknown(rates.getOrDefault(reference, List.of()), from, month.atEndOfMonth())
                        .isPresent();
    }

    /** Still open at the end of the month, and late beyond grace: only then does a hindrance matter to anybody. */
    private boolean isLate(LateFeeTerms terms, FeeCase about) {
        return about.item().isOpen()
                && about.dueOn().plusDays(terms.graceDays()).isBefore(month.atEndOfMonth());
    }
}
