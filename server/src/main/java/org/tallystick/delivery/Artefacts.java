package org.tallystick.delivery;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.invoicing.CreditMemoId;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Sql;

/** Rendered documents: made once, kept with their hash, and the same bytes ever after. */
@Repository
@Transactional(noRollbackFor = Refusal.class)
public class Artefacts {
    private static final String SELECT = """
            select artefact_id, subject_id, kind, file_name, content_type, sha256, content, made_at
            from delivery.artefact
            where company_id = :company
            """;

    private final JdbcClient db;
    private final Documents documents;
    private final DocumentRenderer renderer;
    private final Logos logos;
    private final BusinessClock clock;

    Artefacts(JdbcClient db, Documents documents, DocumentRenderer renderer, Logos logos, BusinessClock clock) {
        this.db = db;
        this.documents = documents;
        this.renderer = renderer;
        this.logos = logos;
        this.clock = clock;
    }

    /** The invoice as PDF; rendered and stored when nobody asked for it before. */
    public Artefact invoicePdf(CompanyId company, InvoiceId invoice) {
        return pdf(company, Delivery.SubjectType.INVOICE, invoice.value());
    }

    /** The credit memo as PDF; rendered and stored when nobody asked for it before. */
    public Artefact creditMemoPdf(CompanyId company, CreditMemoId memo) {
        return pdf(company, Delivery.SubjectType.CREDIT_MEMO, memo.value());
    }

    /** What a payer is told before a debit as PDF; rendered and stored when nobody asked for it before. */
    public Artefact debitNoticePdf(CompanyId company, UUID debit) {
        return pdf(company, Delivery.SubjectType.DEBIT_NOTICE, debit);
    }

    /** The statement of account as PDF; rendered and stored when nobody asked for it before. */
    public Artefact statementPdf(CompanyId company, UUID statement) {
        return pdf(company, Delivery.SubjectType.STATEMENT, statement);
    }

    /** The note of late fees as PDF; rendered and stored when nobody asked for it before. */
    public Artefact lateFeesPdf(CompanyId company, UUID note) {
        return pdf(company, Delivery.SubjectType.LATE_FEES, note);
    }

    /** Why a dispute was rejected as PDF; rendered and stored when nobody asked for it before. */
    public Artefact rejectionPdf(CompanyId company, UUID letter) {
        return pdf(company, Delivery.SubjectType.REJECTION, letter);
    }

    /** A reminder as it was sent, or would be; what may still change is not stored. */
    @Transactional(readOnly = true)
    public byte[] reminderPdf(CompanyId company, UUID notice) {
        return find(company, notice, Artefact.Kind.REMINDER_PDF)
                .map(Artefact::content)
                .orElseGet(() -> renderer.pdf(
                        documents.get(company, Delivery.SubjectType.REMINDER, notice), logos.find(company)));
    }

    Artefact pdf(CompanyId company, Delivery.SubjectType type, UUID id) {
        return pdf(company, type, id, renderer::pdf);
    }

    /** The same for one of many that are made at once: what was not asked for before is drawn, which takes less time. */
    Artefact pdfOfMany(CompanyId company, Delivery.SubjectType type, UUID id) {
        return pdf(company, type, id, renderer::drawn);
    }

    private Artefact pdf(
            CompanyId company,
            Delivery.SubjectType type,
            UUID id,
            BiFunction<Document, Optional<Logo>, byte[]> rendering) {
        Artefact.Kind kind = switch (type) {
            case INVOICE -> Artefact.Kind.INVOICE_PDF;
            case CREDIT_MEMO -> Artefact.Kind.CREDIT_MEMO_PDF;
            case RECEIPT -> Artefact.Kind.RECEIPT_PDF;
            case DEBIT_NOTICE -> Artefact.Kind.DEBIT_NOTICE_PDF;
            case DOCUMENT_REQUEST -> Artefact.Kind.DOCUMENT_REQUEST_PDF;
            case STATEMENT -> Artefact.Kind.STATEMENT_PDF;
            case LATE_FEES -> Artefact.Kind.LATE_FEES_PDF;
            case REJECTION -> Artefact.Kind.REJECTION_PDF;
            case REMINDER -> Artefact.Kind.REMINDER_PDF;
        };
        return find(company, id, kind).orElseGet(() -> {
            Document document = documents.get(company, type, id);
            return store(company, id, kind, document.fileName(), rendering.apply(document, logos.find(company)));
        });
    }

    /** What the invoice would look like if it were rendered now; nothing is stored. */
    @Transactional(readOnly = true)
    public byte[] preview(CompanyId company, InvoiceId invoice) {
        Document document = documents.get(company, Delivery.SubjectType.INVOICE, invoice.value());
        return renderer.pdf(document, logos.find(company));
    }

    /** The same as it is drawn for print runs. */
    @Transactional(readOnly = true)
    public byte[] drawn(CompanyId company, InvoiceId invoice) {
        Document document = documents.get(company, Delivery.SubjectType.INVOICE, invoice.value());
        return renderer.drawn(document, logos.find(company));
    }

    @Transactional(readOnly = true)
    public Optional<Artefact> find(CompanyId company, UUID artefact) {
        return db.sql(SELECT + "and artefact_id = :id")
                .param("company", company.value())
                .param("id", artefact)
                .query(Artefacts::artefact)
                .optional();
    }

    @Transactional(readOnly = true)
    public Optional<Artefact> find(CompanyId company, UUID subject, Artefact.Kind kind) {
        return db.sql(SELECT + "and subject_id = :subject and kind = :kind")
                .param("company", company.value())
                .param("subject", subject)
                .param("kind", kind.name())
                .query(Artefacts::artefact)
                .optional();
    }

    /** Whoever stores first wins; the other one gets what the first one stored. */
    Artefact store(CompanyId company, UUID subject, Artefact.Kind kind, String fileName, byte[] content) {
        String type = switch (kind) {
            case E_INVOICE_XML -> Artefact.XML;
            case PRINT_MANIFEST -> Artefact.CSV;
            default -> Artefact.PDF;
        };
        db.sql("""
                        insert into delivery.artefact
                            (company_id, artefact_id, subject_id, kind, file_name, content_type, sha256, content, made_at)
                        values (:company, :id, :subject, :kind, :file, :type, :hash, :content, :at)
                        on conflict (company_id, subject_id, kind) do nothing
                        """)
                .param("company", company.value())
                .param("id", Ids.next())
                .param("subject", subject)
                .param("kind", kind.name())
                .param("file", fileName)
                .param("type", type)
                .param("hash", sha256(content))
                .param("content", content)
                .param("at", Sql.moment(clock.now()))
                .update();
        return find(company, subject, kind).orElseThrow();
    }

    private static Artefact artefact(ResultSet row, int number) throws SQLException {
        byte[] content = row.getBytes("content");
        if (!MessageDigest.isEqual(sha256(content), row.getBytes("sha256"))) {
            throw new IllegalStateException("artefact " + Sql.uuid(row, "artefact_id") + " is not what was stored");
        }
        return new Artefact(
                Sql.uuid(row, "artefact_id"),
                Sql.uuid(row, "subject_id"),
                Artefact.Kind.valueOf(Sql.text(row, "kind")),
                Sql.text(row, "file_name"),
                Sql.text(row, "content_type"),
                content,
                Sql.instant(row, "made_at"));
    }

    static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
