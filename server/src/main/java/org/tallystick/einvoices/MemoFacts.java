package org.tallystick.einvoices;

import java.util.List;
import org.tallystick.invoicing.CreditMemo;
import org.tallystick.invoicing.Invoice;
import org.tallystick.invoicing.InvoiceTax;

/** All a credit memo says, with the invoice it credits and that one's taxes. */
record MemoFacts(CreditMemo memo, Invoice invoice, List<InvoiceTax> invoiceTaxes) {
    MemoFacts {
        invoiceTaxes = List.copyOf(invoiceTaxes);
    }

    /** Its own taxes, with the reasons of the invoice. */
    List<InvoiceTax> taxes() {
        return memo.taxes().stream()
                .map(row -> invoiceTaxes.stream()
                        .filter(tax -> tax.breakdown().key().equals(row.key()))
                        .findFirst()
                        .map(tax -> tax.of(row))
                        .orElse(new InvoiceTax(row, null)))
                .toList();
    }
}
