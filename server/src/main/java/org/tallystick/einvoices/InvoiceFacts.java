package org.tallystick.einvoices;

import java.util.List;
import org.tallystick.invoicing.Correction;
import org.tallystick.invoicing.Invoice;
import org.tallystick.invoicing.InvoiceLine;
import org.tallystick.invoicing.InvoiceTax;
import org.tallystick.lib.receivables.terms.Installment;

/** All an invoice says, posted or about to be. */
record InvoiceFacts(
        Invoice invoice,
        List<InvoiceLine> lines,
        List<InvoiceTax> taxes,
        List<Installment> installments,
        List<Correction.Document> replaces) {
    InvoiceFacts {
        lines = List.copyOf(lines);
        taxes = List.copyOf(taxes);
        installments = List.copyOf(installments);
        replaces = List.copyOf(replaces);
    }
}
