package org.tallystick.delivery;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.debits.DebitNotice;
import org.tallystick.invoicing.CreditMemo;
import org.tallystick.invoicing.Debited;
import org.tallystick.invoicing.Invoice;
import org.tallystick.platform.Company;
import org.tallystick.platform.Refusal;

/** Writes the mail that goes with a document, from the same record as its PDF. */
final class MailText {
    private MailText() {}

    static Mail mail(
            Company company,
            Document document,
            Delivery delivery,
            Artefact artefact,
            Mail.@Nullable DataFile data,
            MailTemplate.Written written,
            @Nullable String link,
            Instant at) {
        return new Mail(
                delivery.id(),
                company.code(),
                document.number(),
                sender(company),
                Recipient.parse(delivery.recipient()),
                written.subject(),
                written.text(),
                link,
                document.texts().language(),
                artefact.fileName(),
                artefact.content(),
                data,
                at,
                LocalDate.ofInstant(at, company.zone()));
    }

    /** The words that come with Tallystick. */
    static MailTemplate.Written standard(Company company, Document document, Recipient to, @Nullable String link) {
        String subject = switch (document) {
            case Document.OfInvoice invoice ->
                invoice.invoice().isDebitMemo() ? "mail.subject.debit-memo" : "mail.subject.invoice";
            case Document.OfCreditMemo _ -> "mail.subject.credit-memo";
            case Document.OfReceipt _ -> "mail.subject.receipt";
            case Document.OfDebitNotice _ -> "mail.subject.debit-notice";
            case Document.OfDocumentRequest _ -> "mail.subject.document-request";
            case Document.OfStatement _ -> "mail.subject.statement";
            case Document.OfLateFees _ -> "mail.subject.late-fees";
            case Document.OfRejection _ -> "mail.subject.rejection";
            case Document.OfReminder reminder ->
                ReminderPages.subject(reminder.notice().tone());
        };
        return new MailTemplate.Written(
                Mail.oneLine(document.texts().get(subject, document.number(), company.name())),
                text(company, document, to, link));
    }

    private static Recipient sender(Company company) {
        String email = company.letterhead().email();
        if (email == null || email.isBlank()) {
            throw Refusal.invalid(
                    "SENDER_MISSING", "The company has no e-mail address to send from; add it to the letterhead.");
        }
        return new Recipient(company.name(), email.strip());
    }

    private static String text(Company company, Document document, Recipient to, @Nullable String link) {
        Texts texts = document.texts();
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(texts.get("mail.greeting", to.name()));
        paragraphs.addAll(
                switch (document) {
                    case Document.OfInvoice invoice -> paragraphs(invoice, texts);
                    case Document.OfCreditMemo memo -> paragraphs(memo, texts);
                    case Document.OfReceipt receipt -> paragraphs(receipt.receipt(), texts);
                    case Document.OfDebitNotice notice -> paragraphs(notice.notice(), texts);
                    case Document.OfDocumentRequest request -> DocumentRequestPages.paragraphs(request);
                    case Document.OfStatement statement -> StatementPages.paragraphs(statement);
                    case Document.OfLateFees fees -> LateFeePages.paragraphs(fees);
                    case Document.OfRejection rejection -> RejectionPages.paragraphs(rejection);
                    case Document.OfReminder reminder -> ReminderPages.paragraphs(reminder);
                });
        if (link != null) {
            paragraphs.add(texts.get("mail.link", link));
        }
        paragraphs.add(texts.get("mail.thanks") + "\n" + company.name() + contact(company));
        return String.join("\n\n", paragraphs) + "\n";
    }

    private static List<String> paragraphs(Document.OfInvoice document, Texts texts) {
        var figures = new Figures(texts);
        Invoice invoice = document.invoice();
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(opening(invoice, texts) + " " + due(document));
        InvoicePages.discount(invoice)
                .ifPresent(offer -> paragraphs.add(
                        texts.get("mail.discount", figures.date(offer.until()), figures.money(offer.saved()))));
        paragraphs.add(texts.get("mail.reference", InvoicePages.reference(invoice)));
        return paragraphs;
    }

    private static String opening(Invoice invoice, Texts texts) {
        String gross = new Figures(texts).money(invoice.gross());
        Debited debited = invoice.debited();
        return debited == null
                ? texts.get("mail.invoice", invoice.number(), gross)
                : texts.get("mail.debit-memo", invoice.number(), gross, debited.number());
    }

    private static String due(Document.OfInvoice document) {
        Texts texts = document.texts();
        var figures = new Figures(texts);
        int parts = document.parts().size();
        return parts > 1
                ? texts.get(
                        "mail.parts",
                        Integer.toString(parts),
                        figures.date(document.parts().getFirst().dueOn()))
                : texts.get("mail.due", figures.date(document.invoice().dueOn()));
    }

    private static List<String> paragraphs(Document.OfCreditMemo document, Texts texts) {
        CreditMemo memo = document.memo();
        return List.of(texts.get(
                "mail.credit-memo",
                memo.number(),
                new Figures(texts).money(memo.gross()),
                document.invoice().number()));
    }

    private static List<String> paragraphs(Receipt receipt, Texts texts) {
        var figures = new Figures(texts);
        return List.of(texts.get(
                "mail.receipt",
                figures.money(receipt.payment().amount()),
                figures.date(receipt.payment().receivedOn())));
    }

    private static List<String> paragraphs(DebitNotice notice, Texts texts) {
        return List.of(DebitNoticePages.announced(notice, texts, new Figures(texts)), texts.get("notice.funds"));
    }

    private static String contact(Company company) {
        Company.Letterhead letterhead = company.letterhead();
        String phone = letterhead.phone();
        String website = letterhead.website();
        return (phone == null ? "" : "\n" + phone) + (website == null ? "" : "\n" + website);
    }
}
