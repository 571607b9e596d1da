package org.tallystick.delivery;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.invoicing.CreditMemo;
import org.tallystick.invoicing.Invoice;
import org.tallystick.platform.Company;

/** What the places of a mail text are filled with, written in the language of the document. */
final class MailValues {
    private final Map<String, String> values = new HashMap<>();
    private final Figures figures;

    private MailValues(Document document) {
        this.figures = new Figures(document.texts());
    }

    static Optional<MailTemplate.Kind> kind(Document document) {
        return switch (document) {
            case Document.OfInvoice _ -> Optional.of(MailTemplate.Kind.INVOICE);
            case Document.OfCreditMemo _ -> Optional.of(MailTemplate.Kind.CREDIT_MEMO);
            case Document.OfReceipt _ -> Optional.of(MailTemplate.Kind.RECEIPT);
            case Document.OfReminder reminder ->
                Optional.of(ReminderPages.words(reminder.notice().tone()));
            case Document.OfDebitNotice _,
                    Document.OfDocumentRequest _,
                    Document.OfStatement _,
                    Document.OfRejection _,
                    Document.OfLateFees _ -> Optional.empty();
        };
    }

    static Map<String, String> of(Company company, Document document, Recipient to, @Nullable String link) {
        var all = new MailValues(document);
        all.put("recipient", to.name());
        all.put("company", company.name());
        all.put("phone", company.letterhead().phone());
        all.put("website", company.letterhead().website());
        all.put("number", document.number());
        all.put("link", link);
        switch (document) {
            case Document.OfInvoice invoice -> all.invoice(invoice);
            case Document.OfCreditMemo memo -> all.memo(memo);
            case Document.OfReceipt receipt -> all.receipt(receipt.receipt());
            case Document.OfReminder reminder -> all.reminder(reminder);
            case Document.OfDebitNotice _,
                    Document.OfDocumentRequest _,
                    Document.OfStatement _,
                    Document.OfRejection _,
                    Document.OfLateFees _ -> {}
        }
        return all.values;
    }

    private void invoice(Document.OfInvoice document) {
        Invoice invoice = document.invoice();
        put("amount", figures.money(invoice.gross()));
        put(
                "due",
                figures.date(
                        document.parts().isEmpty()
                                ? invoice.dueOn()
                                : document.parts().getFirst().dueOn()));
        put("reference", InvoicePages.reference(invoice));
        put("order", invoice.purchaseOrder());
        put("contract", invoice.contractNumber());
        InvoicePages.discount(invoice).ifPresent(offer -> {
            put("discount", figures.money(offer.saved()));
            put("discount_until", figures.date(offer.until()));
        });
    }

    private void memo(Document.OfCreditMemo document) {
        CreditMemo memo = document.memo();
        put("amount", figures.money(memo.gross()));
        put("invoice", document.invoice().number());
    }

    private void receipt(Receipt receipt) {
        put("amount", figures.money(receipt.payment().amount()));
        put("received", figures.date(receipt.payment().receivedOn()));
    }

    private void reminder(Document.OfReminder document) {
        put("amount", figures.money(document.notice().total()));
        put("items", ReminderPages.list(document));
        put("reference", document.number());
    }

    private void put(String place, @Nullable String value) {
        values.put(place, Objects.requireNonNullElse(value, ""));
    }
}
