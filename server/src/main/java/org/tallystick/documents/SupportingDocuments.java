package org.tallystick.documents;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.customers.CustomerId;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Page;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Sql;

/** The supporting documents of a company, their bytes and what they are linked to. */
@Repository
@Transactional(readOnly = true)
public class SupportingDocuments {
    private static final String SELECT = """
            select d.document_id, d.kind, d.name, d.type, d.sha256, d.size, d.uploaded_on, d.uploaded_at, d.uploaded_by,
                   d.erased_on, d.erased_reason,
                   (select case when h.held then h.reason end
                    from documents.hold_step h
                    where h.company_id = d.company_id
                      and h.document_id = d.document_id
                    order by h.step desc
                    limit 1) as held_because
            from documents.document d
            where d.company_id = :company
            """;

    private final JdbcClient db;
    private final DocumentKinds kinds;

    SupportingDocuments(JdbcClient db, DocumentKinds kinds) {
        this.db = db;
        this.kinds = kinds;
    }

    /** A document on its way in. */
    record Incoming(
            String kind,
            String name,
            FileType type,
            byte[] sha256,
            byte[] content,
            @Nullable String text) {}

    public Optional<SupportingDocument> find(CompanyId company, UUID id) {
        return documents(company, db.sql(SELECT + "and d.document_id = :id").param("id", id)).stream()
                .findFirst();
    }

    /** What is linked to any of these things, the newest first. */
    public List<SupportingDocument> of(CompanyId company, Collection<UUID> subjects) {
        return documents(company, db.sql(SELECT + """
                          and exists (
                            select from documents.link l
                            where l.company_id = d.company_id
                              and l.document_id = d.document_id
                              and l.subject_id = any(:subjects))
                        order by d.uploaded_at desc, d.document_id desc
                        limit 500
                        """).param("subjects", subjects.toArray(UUID[]::new)));
    }

    /** What belongs to a customer in any way, the newest first. */
    public Page<SupportingDocument> ofCustomer(CompanyId company, CustomerId customer, int page) {
        List<SupportingDocument> rows = documents(
                company,
                db.sql(SELECT + """
                          and exists (
                            select from documents.link l
                            where l.company_id = d.company_id
                              and l.document_id = d.document_id
                              and l.customer_id = :customer)
                        order by d.uploaded_at desc, d.document_id desc
                        limit :size offset :skip
                        """)
                        .param("customer", customer.value())
                        .param("size", Page.SIZE)
                        .param("skip", Page.offset(page, Page.SIZE)));
        long total = db.sql("""
                        select count(distinct document_id)
                        from documents.link
                        where company_id = :company
                          and customer_id = :customer
                        """)
                .param("company", company.value())
                .param("customer", customer.value())
                .query((row, number) -> row.getLong(1))
                .single();
        return new Page<>(rows, page, Page.SIZE, total);
    }

    /** Those whose name, hash or text says it, the newest first. */
    public List<SupportingDocument> search(CompanyId company, String text, int limit) {
        return documents(company, db.sql(SELECT + """
                          and d.erased_on is null
                          and (position(lower(:text) in lower(d.name)) > 0
                               or encode(d.sha256, 'hex') = lower(:text)
                               or exists (
                                 select from documents.content c
                                 where c.company_id = d.company_id
                                   and c.sha256 = d.sha256
                                   and to_tsvector('simple', coalesce(c.plain_text, ''))
                                       @@ plainto_tsquery('simple', :text)))
                        order by d.uploaded_at desc
                        limit :limit
                        """).param("text", text).param("limit", limit));
    }

    public List<Subject> subjects(CompanyId company, UUID document) {
        return db.sql("""
                        select subject_type, subject_id, customer_id
                        from documents.link
                        where company_id = :company
                          and document_id = :document
                        order by linked_at, subject_id
                        limit 100
                        """)
                .param("company", company.value())
                .param("document", document)
                .query((row, number) -> {
                    UUID customer = Sql.uuidOrNull(row, "customer_id");
                    return new Subject(
                            Subject.Type.valueOf(Sql.text(row, "subject_type")),
                            Sql.uuid(row, "subject_id"),
                            customer == null ? null : new CustomerId(customer));
                })
                .list();
    }

    /** The very bytes that were sent; a document that was erased has none. */
    public byte[] content(CompanyId company, SupportingDocument document) {
        byte[] content = db.sql("""
                        select content
                        from documents.content
                        where company_id = :company
                          and sha256 = :hash
                        """)
                .param("company", company.value())
                .param("hash", HexFormat.of().parseHex(document.sha256()))
                .query((row, number) -> Objects.requireNonNull(row.getBytes(1)))
                .optional()
                .orElseThrow(() -> Refusal.notFound("file any more; the document was erased"));
        if (!HexFormat.of().formatHex(hash(content)).equals(document.sha256())) {
            throw new IllegalStateException("document " + document.id() + " is not what was stored");
        }
        return content;
    }

    /** Two uploads of the same bytes at the same moment come one after the other. */
    @Transactional(propagation = Propagation.MANDATORY)
    void lockBytes(CompanyId company, byte[] hash) {
        db.sql("""
                        select pg_advisory_xact_lock(
                                 hashtextextended(:company::text || encode(:hash::bytea, 'hex') || ' document', 0)) is null
                        """)
                .param("company", company.value())
                .param("hash", hash)
                .query((row, number) -> row.getBoolean(1))
                .single();
    }

    Optional<UUID> known(CompanyId company, byte[] hash, String kind) {
        return db.sql("""
                        select document_id
                        from documents.document
                        where company_id = :company
                          and sha256 = :hash
                          and kind = :kind
                          and erased_on is null
                        """)
                .param("company", company.value())
                .param("hash", hash)
                .param("kind", kind)
                .query((row, number) -> Sql.uuid(row, "document_id"))
                .optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    UUID insert(CompanyId company, Incoming incoming, LocalDate on, Instant at, String by) {
        db.sql("""
                        insert into documents.content (company_id, sha256, size, content, plain_text, kept_at)
                        values (:company, :hash, :size, :content, :text, :at)
                        on conflict (company_id, sha256) do nothing
                        """)
                .param("company", company.value())
                .param("hash", incoming.sha256())
                .param("size", (long) incoming.content().length)
                .param("content", incoming.content())
                .param("text", incoming.text())
                .param("at", Sql.moment(at))
                .update();
        UUID id = Ids.next();
        db.sql("""
                        insert into documents.document
                            (company_id, document_id, kind, name, type, sha256, size, uploaded_on, uploaded_at, uploaded_by)
                        values (:company, :id, :kind, :name, :type, :hash, :size, :on, :at, :by)
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("kind", incoming.kind())
                .param("name", incoming.name())
                .param("type", incoming.type().name())
                .param("hash", incoming.sha256())
                .param("size", (long) incoming.content().length)
                .param("on", on)
                .param("at", Sql.moment(at))
                .param("by", by)
                .update();
        return id;
    }

    /** False when it is linked to it already. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean link(CompanyId company, UUID document, Subject subject, Instant at, String by) {
        CustomerId customer = subject.customer();
        return db.sql("""
                                insert into documents.link
                                    (company_id, document_id, subject_type, subject_id, customer_id, linked_at, linked_by)
                                values (:company, :document, :type, :subject, :customer, :at, :by)
                                on conflict do nothing
                                """)
                        .param("company", company.value())
                        .param("document", document)
                        .param("type", subject.type().name())
                        .param("subject", subject.id())
                        .param("customer", customer == null ? null : customer.value())
                        .param("at", Sql.moment(at))
                        .param("by", by)
                        .update()
                == 1;
    }

    static byte[] hash(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 belongs to every Java platform", e);
        }
    }

    private List<SupportingDocument> documents(CompanyId company, JdbcClient.StatementSpec statement) {
        Map<String, DocumentKind> known = kinds.byCode(company);
        return statement
                .param("company", company.value())
                .query((row, number) -> document(row, known))
                .list();
    }

    private static SupportingDocument document(ResultSet row, Map<String, DocumentKind> known) throws SQLException {
        String code = Sql.text(row, "kind");
        DocumentKind kind = known.getOrDefault(code, new DocumentKind(code, code, DocumentKind.MOST_YEARS));
        LocalDate on = Sql.date(row, "uploaded_on");
        return new SupportingDocument(
                Sql.uuid(row, "document_id"),
                code,
                kind.title(),
                Sql.text(row, "name"),
                FileType.valueOf(Sql.text(row, "type")),
                HexFormat.of().formatHex(row.getBytes("sha256")),
                row.getLong("size"),
                on,
                Sql.instant(row, "uploaded_at"),
                Sql.text(row, "uploaded_by"),
                LocalDate.of(on.getYear() + kind.retentionYears(), 12, 31),
                row.getString("held_because"),
                Sql.dateOrNull(row, "erased_on"),
                row.getString("erased_reason"));
    }
}
