package org.tallystick.scrubber;

import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.receivables.tax.TaxBreakdown;
import org.tallystick.lib.receivables.terms.Installment;

/** Whether the sums agree as receivers of e-invoices add them up. */
final class TotalsRules {
    private TotalsRules() {}

    static List<Rule> all() {
        return List.of(
                new Rule(
                        "SCR-401",
                        "A line comes to what was charged",
                        "Another rounding than that of the charge changes what was reported as unbilled.",
                        "EN 16931 BT-131",
                        Severity.INFO,
                        "Nothing to mend where the company rounds so on purpose; else change the rounding.",
                        Place.ROUNDING,
                        facts -> facts.lines().stream()
                                .filter(line -> !line.net().equals(line.charged()))
                                .map(line -> Said.of(
                                        line, "it comes to " + line.net() + ", charged was " + line.charged() + "."))),
                new Rule(
                        "SCR-402",
                        "Tax is the rate of its base",
                        "Receivers compute base times rate for each category; tax rounded line by line, or taken out of prices with tax, differs by cents.",
                        "EN 16931 BR-CO-17, BR-S-09",
                        Severity.INFO,
                        "Nothing for prices with tax; else let the company round tax for each document.",
                        Place.ROUNDING,
                        facts -> facts.taxes().stream()
                                .filter(row -> !rounded(row).equals(row.tax()))
                                .map(row -> new Said(
                                        "Tax at " + row.key().rate() + " of " + row.base() + " is " + rounded(row)
                                                + "; the lines come to " + row.tax() + ".",
                                        null))),
                new Rule(
                        "SCR-403",
                        "The sums agree",
                        "Lines, bases, taxes, total and installments are one sum; a document where they differ is never posted.",
                        "EN 16931 BR-CO-10, BR-CO-13 to BR-CO-16",
                        Severity.BLOCK,
                        "This is a fault of ours; report it with the draft.",
                        Place.CHARGES,
                        TotalsRules::disagreements),
                new Rule(
                        "SCR-404",
                        "A unit price is not negative",
                        "What is given back has a negative quantity, or a credit memo.",
                        "EN 16931 BR-27",
                        Severity.INFO,
                        "Record the charge anew with a negative quantity.",
                        Place.CHARGE,
                        facts -> facts.lines().stream()
                                .filter(line -> line.unitPrice().signum() < 0)
                                .map(line -> Said.of(
                                        line,
                                        "the unit price is " + line.unitPrice().toPlainString() + "."))),
                new Rule(
                        "SCR-405",
                        "A line comes to something",
                        "Free positions make customers ask; leave them out unless the contract wants them shown.",
                        "Own rule",
                        Severity.INFO,
                        "Withdraw the charge if it should not be shown.",
                        Place.CHARGE,
                        facts -> facts.lines().stream()
                                .filter(line -> line.net().isZero())
                                .map(line -> Said.of(line, "it comes to nothing."))));
    }

    private static Money rounded(TaxBreakdown row) {
        return row.key().rate().of(row.base(), RoundingMode.HALF_UP);
    }

    private static Stream<Said> disagreements(DraftFacts facts) {
        Money nothing = Money.zero(facts.currency());
        Money lines = facts.lines().stream().map(DraftLine::net).reduce(nothing, Money::plus);
        Money bases = facts.taxes().stream().map(TaxBreakdown::base).reduce(nothing, Money::plus);
        Money taxes = facts.taxes().stream().map(TaxBreakdown::tax).reduce(nothing, Money::plus);
        Money parts = facts.installments().stream().map(Installment::amount).reduce(nothing, Money::plus);
        return Stream.of(
                        differs("The lines", lines, "the net total", facts.net()),
                        differs("The bases of the tax", bases, "the net total", facts.net()),
                        differs("The tax of the categories", taxes, "the tax", facts.tax()),
                        differs("Net and tax", facts.net().plus(facts.tax()), "the total", facts.gross()),
                        differs("The installments", parts, "the total", facts.gross()))
                .flatMap(said -> said);
    }

    private static Stream<Said> differs(String what, Money sum, String whole, Money expected) {
        return Said.when(!sum.equals(expected), what + " come to " + sum + ", " + whole + " is " + expected + ".");
    }
}
