package org.tallystick.delivery;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tallystick.invoicing.Invoice;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Companies;
import org.tallystick.platform.Company;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;

/** Announces a document by a text message: who, what, how much, when it is due, and the link to it. */
@Component
class SmsWriter {
    private final Documents documents;
    private final Artefacts artefacts;
    private final DocumentLinks links;
    private final Companies companies;
    private final SmsPort port;
    private final BusinessClock clock;

    SmsWriter(
            Documents documents,
            Artefacts artefacts,
            DocumentLinks links,
            Companies companies,
            SmsPort port,
            BusinessClock clock) {
        this.documents = documents;
        this.artefacts = artefacts;
        this.links = links;
        this.companies = companies;
        this.port = port;
        this.clock = clock;
    }

    /** Returns the PDF that the link shows. */
    UUID send(CompanyId id, Delivery delivery) {
        Company company = companies.get(id);
        Document document = documents.get(id, delivery.subjectType(), delivery.subject());
        String link = links.address(id, delivery)
                .orElseThrow(() -> Refusal.invalid(
                        "LINK_MISSING",
                        "A text message carries a link, and nobody said how this installation is reached; set"
                                + " TALLYSTICK_URL."));
        UUID shown =
                artefacts.pdf(id, delivery.subjectType(), delivery.subject()).id();
        port.send(new Sms(
                delivery.id(),
                company.code(),
                Recipient.parse(delivery.recipient()).email(),
                text(company, document, link),
                clock.today(id)));
        return shown;
    }

    static String text(Company company, Document document, String link) {
        Texts texts = document.texts();
        var figures = new Figures(texts);
        return switch (document) {
            case Document.OfInvoice of -> {
                Invoice invoice = of.invoice();
                yield texts.get(
                        invoice.isDebitMemo() ? "sms.debit-memo" : "sms.invoice",
                        company.name(),
                        invoice.number(),
                        plain(figures, invoice.gross()),
                        figures.date(invoice.dueOn()),
                        link);
            }
            case Document.OfCreditMemo of ->
                texts.get(
                        "sms.credit-memo",
                        company.name(),
                        of.number(),
                        plain(figures, of.memo().gross()),
                        link);
            default -> throw new IllegalArgumentException(document.type() + " has no link");
        };
    }

    /** With a space that every phone knows. */
    private static String plain(Figures figures, Money amount) {
        return figures.money(amount).replace('\u00a0', ' ').replace('\u202f', ' ');
    }
}
