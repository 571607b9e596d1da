package org.tallystick.delivery;

import java.util.Optional;
import org.tallystick.invoicing.Invoice;
import org.tallystick.lib.einvoice.qr.EpcPayload;
import org.tallystick.lib.einvoice.references.CreditorReference;
import org.tallystick.lib.einvoice.references.Iban;
import org.tallystick.payments.BankAccount;

/** Where an invoice is to be paid to. */
record PaymentDetails(Invoice invoice, BankAccount bank) {
    Optional<Iban> iban() {
        String number = bank.iban();
        return number == null ? Optional.empty() : Iban.parse(number);
    }

    /** The European payment code: for euros to an IBAN, with exactly the amount and reference of the invoice. */
    Optional<EpcPayload> code() {
        if (!EpcPayload.isPayable(invoice.gross())) {
            return Optional.empty();
        }
        return iban().map(iban -> CreditorReference.parse(invoice.paymentReference())
                .map(reference -> EpcPayload.ofReference(payee(), iban, invoice.gross(), reference))
                .orElseGet(() -> EpcPayload.ofText(payee(), iban, invoice.gross(), invoice.paymentReference())));
    }

    private String payee() {
        return payee(invoice.seller().name());
    }

    /** A name as the code takes it. */
    static String payee(String payee) {
        String name = payee.replaceAll("\\p{Cntrl}+", " ").strip();
        return name.codePointCount(0, name.length()) <= EpcPayload.NAME_LENGTH
                ? name
                : name.substring(0, name.offsetByCodePoints(0, EpcPayload.NAME_LENGTH));
    }
}
