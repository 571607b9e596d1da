package org.tallystick.scrubber;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.scrubber.DraftLine.PastLine;

/** Whether the customer finds their own order and contract on the invoice. */
final class OrderRules {
    private static final int ENOUGH = 3;

    private OrderRules() {}

    static List<Rule> all() {
        return List.of(
                new Rule(
                        "SCR-901",
                        "The purchase order is named as always",
                        "Every line of the latest three invoices named an order; without it the customer sends this one back.",
                        "Own rule, latest three invoices; EN 16931 BT-13",
                        Severity.WARN,
                        "Record the charges anew with the order, or acknowledge that there is none.",
                        Place.CHARGES,
                        facts -> Said.when(
                                alwaysOrdered(facts.past()) && lacksOrder(facts),
                                "A charge names no purchase order; every line of the latest three invoices did.")),
                new Rule(
                        "SCR-902",
                        "One invoice, one order",
                        "The customer has to split it before they can pay; an e-invoice names one order only.",
                        "EN 16931 BT-13",
                        Severity.INFO,
                        "Bill by purchase order: choose so when the run is started.",
                        Place.CHARGES,
                        facts -> several(facts, DraftLine::purchaseOrder, "orders")),
                new Rule(
                        "SCR-903",
                        "One invoice, one contract",
                        "The customer may want an invoice for each contract; an e-invoice names one contract only.",
                        "EN 16931 BT-12",
                        Severity.INFO,
                        "Bill by contract: choose so when the run is started.",
                        Place.CHARGES,
                        facts -> several(facts, DraftLine::contractNumber, "contracts")),
                new Rule(
                        "SCR-904",
                        "A public buyer is given its order",
                        "Public bodies route invoices by the order or the buyer's reference, and send back what has none.",
                        "XRechnung BR-DE-15; EN 16931 BT-10, BT-13",
                        Severity.INFO,
                        "Ask for the order, and record the charges with it.",
                        Place.CHARGES,
                        facts -> Said.when(
                                SellerRules.isPublic(facts) && lacksOrder(facts),
                                "The customer is a public body, and a charge names no purchase order.")),
                new Rule(
                        "SCR-905",
                        "The contract is the one it always was",
                        "The latest three lines or more with this text named one contract, and this one does not.",
                        "Own rule, three lines or more; EN 16931 BT-12",
                        Severity.INFO,
                        "Check the contract of the charge.",
                        Place.CHARGE,
                        facts -> facts.lines().stream()
                                .filter(OrderRules::leftContract)
                                .map(line -> Said.of(
                                        line,
                                        "until now it was billed under contract "
                                                + line.past().getFirst().contractNumber() + "."))));
    }

    private static boolean alwaysOrdered(List<PastInvoice> past) {
        return past.size() >= ENOUGH
                && past.stream().limit(ENOUGH).allMatch(invoice -> Boolean.TRUE.equals(invoice.ordered()));
    }

    private static boolean lacksOrder(DraftFacts facts) {
        return facts.lines().stream().anyMatch(line -> SellerRules.blank(line.purchaseOrder()));
    }

    private static Stream<Said> several(DraftFacts facts, Function<DraftLine, @Nullable String> number, String things) {
        Set<String> numbers = facts.lines().stream()
                .map(line -> String.valueOf(number.apply(line)))
                .filter(text -> !text.equals("null") && !text.isBlank())
                .collect(Collectors.toCollection(TreeSet::new));
        return Said.when(
                numbers.size() > 1,
                "It bills " + numbers.size() + " " + things + ": "
                        + String.join(", ", numbers.stream().limit(5).toList()) + ".");
    }

    private static boolean leftContract(DraftLine line) {
        Set<String> contracts = line.past().stream()
                .map(PastLine::contractNumber)
                .map(String::valueOf)
                .collect(Collectors.toSet());
        return line.past().size() >= ENOUGH
                && contracts.size() == 1
                && !contracts.contains("null")
                && !contracts.contains(String.valueOf(line.contractNumber()));
    }
}
