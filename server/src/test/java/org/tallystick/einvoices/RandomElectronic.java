package org.tallystick.einvoices;

import java.util.List;
import java.util.Optional;
import org.tallystick.invoicing.Invoice;
import org.tallystick.invoicing.InvoiceLine;
import org.tallystick.invoicing.InvoiceTax;
import org.tallystick.lib.einvoice.cii.Cii;
import org.tallystick.lib.einvoice.model.EInvoice;
import org.tallystick.lib.einvoice.model.Profile;
import org.tallystick.lib.receivables.terms.Installment;
import org.tallystick.payments.BankAccount;

/** A random invoice of ours as the tests of other modules see it. */
public record RandomElectronic(
        Invoice invoice,
        List<InvoiceLine> lines,
        List<InvoiceTax> taxes,
        List<Installment> installments,
        Optional<BankAccount> bank,
        EInvoice mapped) {
    public static RandomElectronic of(int seed) {
        // a typeface for Greek and Chinese is not among those of documents
        InvoiceFacts facts = new RandomDocuments(seed).printable().invoice(true);
        Particulars particulars = RandomDocuments.particulars(Profile.EN16931);
        return new RandomElectronic(
                facts.invoice(),
                facts.lines(),
                facts.taxes(),
                facts.installments(),
                particulars.bank(),
                InvoiceMapping.of(facts, particulars));
    }

    public byte[] cii() {
        return Cii.write(mapped);
    }
}
