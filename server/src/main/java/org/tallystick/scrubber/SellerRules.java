package org.tallystick.scrubber;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerKind;
import org.tallystick.lib.einvoice.identifiers.VatId;
import org.tallystick.platform.Company;

/** What an invoice must say of who bills. Missing details only inform: whether they are needed, the country's law knows. */
final class SellerRules {
    private SellerRules() {}

    static List<Rule> all() {
        return List.of(
                new Rule(
                        "SCR-101",
                        "The company has a tax number",
                        "An invoice with tax names the tax number of whoever bills; without it the buyer cannot deduct the tax.",
                        "EN 16931 BR-S-02, BR-CO-26",
                        Severity.INFO,
                        "Enter the company's VAT or tax number.",
                        Place.COMPANY,
                        facts -> Said.when(
                                blank(facts.seller().taxId()) && facts.isTaxed("S"),
                                "Tax is charged, and the company has no tax number.")),
                new Rule(
                        "SCR-102",
                        "Tax that the buyer owes takes an own VAT number",
                        "Reverse charge and supplies within the EU are free of tax only between two VAT numbers.",
                        "EN 16931 BR-AE-02, BR-IC-02",
                        Severity.BLOCK,
                        "Enter the company's VAT number.",
                        Place.COMPANY,
                        facts -> Said.when(
                                blank(facts.seller().taxId()) && facts.shiftsTax(),
                                "The buyer is to owe the tax, and the company has no VAT number.")),
                new Rule(
                        "SCR-103",
                        "The company's VAT number can be right",
                        "A wrong number on every invoice is found by the buyers' tax offices.",
                        "EN 16931 BR-CO-09",
                        Severity.WARN,
                        "Correct the company's VAT number.",
                        Place.COMPANY,
                        facts -> Said.when(
                                isWrong(facts.seller().taxId()),
                                "The company's VAT number " + facts.seller().taxId()
                                        + " does not have the shape or check digit of its country.")),
                new Rule(
                        "SCR-104",
                        "The company's address is complete",
                        "Street, postal code and town of whoever bills are part of every invoice.",
                        "EN 16931 BR-08, BR-DE-3, BR-DE-4",
                        Severity.INFO,
                        "Complete the company's address.",
                        Place.COMPANY,
                        facts -> Said.when(
                                hasNoAddress(facts.seller().letterhead()),
                                "The company's own address is not complete.")),
                new Rule(
                        "SCR-105",
                        "A public buyer finds somebody to ask",
                        "Public bodies send e-invoices back that name no e-mail address or telephone of the seller.",
                        "XRechnung BR-DE-6, BR-DE-7",
                        Severity.INFO,
                        "Enter the company's e-mail address and telephone.",
                        Place.COMPANY,
                        facts -> Said.when(
                                isPublic(facts)
                                        && (blank(facts.seller().letterhead().email())
                                                || blank(facts.seller()
                                                        .letterhead()
                                                        .phone())),
                                "The customer is a public body, and the company names no e-mail address or no telephone.")),
                new Rule(
                        "SCR-106",
                        "The invoice says where to pay",
                        "Without an account in its currency the invoice names another account, or none.",
                        "EN 16931 BR-50, BR-61",
                        Severity.INFO,
                        "Add a bank account in that currency with its number.",
                        Place.BANK_ACCOUNTS,
                        facts -> Said.when(
                                !facts.payable(),
                                "There is no bank account in " + facts.currency() + " that has a number.")),
                new Rule(
                        "SCR-107",
                        "The company can be identified",
                        "A seller is identified by a VAT number or by the number of its registration.",
                        "EN 16931 BR-CO-26",
                        Severity.INFO,
                        "Enter the company's VAT number or its registration.",
                        Place.COMPANY,
                        facts -> Said.when(
                                blank(facts.seller().taxId())
                                        && blank(facts.seller().letterhead().registration()),
                                "The company has neither a tax number nor a registration.")));
    }

    static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    /** Of a scheme that is known, and against it. */
    static boolean isWrong(@Nullable String taxId) {
        if (blank(taxId)) {
            return false;
        }
        VatId.Verdict verdict = VatId.of(Objects.requireNonNull(taxId)).verdict();
        return verdict == VatId.Verdict.WRONG_SHAPE || verdict == VatId.Verdict.WRONG_CHECK_DIGIT;
    }

    static boolean isPublic(DraftFacts facts) {
        return facts.buyer().profile().kind() == CustomerKind.PUBLIC_BODY;
    }

    private static boolean hasNoAddress(Company.Letterhead letterhead) {
        return Stream.of(letterhead.street(), letterhead.postalCode(), letterhead.city())
                .anyMatch(SellerRules::blank);
    }
}
