package org.tallystick.invoicing;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.receivables.terms.Installment;

/** What an invoice is going to say, by name: this is what is approved, and two of them can be compared. */
final class DraftWords {
    private DraftWords() {}

    static Map<String, String> of(PricedInvoice invoice) {
        Map<String, String> said = new TreeMap<>();
        Party buyer = Party.buyer(invoice.customer());
        said.put("Customer", buyer.name() + ", " + buyer.number());
        said.put("Address", address(buyer));
        put(said, "Tax id", buyer.taxId());
        put(said, "Contract", invoice.contractNumber());
        put(said, "Purchase order", invoice.purchaseOrder());
        said.put("Dated", invoice.invoiceOn().toString());
        int digits = Integer.toString(invoice.lines().size()).length();
        for (InvoiceLine line : invoice.lines()) {
            said.put("Line " + ("%0" + digits + "d").formatted(line.line()), line(line));
        }
        for (InvoiceTax tax : invoice.taxes()) {
            var key = tax.breakdown().key();
            said.put(
                    "Tax " + key.category() + " " + key.rate(),
                    tax.breakdown().tax().toString());
        }
        said.put("Total net", invoice.net().toString());
        said.put("Total with tax", invoice.gross().toString());
        for (Installment part : invoice.installments()) {
            said.put("Due " + part.number(), part.amount() + " on " + part.dueOn());
        }
        payers(said, invoice.posted());
        return said;
    }

    /** Who is asked for which part, and which deposits each part is less. */
    private static void payers(Map<String, String> said, List<PricedInvoice> documents) {
        for (int i = 0; i < documents.size(); i++) {
            PricedInvoice document = documents.get(i);
            Party payer = Party.buyer(document.customer());
            String place = "Payer " + (i + 1);
            said.put(place, payer.name() + ", " + payer.number() + ": " + document.gross());
            for (Deduction deduction : document.deductions()) {
                said.put(
                        place + ", deposit " + deduction.number(),
                        deduction.gross(document.gross().currency()).toString());
            }
        }
    }

    private static String line(InvoiceLine line) {
        String days = line.serviceFrom().equals(line.serviceTo())
                ? line.serviceFrom().toString()
                : line.serviceFrom() + " to " + line.serviceTo();
        return line.description() + ": " + line.quantity().stripTrailingZeros().toPlainString() + " " + line.unit()
                + " at " + line.agreedPrice().stripTrailingZeros().toPlainString()
                + (line.priceWithTax() == null ? "" : " with tax") + " = " + line.net() + ", "
                + line.taxCode() + ", " + days;
    }

    private static String address(Party buyer) {
        return String.join(
                ", ", orEmpty(buyer.street()), orEmpty(buyer.postalCode()), orEmpty(buyer.city()), buyer.country());
    }

    private static String orEmpty(@Nullable String part) {
        return part == null ? "" : part;
    }

    private static void put(Map<String, String> said, String name, @Nullable String value) {
        if (value != null) {
            said.put(name, value);
        }
    }
}
