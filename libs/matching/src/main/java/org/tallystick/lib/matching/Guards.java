package org.tallystick.lib.matching;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tallystick.lib.matching.payer.Payers;
import org.tallystick.lib.matching.subset.Density;

/** What speaks against posting the one proposal of a rule, beside what the rule itself found. */
final class Guards {
    private static final long FEW_NEAR_MISSES = 3;

    private final Payers payers;
    private final Residue residue;

    Guards(Payers payers, Residue residue) {
        this.payers = payers;
        this.residue = residue;
    }

    Set<Guard> against(Facts facts, Outcome outcome, Settlement settlement, boolean spent) {
        Set<Guard> guards = EnumSet.noneOf(Guard.class);
        guards.addAll(outcome.guards());
        boolean exchangeable = outcome.rule() == Rule.STRUCTURE && hasTwinOutside(facts, settlement);
        if (outcome.settlements().size() > 1 || exchangeable) {
            guards.add(Guard.UNIQUENESS);
        }
        if (hasResidue(facts, outcome, settlement)) {
            guards.add(Guard.RESIDUE);
        }
        boolean repeated = outcome.rule().mindsRepetition() && facts.repeated();
        if (repeated || conflicts(facts, outcome, settlement)) {
            guards.add(Guard.CONFLICT);
        }
        if (outcome.rule().restsOnAmounts() && (!facts.payer().isSure() || isVagueInGroup(facts, outcome))) {
            guards.add(Guard.PAYER);
        }
        if (limited(facts, settlement)) {
            guards.add(Guard.LIMIT);
        }
        if (spent) {
            guards.add(Guard.EFFORT);
        }
        return guards;
    }

    private boolean hasResidue(Facts facts, Outcome outcome, Settlement settlement) {
        boolean partPayment = settlement.cash() == facts.amount()
                && (outcome.rule() == Rule.RESIDUAL || outcome.rule() == Rule.RESIDUAL_FUZZY);
        return outcome.rule().mindsResidue()
                && !partPayment
                && !residue.of(facts.findings(), settlement.entries()).isEmpty();
    }

    private static boolean conflicts(Facts facts, Outcome outcome, Settlement settlement) {
        Findings findings = facts.findings();
        boolean foreignPaid = settlement.entries().containsAll(findings.foreign.keySet());
        if (!findings.settled.isEmpty() || !foreignPaid) {
            return true;
        }
        return switch (outcome.rule()) {
            case AMOUNT, AMOUNT_DISCOUNT ->
                differs(StructureRule.structure(facts), settlement)
                        || differs(AmountRules.pairs(facts), settlement)
                        || AmountRules.isNetted(facts);
            case STRUCTURE -> differs(AmountRules.pairs(facts), settlement);
            case STRUCTURED, NUMBERS, FUZZY, WEAK, COMPLETION, RESIDUAL, RESIDUAL_FUZZY, SUBSET -> false;
        };
    }

    /** A lower rule that may be believed points to other items. */
    private static boolean differs(Outcome lower, Settlement settlement) {
        Density density = lower.density();
        boolean credible = !lower.isEmpty() && (density == null || !density.tooDense());
        return credible && lower.settlements().stream().anyMatch(other -> !other.hasSameItems(settlement));
    }

    /** An item outside the set has the amount of one inside. */
    private static boolean hasTwinOutside(Facts facts, Settlement settlement) {
        Set<Long> amounts = new HashSet<>();
        settlement.entries().forEach(entry -> amounts.add(entry.open()));
        return facts.pool().stream()
                .anyMatch(entry ->
                        amounts.contains(entry.open()) && !settlement.entries().contains(entry));
    }

    /** Amounts among the items of a whole group decide only when next to nothing else comes near. */
    private static boolean isVagueInGroup(Facts facts, Outcome outcome) {
        Density density = outcome.density();
        boolean strict = outcome.rule() == Rule.AMOUNT || outcome.rule() == Rule.STRUCTURE;
        return facts.payer().scope().size() > 1
                && (!strict || density == null || density.expectedPerMille() > FEW_NEAR_MISSES);
    }

    private boolean limited(Facts facts, Settlement settlement) {
        return exceedsLimit(facts, facts.line())
                || exceedsLimit(facts, facts.received())
                || settlement.entries().stream()
                        .anyMatch(entry -> entry.item().held()
                                || payers.isManual(entry.item().customer()));
    }

    private static boolean exceedsLimit(Facts facts, ReceiptLine line) {
        return facts.policy().exceedsLimit(line.currency(), line.amountMinor());
    }

    List<String> residue(Facts facts, List<Entry> meant) {
        return residue.of(facts.findings(), meant);
    }
}
