package org.tallystick.delivery;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.einvoices.DocumentType;
import org.tallystick.einvoices.EInvoiceForm;
import org.tallystick.einvoices.Edition;
import org.tallystick.einvoices.EditionDesk;
import org.tallystick.einvoices.ElectronicDocuments;
import org.tallystick.einvoices.ElectronicDocuments.Written;
import org.tallystick.lib.einvoice.facturx.FacturX;
import org.tallystick.lib.einvoice.rules.Syntax;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;

/** Electronic invoices as files: kept byte for byte when they leave, made when somebody looks at one before. */
@Component
@Transactional(noRollbackFor = Refusal.class)
public class EInvoiceFiles {
    private final EditionDesk editions;
    private final ElectronicDocuments electronic;
    private final Artefacts artefacts;

    EInvoiceFiles(EditionDesk editions, ElectronicDocuments electronic, Artefacts artefacts) {
        this.editions = editions;
        this.electronic = electronic;
        this.artefacts = artefacts;
    }

    /** What somebody can download. */
    public enum Form {
        UBL,
        CII,
        FACTURX;

        /** The word of addresses: {@code facturx}. */
        public static Form of(String word) {
            for (Form form : values()) {
                if (form.name().toLowerCase(Locale.ROOT).equals(word)) {
                    return form;
                }
            }
            throw Refusal.notFound("form of electronic invoice");
        }

        Syntax syntax() {
            return this == UBL ? Syntax.UBL : Syntax.CII;
        }
    }

    /** A file to download. */
    public record Download(String fileName, String contentType, byte[] content) {}

    /**
     * What leaves of a document.
     *
     * @param xml the data, as they are checked
     * @param pdf with the data inside, for customers who want that
     */
    record Files(Edition edition, Artefact xml, @Nullable Artefact pdf) {
        /** In place of the plain PDF. */
        Optional<Artefact> readable() {
            return Optional.ofNullable(pdf);
        }

        /** Beside the plain PDF. */
        Optional<Mail.DataFile> beside() {
            return pdf == null ? Optional.of(new Mail.DataFile(xml.fileName(), xml.content())) : Optional.empty();
        }
    }

    /** Empty when it is no invoice, or the customer wants none. Refuses what the rules refuse. */
    Optional<Files> of(CompanyId company, Delivery.SubjectType type, UUID id) {
        return typeOf(type)
                .flatMap(kind -> editions.ready(Caller.system(company), kind, id))
                .map(ready -> kept(company, type, id, ready));
    }

    private Files kept(CompanyId company, Delivery.SubjectType type, UUID id, EditionDesk.Ready ready) {
        Edition edition = ready.edition();
        Artefact xml = artefacts
                .find(company, edition.id(), Artefact.Kind.E_INVOICE_XML)
                .orElseGet(() -> artefacts.store(
                        company,
                        edition.id(),
                        Artefact.Kind.E_INVOICE_XML,
                        ready.written().invoice().number() + ".xml",
                        ready.written().xml()));
        Artefact pdf = edition.form() == EInvoiceForm.FACTUR_X ? keptPdf(company, type, id, ready) : null;
        return new Files(edition, xml, pdf);
    }

    private Artefact keptPdf(CompanyId company, Delivery.SubjectType type, UUID id, EditionDesk.Ready ready) {
        Edition edition = ready.edition();
        return artefacts
                .find(company, edition.id(), Artefact.Kind.E_INVOICE_PDF)
                .orElseGet(() -> artefacts.store(
                        company,
                        edition.id(),
                        Artefact.Kind.E_INVOICE_PDF,
                        ready.written().invoice().number() + ".pdf",
                        embedded(artefacts.pdf(company, type, id).content(), ready.written(), edition.madeAt())));
    }

    static byte[] embedded(byte[] pdf, Written written, Instant at) {
        return FacturX.embed(pdf, written.xml(), written.inPdf(), at);
    }

    /** The document in any form, as it says today; what has left comes as it left. */
    public Download download(CompanyId company, DocumentType type, UUID id, Form form) {
        Written written = electronic.of(company, type, id, form.syntax());
        String name = String.valueOf(written.invoice().number());
        Optional<Artefact> left = electronic
                .edition(company, id)
                .filter(edition -> edition.form().syntax() == form.syntax())
                .flatMap(edition -> artefacts.find(
                        company,
                        edition.id(),
                        form == Form.FACTURX ? Artefact.Kind.E_INVOICE_PDF : Artefact.Kind.E_INVOICE_XML));
        if (left.isPresent()) {
            return new Download(
                    left.get().fileName(), left.get().contentType(), left.get().content());
        }
        if (form != Form.FACTURX) {
            return new Download(
                    name + "-" + form.name().toLowerCase(Locale.ROOT) + ".xml", Artefact.XML, written.xml());
        }
        Artefact pdf = artefacts.pdf(company, subjectType(type), id);
        return new Download(name + "-facturx.pdf", Artefact.PDF, embedded(pdf.content(), written, pdf.madeAt()));
    }

    static Optional<DocumentType> typeOf(Delivery.SubjectType type) {
        return switch (type) {
            case INVOICE -> Optional.of(DocumentType.INVOICE);
            case CREDIT_MEMO -> Optional.of(DocumentType.CREDIT_MEMO);
            case DEBIT_NOTICE, RECEIPT, DOCUMENT_REQUEST, STATEMENT, LATE_FEES, REJECTION, REMINDER -> Optional.empty();
        };
    }

    private static Delivery.SubjectType subjectType(DocumentType type) {
        return type == DocumentType.INVOICE ? Delivery.SubjectType.INVOICE : Delivery.SubjectType.CREDIT_MEMO;
    }
}
