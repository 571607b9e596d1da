package org.tallystick.scrubber;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;
import org.tallystick.lib.money.Money;
import org.tallystick.scrubber.DraftLine.PastLine;

/**
 * Whether a draft looks like what the customer was billed before. The latest twelve invoices are asked; until there are
 * enough of them, nothing is said.
 */
final class HistoryRules {
    private static final int ENOUGH_INVOICES = 6;
    private static final int ENOUGH_LINES = 3;
    private static final int WIDTH = 6;

    private HistoryRules() {}

    static List<Rule> all() {
        return List.of(
                new Rule(
                        "SCR-801",
                        "The total is not far above the usual",
                        "More than three times the median, and above it by more than six median deviations: often a slipped decimal.",
                        "Own rule, six invoices or more; median and MAD",
                        Severity.WARN,
                        "Check quantities and prices of the charges, or acknowledge why it is more.",
                        Place.CHARGES,
                        HistoryRules::farAbove),
                new Rule(
                        "SCR-802",
                        "The total is not far below the usual",
                        "Less than a tenth of the median: often a charge is missing.",
                        "Own rule, six invoices or more; median",
                        Severity.INFO,
                        "Check that no charge is missing.",
                        Place.CHARGES,
                        HistoryRules::farBelow),
                new Rule(
                        "SCR-803",
                        "The price is the one it always was",
                        "The latest three lines or more with this text had one price, and this one differs.",
                        "Own rule, three lines or more",
                        Severity.WARN,
                        "Withdraw the charge and record it anew with the right price, or acknowledge the new price.",
                        Place.CHARGE,
                        facts -> facts.lines().stream().flatMap(HistoryRules::newPrice)),
                new Rule(
                        "SCR-804",
                        "The currency is the customer's",
                        "The customer is billed in another currency than agreed.",
                        "Own rule",
                        Severity.INFO,
                        "Check the currency of the charges, or change the customer's.",
                        Place.CUSTOMER,
                        facts -> Said.when(
                                !facts.currency().equals(facts.buyer().profile().currency()),
                                "The invoice is in " + facts.currency() + ", the customer's currency is "
                                        + facts.buyer().profile().currency() + ".")),
                new Rule(
                        "SCR-806",
                        "The customer was billed before",
                        "The first invoice shows whether name, address, tax and terms are right; look at it once.",
                        "Own rule",
                        Severity.INFO,
                        "Read the draft as the customer will.",
                        Place.CUSTOMER,
                        facts -> Said.when(facts.past().isEmpty(), "It is the first invoice to this customer.")),
                new Rule(
                        "SCR-808",
                        "The quantity is not far above the usual",
                        "More than five times the largest of the latest six lines or more with this text.",
                        "Own rule, six lines or more",
                        Severity.WARN,
                        "Withdraw the charge and record it anew with the right quantity, or acknowledge it.",
                        Place.CHARGE,
                        facts -> facts.lines().stream().flatMap(HistoryRules::muchMore)));
    }

    private static List<Money> totals(DraftFacts facts) {
        return facts.past().stream()
                .map(PastInvoice::gross)
                .filter(gross -> gross.currency().equals(facts.currency()))
                .toList();
    }

    private static Stream<Said> farAbove(DraftFacts facts) {
        List<Long> totals = totals(facts).stream().map(Money::minor).toList();
        if (totals.size() < ENOUGH_INVOICES) {
            return Stream.empty();
        }
        long median = median(totals);
        long deviation =
                median(totals.stream().map(total -> Math.abs(total - median)).toList());
        BigDecimal total = BigDecimal.valueOf(facts.gross().minor());
        BigDecimal wide =
                BigDecimal.valueOf(median).add(BigDecimal.valueOf(WIDTH).multiply(BigDecimal.valueOf(deviation)));
        BigDecimal thrice = BigDecimal.valueOf(3).multiply(BigDecimal.valueOf(median));
        return Said.when(
                total.compareTo(wide) > 0 && total.compareTo(thrice) > 0,
                facts.gross() + " is more than three times the usual " + new Money(median, facts.currency()) + ".");
    }

    private static Stream<Said> farBelow(DraftFacts facts) {
        List<Long> totals = totals(facts).stream().map(Money::minor).toList();
        if (totals.size() < ENOUGH_INVOICES) {
            return Stream.empty();
        }
        long median = median(totals);
        return Said.when(
                facts.gross().minor() < median / 10,
                facts.gross() + " is less than a tenth of the usual " + new Money(median, facts.currency()) + ".");
    }

    /** The middle; of two middles the mean, without its half. */
    static long median(List<Long> values) {
        List<Long> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        if (sorted.size() % 2 == 1) {
            return sorted.get(middle);
        }
        long lower = sorted.get(middle - 1);
        return lower + (sorted.get(middle) - lower) / 2;
    }

    private static Stream<Said> newPrice(DraftLine line) {
        List<BigDecimal> prices = line.past().stream()
                .map(PastLine::unitPrice)
                .map(BigDecimal::stripTrailingZeros)
                .distinct()
                .toList();
        boolean steady = line.past().size() >= ENOUGH_LINES && prices.size() == 1;
        return steady && prices.getFirst().compareTo(line.unitPrice()) != 0
                ? Stream.of(Said.of(
                        line,
                        "the unit price is " + price(line, line.unitPrice()) + ", until now it was "
                                + price(line, prices.getFirst()) + "."))
                : Stream.empty();
    }

    private static Stream<Said> muchMore(DraftLine line) {
        if (line.past().size() < ENOUGH_INVOICES) {
            return Stream.empty();
        }
        BigDecimal largest = line.past().stream().map(PastLine::quantity).reduce(BigDecimal.ZERO, BigDecimal::max);
        boolean more = largest.signum() > 0 && line.quantity().compareTo(largest.multiply(BigDecimal.valueOf(5))) > 0;
        return more
                ? Stream.of(Said.of(
                        line,
                        "the quantity is " + plain(line.quantity()) + ", the largest until now was " + plain(largest)
                                + "."))
                : Stream.empty();
    }

    /** With the digits of its currency at least. */
    static String price(DraftLine line, BigDecimal number) {
        BigDecimal shortest = number.stripTrailingZeros();
        int digits = line.net().currency().digits();
        return (shortest.scale() < digits ? shortest.setScale(digits, RoundingMode.UNNECESSARY) : shortest)
                .toPlainString();
    }

    static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
