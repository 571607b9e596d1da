package org.tallystick.lib.matching;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.tallystick.lib.matching.payer.Payer;
import org.tallystick.lib.matching.promotion.Confidence;
import org.tallystick.lib.matching.promotion.Standing;

/** Says in sentences why a line was matched so; amounts with two decimals as in the exchange files. */
final class Sentences {
    private static final int MOST_NAMED = 6;

    private Sentences() {}

    /** For a proposal: the payer, the evidence of the rule, the differences, what its rule has proved. */
    static List<Sentence> proposal(Facts facts, Outcome outcome, Settlement settlement, Standing standing) {
        List<Sentence> sentences = new ArrayList<>();
        sentences.add(Sentence.of(
                "rule." + outcome.rule().id(),
                numbers(settlement.entries()),
                sum(facts, settlement),
                amount(facts, facts.amount()),
                outcome.family() == null ? "" : outcome.family()));
        for (Hypothesis hypothesis : settlement.hypotheses()) {
            sentences.add(difference(facts, hypothesis));
        }
        long rest = facts.amount() - settlement.cash();
        if (rest > 0) {
            sentences.add(Sentence.of("unapplied", amount(facts, rest)));
        }
        sentences.add(payer(facts.payer()));
        if (standing.cases() > 0) {
            sentences.add(confidence(outcome.rule(), standing.confidence()));
        }
        return sentences;
    }

    private static Sentence difference(Facts facts, Hypothesis hypothesis) {
        Original original = facts.exchanged();
        String key = "difference." + hypothesis.name();
        if (original == null || hypothesis.name() != Adjustment.FX) {
            return Sentence.of(key, amount(facts, hypothesis.amountMinor()));
        }
        ReceiptLine line = facts.received();
        return Sentence.of(
                key,
                original.amount().toPlainString() + " " + original.currency(),
                original.rate().toPlainString(),
                decimal(line.amountMinor(), original.lineDecimals()) + " " + line.currency());
    }

    private static Sentence confidence(Rule rule, Confidence confidence) {
        return Sentence.of(
                "confidence", rule.id(), Long.toString(confidence.right()), Long.toString(confidence.cases()));
    }

    private static Sentence payer(Payer payer) {
        String customers = payer.customers().stream().sorted().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return Sentence.of("payer." + payer.kind(), customers, Integer.toString(payer.confirmations()));
    }

    static List<Sentence> against(Set<Guard> guards, List<String> residue) {
        return guards.stream()
                .map(guard -> Sentence.of("guard." + guard, String.join(", ", residue)))
                .toList();
    }

    static List<Sentence> unresolved(Reason reason, Facts facts) {
        return List.of(
                Sentence.of(
                        "reason." + reason,
                        amount(facts, facts.amount()),
                        Integer.toString(facts.pool().size())),
                payer(facts.payer()));
    }

    private static String numbers(List<Entry> entries) {
        String first = entries.stream()
                .limit(MOST_NAMED)
                .map(entry -> entry.item().number())
                .collect(Collectors.joining(", "));
        return entries.size() > MOST_NAMED ? first + " + " + (entries.size() - MOST_NAMED) : first;
    }

    private static String sum(Facts facts, Settlement settlement) {
        String first = settlement.allocations().stream()
                .limit(MOST_NAMED)
                .map(allocation -> amount(facts, allocation.cashMinor()))
                .collect(Collectors.joining(" + "));
        boolean more = settlement.allocations().size() > MOST_NAMED;
        return (more ? first + " + …" : first) + " = " + amount(facts, settlement.cash());
    }

    private static String amount(Facts facts, long minor) {
        Original original = facts.exchanged();
        return decimal(minor, original == null ? 2 : original.decimals());
    }

    private static String decimal(long minor, int decimals) {
        return BigDecimal.valueOf(minor, decimals).toPlainString();
    }
}
