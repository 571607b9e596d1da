package org.tallystick.scrubber;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tallystick.customers.CustomerKind;
import org.tallystick.lib.einvoice.identifiers.VatId;
import org.tallystick.lib.receivables.tax.TaxKey;

/** Whether the tax category fits who is billed, where they are, when it was supplied, and what was billed before. */
final class TaxRules {
    private static final int ENOUGH = 3;

    private TaxRules() {}

    static List<Rule> all() {
        return List.of(
                new Rule(
                        "SCR-301",
                        "Reverse charge crosses a border",
                        "Within one country only some supplies shift the tax to the buyer, such as building work.",
                        "Directive 2006/112/EC art. 194 to 199",
                        Severity.WARN,
                        "Choose the standard tax code for the charges, or acknowledge that the law shifts this tax.",
                        Place.CHARGES,
                        facts -> Said.when(
                                facts.isTaxed("AE") && facts.isDomestic(),
                                "The buyer is to owe the tax, and is in " + facts.buyerCountry()
                                        + " as the company is.")),
                new Rule(
                        "SCR-302",
                        "A supply within the EU goes to another member state",
                        "Category K is free of tax only between two member states.",
                        "EN 16931 BR-IC-12; Directive 2006/112/EC art. 138",
                        Severity.BLOCK,
                        "Choose another tax code for the charges, or correct the customer's country.",
                        Place.CHARGES,
                        facts -> Said.when(
                                facts.isTaxed("K")
                                        && (facts.isDomestic()
                                                || !Regions.isInUnion(facts.buyerCountry())
                                                || !Regions.isInUnion(
                                                        facts.seller().country())),
                                "A supply within the EU is billed from "
                                        + facts.seller().country() + " to " + facts.buyerCountry() + ".")),
                new Rule(
                        "SCR-303",
                        "An export leaves the EU",
                        "Category G is free of tax only where the goods leave the union.",
                        "EN 16931 BR-G-05; Directive 2006/112/EC art. 146",
                        Severity.WARN,
                        "Choose another tax code for the charges, or correct the customer's country.",
                        Place.CHARGES,
                        facts -> Said.when(
                                facts.isTaxed("G") && !leavesTheUnion(facts),
                                "An export is billed to " + facts.buyerCountry() + ".")),
                new Rule(
                        "SCR-304",
                        "The standard category has a rate",
                        "Category S with 0 % is refused by every receiver of e-invoices; 0 % is category Z or E.",
                        "EN 16931 BR-S-05",
                        Severity.BLOCK,
                        "Add the tax code anew with the right category.",
                        Place.TAX_CODES,
                        facts -> facts.lines().stream()
                                .filter(line -> line.tax().category().equals("S")
                                        && line.tax().rate().isZero())
                                .map(line -> Said.of(
                                        line,
                                        "tax code " + line.taxCode() + " is of the standard category with 0 %."))),
                new Rule(
                        "SCR-306",
                        "What is not subject to tax stands alone",
                        "Category O cannot share an invoice with any other category.",
                        "EN 16931 BR-O-11 to BR-O-14",
                        Severity.BLOCK,
                        "Bill the charges that are not subject to tax in a run of their own.",
                        Place.CHARGES,
                        facts -> Said.when(
                                facts.isTaxed("O") && facts.taxCategories().size() > 1,
                                "Charges that are not subject to tax share the invoice with others.")),
                new Rule(
                        "SCR-307",
                        "A business in another member state owes the tax itself",
                        "Services to a business elsewhere in the EU are usually billed with reverse charge.",
                        "Directive 2006/112/EC art. 44 and 196",
                        Severity.WARN,
                        "Choose reverse charge for the charges, or acknowledge why tax is charged.",
                        Place.CHARGES,
                        facts -> Said.when(
                                taxesAcrossTheUnion(facts),
                                "Tax is charged to a business in " + facts.buyerCountry() + " that has a VAT number.")),
                new Rule(
                        "SCR-308",
                        "A business outside the EU is usually billed without tax",
                        "Services to a business outside the union are mostly not subject to tax here.",
                        "Directive 2006/112/EC art. 44",
                        Severity.INFO,
                        "Check the tax codes of the charges.",
                        Place.CHARGES,
                        facts -> Said.when(
                                facts.isTaxed("S")
                                        && facts.buyer().profile().kind() == CustomerKind.BUSINESS
                                        && Regions.isInUnion(facts.seller().country())
                                        && !Regions.isInUnion(facts.buyerCountry()),
                                "Tax is charged to a business in " + facts.buyerCountry() + ".")),
                new Rule(
                        "SCR-309",
                        "The rate is that of the day of supply",
                        "When a rate changes, the day of the supply decides, not the day of the invoice.",
                        "EN 16931 BT-7; Directive 2006/112/EC art. 63 and 93",
                        Severity.WARN,
                        "Bill the charges on a day of the old rate, or under a tax code that keeps it.",
                        Place.TAX_CODES,
                        facts -> facts.lines().stream()
                                .filter(TaxRules::changedSince)
                                .map(line -> {
                                    TaxKey then = Objects.requireNonNull(line.taxAtSupply());
                                    return Said.of(
                                            line,
                                            "tax code " + line.taxCode() + " was " + then.category() + " " + then.rate()
                                                    + " on "
                                                    + line.to() + ", and is "
                                                    + line.tax().category() + " "
                                                    + line.tax().rate() + " on the invoice's day.");
                                })),
                new Rule(
                        "SCR-310",
                        "The same service has one tax code",
                        "One description under two tax codes: one of the two is wrong.",
                        "Own rule",
                        Severity.WARN,
                        "Withdraw the wrong charge and record it anew.",
                        Place.CHARGES,
                        TaxRules::twoCodes),
                new Rule(
                        "SCR-311",
                        "The tax category is the one it always was",
                        "A customer who was always exempt is taxed now, or the other way round.",
                        "Own rule, latest three invoices",
                        Severity.WARN,
                        "Check the tax codes of the charges, or acknowledge what changed.",
                        Place.CHARGES,
                        TaxRules::newCategory),
                new Rule(
                        "SCR-312",
                        "Reverse charge stays within the EU",
                        "Outside the union the buyer owes no VAT; the sale is not subject to tax, or an export.",
                        "EN 16931 BR-AE, BR-O, BR-G",
                        Severity.INFO,
                        "Check the tax codes of the charges.",
                        Place.CHARGES,
                        facts -> Said.when(
                                facts.isTaxed("AE")
                                        && !facts.isDomestic()
                                        && Regions.isInUnion(facts.seller().country())
                                        && !Regions.isInUnion(facts.buyerCountry()),
                                "Reverse charge is billed to " + facts.buyerCountry() + ", outside the EU.")));
    }

    private static boolean taxesAcrossTheUnion(DraftFacts facts) {
        String taxId = facts.buyerTaxId();
        return facts.isTaxed("S")
                && !facts.isDomestic()
                && Regions.isInUnion(facts.seller().country())
                && Regions.isInUnion(facts.buyerCountry())
                && taxId != null
                && VatId.of(taxId).isSound();
    }

    private static boolean leavesTheUnion(DraftFacts facts) {
        boolean within = Regions.isInUnion(facts.seller().country()) && Regions.isInUnion(facts.buyerCountry());
        return !facts.isDomestic() && !within;
    }

    private static boolean changedSince(DraftLine line) {
        TaxKey then = line.taxAtSupply();
        return then != null
                && !(then.category().equals(line.tax().category())
                        && then.rate().compareTo(line.tax().rate()) == 0);
    }

    private static Stream<Said> twoCodes(DraftFacts facts) {
        Map<String, Set<String>> codes = facts.lines().stream()
                .collect(Collectors.groupingBy(
                        DraftLine::description,
                        TreeMap::new,
                        Collectors.mapping(DraftLine::taxCode, Collectors.toCollection(TreeSet::new))));
        return codes.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(entry -> new Said(
                        "“" + entry.getKey() + "” is billed under the tax codes "
                                + String.join(" and ", entry.getValue()) + ".",
                        null));
    }

    private static Stream<Said> newCategory(DraftFacts facts) {
        List<PastInvoice> latest = facts.past().stream().limit(ENOUGH).toList();
        Set<String> before = latest.stream()
                .flatMap(invoice -> invoice.taxCategories().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> fresh = new TreeSet<>(facts.taxCategories());
        fresh.removeAll(before);
        return Said.when(
                latest.size() == ENOUGH && !fresh.isEmpty(),
                "Tax category " + String.join(", ", fresh) + " is new for this customer; until now it was "
                        + String.join(", ", before) + ".");
    }
}
