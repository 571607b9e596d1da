package org.tallystick.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.customers.Contacts;
import org.tallystick.invoicing.CreditMemoId;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.platform.Companies;
import org.tallystick.platform.Company;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;

/** Writes mails: in the company's own words where it has some, else in those that come with Tallystick. The same for previews and for what is sent. */
@Component
@Transactional(readOnly = true, noRollbackFor = Refusal.class)
public class MailWriter {
    private final MailTemplates templates;
    private final Documents documents;
    private final Deliveries deliveries;
    private final Contacts contacts;
    private final Companies companies;

    MailWriter(
            MailTemplates templates,
            Documents documents,
            Deliveries deliveries,
            Contacts contacts,
            Companies companies) {
        this.templates = templates;
        this.documents = documents;
        this.deliveries = deliveries;
        this.contacts = contacts;
        this.companies = companies;
    }

    /** What a recipient would read. */
    public record Preview(String recipient, String language, String subject, String text, boolean own) {}

    Mail mail(
            CompanyId id,
            Document document,
            Delivery delivery,
            Artefact artefact,
            Mail.@Nullable DataFile data,
            @Nullable String link,
            Instant at) {
        Company company = companies.get(id);
        Recipient to = Recipient.parse(delivery.recipient());
        return MailText.mail(
                company, document, delivery, artefact, data, written(company, document, to, link), link, at);
    }

    private MailTemplate.Written written(Company company, Document document, Recipient to, @Nullable String link) {
        return own(company.id(), document)
                .map(template -> template.fill(MailValues.of(company, document, to, link)))
                .orElseGet(() -> MailText.standard(company, document, to, link));
    }

    private Optional<MailTemplate> own(CompanyId company, Document document) {
        return MailValues.kind(document)
                .flatMap(kind -> templates.of(company, kind, document.texts().language()));
    }

    /** What the mails with an invoice would say now, one for each recipient; the link is made when a mail is sent. */
    public List<Preview> ofInvoice(CompanyId company, InvoiceId invoice) {
        return previews(company, documents.get(company, Delivery.SubjectType.INVOICE, invoice.value()));
    }

    public List<Preview> ofCreditMemo(CompanyId company, CreditMemoId memo) {
        return previews(company, documents.get(company, Delivery.SubjectType.CREDIT_MEMO, memo.value()));
    }

    private List<Preview> previews(CompanyId id, Document document) {
        Company company = companies.get(id);
        boolean own = own(id, document).isPresent();
        return contacts.invoiceRecipients(id, document.customer()).stream()
                .map(Recipient::of)
                .map(to -> {
                    MailTemplate.Written written = written(company, document, to, example(company));
                    return new Preview(
                            to.toString(), document.texts().language(), written.subject(), written.text(), own);
                })
                .toList();
    }

    /** What a text would make of the latest document of its kind; empty when there is none yet. */
    public Optional<Preview> tried(CompanyId id, MailTemplate template) {
        Company company = companies.get(id);
        Delivery.SubjectType type = template.kind().document();
        return deliveries.latest(id, type).map(subject -> {
            Document document = documents.get(id, type, subject);
            Recipient to = contacts.invoiceRecipients(id, document.customer()).stream()
                    .map(Recipient::of)
                    .findFirst()
                    .orElse(new Recipient("Ada Lovelace", "ada@example.com"));
            MailTemplate.Written written = template.fill(MailValues.of(company, document, to, example(company)));
            return new Preview(to.toString(), template.language(), written.subject(), written.text(), true);
        });
    }

    private static String example(Company company) {
        return "https://\u2026/see/" + company.code() + "/\u2026";
    }
}
