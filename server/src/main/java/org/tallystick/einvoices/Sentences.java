package org.tallystick.einvoices;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.tallystick.lib.einvoice.checks.Fault;
import org.tallystick.lib.einvoice.rules.Finding;

/** Broken rules in words a clerk can act on: the ids, what is wrong, and where to mend it. */
final class Sentences {
    private static final int SHOWN = 3;

    private static final String SELLER = "Mend it in the settings, under E-invoices or Company.";
    private static final String BUYER = "Mend it on the customer's page, under E-invoices or by editing the customer.";
    private static final String PAYMENT = "Enter a bank account in the settings.";
    private static final String ELSE = "Mend the charge or its tax code, or choose another form for the customer.";

    private Sentences() {}

    static String ofFaults(EInvoiceForm form, List<Fault> faults) {
        var catalogue = Fault.catalogue(Locale.ENGLISH);
        return sentence(
                form, faults, fault -> fault.rule() + ": " + fault.message(catalogue), fault -> place(fault.field()));
    }

    static String ofFindings(EInvoiceForm form, List<Finding> findings) {
        return sentence(
                form,
                findings,
                finding -> finding.text().contains(finding.rule())
                        ? finding.text()
                        : finding.rule() + ": " + finding.text(),
                finding -> placeOf(finding.location()));
    }

    private static <T> String sentence(
            EInvoiceForm form, List<T> all, Function<T, String> words, Function<T, String> place) {
        List<String> parts = new ArrayList<>();
        parts.add("As " + form.title() + " it would be refused.");
        all.stream().limit(SHOWN).map(words).map(Sentences::ended).forEach(parts::add);
        if (all.size() > SHOWN) {
            parts.add("And " + (all.size() - SHOWN) + " more.");
        }
        all.stream().limit(SHOWN).map(place).distinct().forEach(parts::add);
        return String.join(" ", parts);
    }

    private static String ended(String text) {
        return text.endsWith(".") ? text : text + ".";
    }

    private static String place(String field) {
        return field.startsWith("seller")
                ? SELLER
                : field.startsWith("buyer") || field.equals("references.buyer")
                        ? BUYER
                        : field.startsWith("payment.means") ? PAYMENT : ELSE;
    }

    private static String placeOf(String location) {
        return location.contains("AccountingSupplierParty") || location.contains("SellerTradeParty")
                ? SELLER
                : location.contains("AccountingCustomerParty") || location.contains("BuyerTradeParty")
                        ? BUYER
                        : location.contains("PaymentMeans") ? PAYMENT : ELSE;
    }
}
