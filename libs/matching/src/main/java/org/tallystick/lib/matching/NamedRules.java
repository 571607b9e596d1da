package org.tallystick.lib.matching;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CA-1, CA-2 and CA-6: the items are named exactly. */
final class NamedRules {
    /** Up to 15 % short is a deduction, more a part payment. */
    private static final long DEDUCTION_PERCENT = 15;

    private NamedRules() {}

    /** CA-1 and CA-2: what is named is the payment. */
    static Outcome closing(Facts facts) {
        Findings findings = facts.findings();
        Rule rule = findings.structured ? Rule.STRUCTURED : Rule.NUMBERS;
        List<Entry> all = new ArrayList<>(facts.named());
        all.addAll(findings.foreign.keySet());
        if (all.isEmpty()) {
            return Outcome.nothing(rule);
        }
        boolean strangers = !facts.payer().isKnown() || !findings.foreign.isEmpty();
        if (strangers && facts.areOneGroup(all) && Facts.sum(all) == facts.amount()) {
            Outcome outcome = Outcome.of(rule, List.of(Settlement.full(all)));
            boolean sure = findings.allStrong() && (findings.named.isEmpty() || findings.foreign.isEmpty());
            return sure ? outcome : outcome.against(Guard.PAYER);
        }
        return facts.payer().isKnown() ? ownClosing(facts, rule) : Outcome.nothing(rule);
    }

    private static Outcome ownClosing(Facts facts, Rule rule) {
        List<Entry> own = facts.named();
        if (own.isEmpty()) {
            return Outcome.nothing(rule);
        }
        Settlement settlement = Closing.exact(facts, own);
        if (settlement == null) {
            settlement = Closing.hypothesis(facts, own);
        }
        if (settlement != null) {
            return Outcome.of(rule, List.of(settlement));
        }
        Settlement rounded = Closing.roundedOnTotal(facts, own);
        return rounded == null
                ? Outcome.nothing(rule)
                : Outcome.of(rule, List.of(rounded)).against(Guard.COMBINATION);
    }

    /** CA-6: named exactly, and the payment is less or more. */
    static Outcome residual(Facts facts) {
        List<Entry> own = facts.named();
        boolean ready =
                !own.isEmpty() && facts.findings().allStrong() && facts.payer().isKnown();
        if (!ready) {
            return Outcome.nothing(Rule.RESIDUAL);
        }
        long total = Facts.sum(own);
        return total > facts.amount() ? shortOf(facts, own, Rule.RESIDUAL) : over(facts, own, Rule.RESIDUAL);
    }

    /** Items named that the payment more than covers; the rest must not be enough for anything else. */
    static Outcome over(Facts facts, List<Entry> own, Rule rule) {
        long total = Facts.sum(own);
        if (total <= 0) {
            return Outcome.nothing(rule);
        }
        Outcome outcome = Outcome.of(rule, List.of(Settlement.full(own)));
        long rest = facts.amount() - total;
        boolean mayPayMore = facts.pool().stream()
                .filter(entry -> entry.open() > 0 && !own.contains(entry))
                .anyMatch(entry -> mayBePaidBy(facts, entry, rest));
        if (mayPayMore || elsewhere(facts, own)) {
            outcome = outcome.against(Guard.UNIQUENESS);
        }
        return facts.findings().endsUnread ? outcome.against(Guard.RESIDUE) : outcome;
    }

    /** In full, short by no more than a deduction, or less a fee. */
    private static boolean mayBePaidBy(Facts facts, Entry entry, long rest) {
        return entry.open() * (100 - DEDUCTION_PERCENT) <= rest * 100
                || facts.policy().isFee(facts.line().currency(), entry.open() - rest);
    }

    /** Items named that the payment does not cover. */
    static Outcome shortOf(Facts facts, List<Entry> own, Rule rule) {
        Settlement charged = Closing.charged(facts, own);
        Settlement settlement = charged == null ? shortSettlement(facts, own) : charged;
        if (settlement == null) {
            return Outcome.of(rule, List.of(Settlement.oldestFirst(own, facts.amount())))
                    .against(Guard.UNIQUENESS);
        }
        Outcome outcome = Outcome.of(rule, List.of(settlement));
        outcome = elsewhere(facts, own) ? outcome.against(Guard.CONFLICT) : outcome;
        boolean goesOn = facts.slips().begun().stream().anyMatch(entry -> !own.contains(entry));
        return goesOn ? outcome.against(Guard.RESIDUE) : outcome;
    }

    private static @Nullable Settlement shortSettlement(Facts facts, List<Entry> own) {
        long total = Facts.sum(own);
        long missing = total - facts.amount();
        long late = own.stream().mapToLong(Entry::lateDiscount).sum();
        if (late > 0 && late == missing) {
            return Settlement.discounted(own, Entry::lateDiscount, Adjustment.DISCOUNT_LATE);
        }
        boolean deduction = missing * 100 <= total * DEDUCTION_PERCENT;
        if (own.size() == 1) {
            Adjustment name = deduction ? Adjustment.DEDUCTION : Adjustment.PARTIAL;
            return own.getFirst().open() > 0 ? Settlement.full(own).less(missing, name) : null;
        }
        long largest = own.stream().mapToLong(Entry::open).max().orElse(0);
        return deduction && missing < largest ? Settlement.full(own).less(missing, Adjustment.DEDUCTION) : null;
    }

    /** True when another item, or only some of the named ones, would be paid exactly. */
    private static boolean elsewhere(Facts facts, List<Entry> own) {
        boolean other = facts.pool().stream()
                .filter(entry -> !own.contains(entry) || own.size() > 1)
                .mapToLong(entry -> entry.open() - facts.amount())
                .anyMatch(difference ->
                        difference == 0 || facts.policy().isFee(facts.line().currency(), difference));
        other |= facts.pool().stream()
                .filter(entry -> !own.contains(entry))
                .anyMatch(entry -> entry.open() - facts.discount(entry) == facts.amount());
        boolean allButOne = own.stream().anyMatch(entry -> Facts.sum(own) - entry.open() == facts.amount());
        return other || (own.size() > 2 && allButOne);
    }
}
