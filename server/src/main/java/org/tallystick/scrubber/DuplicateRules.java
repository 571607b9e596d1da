package org.tallystick.scrubber;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tallystick.scrubber.DraftLine.PastLine;

/** Whether the same was billed before, waits in another run, or stands twice in this draft. */
final class DuplicateRules {
    private DuplicateRules() {}

    static List<Rule> all() {
        return List.of(
                new Rule(
                        "SCR-601",
                        "A line was not billed before",
                        "Same text, quantity, price and days as on a posted invoice: most likely it was recorded twice.",
                        "Own rule",
                        Severity.WARN,
                        "Withdraw the charge, or acknowledge that it was done twice.",
                        Place.CHARGE,
                        facts -> facts.lines().stream().flatMap(DuplicateRules::billedBefore)),
                new Rule(
                        "SCR-602",
                        "The invoice does not repeat another one",
                        "Same total and same days of service as a posted invoice.",
                        "Own rule",
                        Severity.INFO,
                        "Compare the two; discard the draft if it is the same work.",
                        Place.INVOICES,
                        facts -> facts.past().stream()
                                .filter(invoice -> !invoice.credited()
                                        && invoice.gross().equals(facts.gross())
                                        && invoice.from().equals(facts.from())
                                        && invoice.to().equals(facts.to()))
                                .limit(1)
                                .map(invoice -> new Said(
                                        "Total and days are those of " + invoice.number() + ", posted for "
                                                + invoice.invoiceOn() + ".",
                                        null))),
                new Rule(
                        "SCR-603",
                        "No other run is about to bill the same",
                        "Same total and same days wait in another billing run.",
                        "Own rule",
                        Severity.WARN,
                        "Compare the two drafts, and discard one.",
                        Place.CHARGES,
                        facts -> facts.others().stream()
                                .filter(other -> other.gross().equals(facts.gross())
                                        && other.from().equals(facts.from())
                                        && other.to().equals(facts.to()))
                                .limit(1)
                                .map(other -> new Said(
                                        "Run " + other.run() + " has a draft with the same total and days.", null))),
                new Rule(
                        "SCR-604",
                        "No line stands twice",
                        "Two charges of the draft have the same text, quantity, price and days.",
                        "Own rule",
                        Severity.INFO,
                        "Withdraw one of the two if it was recorded twice.",
                        Place.CHARGE,
                        DuplicateRules::twice),
                new Rule(
                        "SCR-605",
                        "Periods of service do not overlap",
                        "A part of the period was billed before under the same text: subscriptions are billed twice so.",
                        "Own rule",
                        Severity.WARN,
                        "Withdraw the charge and record the days that are left, or acknowledge the overlap.",
                        Place.CHARGE,
                        facts -> facts.lines().stream().flatMap(DuplicateRules::overlapping)));
    }

    private static Stream<Said> billedBefore(DraftLine line) {
        return line.past().stream()
                .filter(past -> isSame(line, past))
                .limit(1)
                .map(past -> Said.of(line, "it is on " + past.invoice() + " with the same quantity, price and days."));
    }

    private static boolean isSame(DraftLine line, PastLine past) {
        return past.quantity().compareTo(line.quantity()) == 0
                && past.unitPrice().compareTo(line.unitPrice()) == 0
                && past.from().equals(line.from())
                && past.to().equals(line.to());
    }

    /** A single day is no period: two jobs on one day are two jobs. */
    private static Stream<Said> overlapping(DraftLine line) {
        if (!line.from().isBefore(line.to())) {
            return Stream.empty();
        }
        Optional<PastLine> found = line.past().stream()
                .filter(past -> past.from().isBefore(past.to())
                        && !past.from().isAfter(line.to())
                        && !past.to().isBefore(line.from())
                        && !(past.from().equals(line.from()) && past.to().equals(line.to())))
                .findFirst();
        return found.stream()
                .map(past -> Said.of(
                        line, past.invoice() + " bills " + past.from() + " to " + past.to() + " under the same text."));
    }

    private record Look(String description, String quantity, String price, String days) {
        static Look of(DraftLine line) {
            return new Look(
                    line.description(),
                    line.quantity().stripTrailingZeros().toPlainString(),
                    line.unitPrice().stripTrailingZeros().toPlainString(),
                    line.from() + " " + line.to());
        }
    }

    private static Stream<Said> twice(DraftFacts facts) {
        Map<Look, Integer> seen = new HashMap<>();
        List<Said> said = new ArrayList<>();
        for (DraftLine line : facts.lines()) {
            Integer first = seen.putIfAbsent(Look.of(line), line.number());
            if (first != null) {
                said.add(Said.of(line, "it is the same as line " + first + "."));
            }
        }
        return said.stream();
    }
}
