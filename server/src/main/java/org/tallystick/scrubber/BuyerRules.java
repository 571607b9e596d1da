package org.tallystick.scrubber;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.tallystick.customers.DeliveryChannel;
import org.tallystick.customers.PostalAddress;
import org.tallystick.customers.Standing;
import org.tallystick.lib.einvoice.identifiers.VatId;

/** What an invoice must say of who is billed, and whether it can reach them. */
final class BuyerRules {
    private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    /** Postal codes by country, as the Universal Postal Union lists them; without the spaces people put in. */
    private static final Map<String, String> POSTAL_CODES = Map.ofEntries(
            Map.entry("AT", "\\d{4}"),
            Map.entry("BE", "\\d{4}"),
            Map.entry("CH", "\\d{4}"),
            Map.entry("CZ", "\\d{5}"),
            Map.entry("DE", "\\d{5}"),
            Map.entry("DK", "\\d{4}"),
            Map.entry("ES", "\\d{5}"),
            Map.entry("FI", "\\d{5}"),
            Map.entry("FR", "\\d{5}"),
            Map.entry("GB", "[A-Z]{1,2}\\d[A-Z\\d]?\\d[A-Z]{2}"),
            Map.entry("IT", "\\d{5}"),
            Map.entry("LU", "(L-?)?\\d{4}"),
            Map.entry("NL", "\\d{4}[A-Z]{2}"),
            Map.entry("NO", "\\d{4}"),
            Map.entry("PL", "\\d{2}-?\\d{3}"),
            Map.entry("PT", "\\d{4}-?\\d{3}"),
            Map.entry("SE", "\\d{5}"),
            Map.entry("US", "\\d{5}(-?\\d{4})?"));

    private BuyerRules() {}

    static List<Rule> all() {
        return List.of(
                new Rule(
                        "SCR-201",
                        "The customer's address is complete",
                        "Street, postal code and town of the buyer are part of a full invoice.",
                        "EN 16931 BR-10, BR-DE-8, BR-DE-9",
                        Severity.INFO,
                        "Complete the customer's address.",
                        Place.CUSTOMER,
                        facts -> Said.when(
                                isIncomplete(address(facts)) && !isPosted(facts),
                                "The customer's address is not complete.")),
                new Rule(
                        "SCR-202",
                        "The customer's country exists",
                        "Tax rules and e-invoices read the country from its two letters.",
                        "EN 16931 BR-11, BR-CL-14",
                        Severity.WARN,
                        "Correct the country of the customer's address.",
                        Place.CUSTOMER,
                        facts -> Said.when(
                                !COUNTRIES.contains(facts.buyerCountry()),
                                "There is no country " + facts.buyerCountry() + ".")),
                new Rule(
                        "SCR-203",
                        "The postal code fits the country",
                        "Post with an impossible code comes back late, or not at all.",
                        "Universal Postal Union, addressing",
                        Severity.INFO,
                        "Correct the postal code or the country of the customer's address.",
                        Place.CUSTOMER,
                        facts -> Said.when(
                                isImpossible(address(facts)),
                                "The postal code " + address(facts).postalCode() + " is impossible in "
                                        + facts.buyerCountry() + ".")),
                new Rule(
                        "SCR-204",
                        "A printed invoice has an address to go to",
                        "It is printed and put into an envelope; without street, postal code and town it goes nowhere.",
                        "Own rule",
                        Severity.WARN,
                        "Complete the customer's address, or choose another way to send.",
                        Place.CUSTOMER,
                        facts -> Said.when(
                                isPosted(facts) && isIncomplete(address(facts)),
                                "The invoice goes by post, and the customer's address is not complete.")),
                new Rule(
                        "SCR-205",
                        "An e-mailed invoice has somebody to go to",
                        "The invoice is posted and owed, and nobody gets it until an address is entered.",
                        "Own rule",
                        Severity.INFO,
                        "Add a contact with an e-mail address, or choose another way to send.",
                        Place.CONTACTS,
                        facts -> Said.when(
                                facts.buyer().profile().delivery() == DeliveryChannel.EMAIL && !facts.reachable(),
                                "The invoice goes by e-mail, and no contact of the customer has an address.")),
                new Rule(
                        "SCR-206",
                        "Tax that the buyer owes takes their VAT number",
                        "Without the buyer's number the supply is taxed, and whoever billed owes the tax.",
                        "EN 16931 BR-AE-03, BR-IC-03",
                        Severity.BLOCK,
                        "Enter the customer's VAT number, or charge tax.",
                        Place.CUSTOMER,
                        facts -> Said.when(
                                facts.shiftsTax() && SellerRules.blank(facts.buyerTaxId()),
                                "The buyer is to owe the tax, and the customer has no VAT number.")),
                new Rule(
                        "SCR-207",
                        "The VAT number of a buyer who owes the tax can be right",
                        "With a wrong number the supply is taxed after all, years later and with interest.",
                        "EN 16931 BR-CO-09; Directive 2006/112/EC art. 138",
                        Severity.BLOCK,
                        "Ask the customer for the right VAT number, or charge tax.",
                        Place.CUSTOMER,
                        facts -> Said.when(
                                facts.shiftsTax() && SellerRules.isWrong(facts.buyerTaxId()),
                                "The buyer is to owe the tax, and their VAT number " + facts.buyerTaxId()
                                        + " does not have the shape or check digit of its country.")),
                new Rule(
                        "SCR-208",
                        "The customer's VAT number can be right",
                        "Tax is charged, so that nothing is owed twice; e-invoices are sent back all the same.",
                        "EN 16931 BR-CO-09",
                        Severity.INFO,
                        "Correct the customer's VAT number.",
                        Place.CUSTOMER,
                        facts -> Said.when(
                                !facts.shiftsTax() && SellerRules.isWrong(facts.buyerTaxId()),
                                "The customer's VAT number " + facts.buyerTaxId()
                                        + " does not have the shape or check digit of its country.")),
                new Rule(
                        "SCR-209",
                        "VAT number and address name one country",
                        "A number of another country may be right, for a branch; more often the address is old.",
                        "Own rule",
                        Severity.INFO,
                        "Check the customer's country and VAT number.",
                        Place.CUSTOMER,
                        BuyerRules::otherCountry),
                new Rule(
                        "SCR-210",
                        "Nobody bills themselves",
                        "The buyer's VAT number is the company's own: an invoice to oneself is no invoice.",
                        "Own rule",
                        Severity.BLOCK,
                        "Enter the customer's own VAT number.",
                        Place.CUSTOMER,
                        facts -> Said.when(isOneself(facts), "The customer has the company's own VAT number.")),
                new Rule(
                        "SCR-211",
                        "The customer is not stopped",
                        "Delivered work stays billable; whoever reviews should know that more of it is not wanted.",
                        "DOMAIN RULE-17",
                        Severity.INFO,
                        "Read why on the customer's page, and talk to the credit manager.",
                        Place.CUSTOMER,
                        facts -> Said.when(
                                facts.buyer().standing() == Standing.STOP
                                        || facts.buyer().standing() == Standing.HOLD,
                                "The customer is "
                                        + facts.buyer().standing().title().toLowerCase(Locale.ENGLISH) + ".")));
    }

    private static Stream<Said> otherCountry(DraftFacts facts) {
        String taxId = facts.buyerTaxId();
        if (SellerRules.blank(taxId)) {
            return Stream.empty();
        }
        VatId number = VatId.of(Objects.requireNonNull(taxId));
        boolean differs = number.verdict() != VatId.Verdict.UNKNOWN_SCHEME
                && !number.country().equals(facts.buyerCountry());
        return Said.when(
                differs, "The VAT number is of " + number.country() + ", the address in " + facts.buyerCountry() + ".");
    }

    private static boolean isOneself(DraftFacts facts) {
        String own = facts.seller().taxId();
        String theirs = facts.buyerTaxId();
        return own != null && theirs != null && !own.isBlank() && VatId.of(own).equals(VatId.of(theirs));
    }

    private static PostalAddress address(DraftFacts facts) {
        return facts.buyer().profile().address();
    }

    private static boolean isPosted(DraftFacts facts) {
        return facts.buyer().profile().delivery() == DeliveryChannel.PRINT;
    }

    private static boolean isIncomplete(PostalAddress address) {
        return Stream.of(address.street(), address.postalCode(), address.city()).anyMatch(SellerRules::blank);
    }

    private static boolean isImpossible(PostalAddress address) {
        String shape = POSTAL_CODES.get(address.country());
        String code = address.postalCode();
        return shape != null
                && code != null
                && !code.isBlank()
                && !code.replace(" ", "").toUpperCase(Locale.ROOT).matches(shape);
    }
}
