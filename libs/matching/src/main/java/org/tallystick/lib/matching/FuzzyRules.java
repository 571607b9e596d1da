package org.tallystick.lib.matching;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tallystick.lib.matching.Findings.Option;
import org.tallystick.lib.matching.subset.Density;

/** CA-3, CA-4 and CA-6F: some references are damaged or only parts of numbers. */
final class FuzzyRules {
    private FuzzyRules() {}

    /** CA-3: what is named, with what damaged tokens may mean, is the payment. */
    static Outcome closing(Facts facts, Effort effort) {
        if (!facts.payer().isKnown()) {
            return Outcome.nothing(Rule.FUZZY);
        }
        List<Option> options = new ArrayList<>(facts.findings().options);
        options.addAll(facts.slips().options());
        if (options.isEmpty()) {
            return Outcome.nothing(Rule.FUZZY);
        }
        Combinations combinations = new Combinations(facts, options, effort);
        List<Settlement> closing = combinations.closing();
        if (closing.isEmpty()) {
            return Outcome.nothing(Rule.FUZZY);
        }
        long exact = closing.size();
        var density = new Density(List.of(exact), List.of(exact + combinations.nearMisses()));
        return Outcome.of(Rule.FUZZY, closing).with(density);
    }

    /** CA-4: the only item of this amount, and a token that is not far from its number. */
    static Outcome weak(Facts facts, Slips slips) {
        List<Entry> equal = facts.pool().stream()
                .filter(entry -> entry.open() == facts.amount())
                .toList();
        if (equal.size() != 1 || !facts.findings().named.isEmpty()) {
            return Outcome.nothing(Rule.WEAK);
        }
        Entry only = equal.getFirst();
        boolean pointed = slips.tokens().stream()
                .filter(token -> token.length() >= 8)
                .flatMap(token -> slips.near(token, 1).stream())
                .anyMatch(near -> near.entry() == only);
        return pointed ? Outcome.of(Rule.WEAK, List.of(Settlement.full(equal))) : Outcome.nothing(Rule.WEAK);
    }

    /** CA-6F: paid short or over, and each damaged number is nearer to one item than to all others of the payer. */
    static Outcome residual(Facts facts, Slips slips, NumberShapes shapes) {
        Findings findings = facts.findings();
        if (!facts.payer().isKnown()) {
            return Outcome.nothing(Rule.RESIDUAL_FUZZY);
        }
        Meanings meanings = Meanings.of(findings, slips, shapes);
        Set<Entry> all = new LinkedHashSet<>(facts.named());
        all.addAll(meanings.entries());
        if (meanings.entries().isEmpty() || all.stream().anyMatch(entry -> entry.open() <= 0)) {
            return Outcome.nothing(Rule.RESIDUAL_FUZZY);
        }
        List<Entry> own = List.copyOf(all);
        Outcome outcome = Facts.sum(own) > facts.amount()
                ? NamedRules.shortOf(facts, own, Rule.RESIDUAL_FUZZY)
                : NamedRules.over(facts, own, Rule.RESIDUAL_FUZZY);
        Outcome careful = meanings.isDoubtful() ? outcome.against(Guard.UNIQUENESS) : outcome;
        return facts.payer().isSure() ? careful : careful.against(Guard.PAYER);
    }
}
