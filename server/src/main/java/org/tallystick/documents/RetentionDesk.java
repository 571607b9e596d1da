package org.tallystick.documents;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Sql;

/** Where documents are held for a court or an audit, and erased once nothing asks to keep them. */
@Service
@Transactional
public class RetentionDesk {
    private final JdbcClient db;
    private final SupportingDocuments documents;
    private final AuditLog audit;
    private final BusinessClock clock;

    RetentionDesk(JdbcClient db, SupportingDocuments documents, AuditLog audit, BusinessClock clock) {
        this.db = db;
        this.documents = documents;
        this.audit = audit;
        this.clock = clock;
    }

    /** Keeps it whatever its years, until the hold is released. */
    public void hold(Caller caller, UUID id, String reason) {
        SupportingDocument document = lock(caller, id);
        if (document.isHeld()) {
            throw Refusal.conflict("DOCUMENT_HELD", "The document is on legal hold already.");
        }
        step(caller, document, true, required(reason));
        audit.record(caller, said("document.hold", document).because(reason.strip()));
    }

    public void release(Caller caller, UUID id, String reason) {
        SupportingDocument document = lock(caller, id);
        if (!document.isHeld()) {
            throw Refusal.conflict("DOCUMENT_NOT_HELD", "The document is not on legal hold.");
        }
        step(caller, document, false, required(reason));
        audit.record(caller, said("document.release", document).because(reason.strip()));
    }

    /** Erases the bytes and the text; that it was there, its hash and why it went stay. */
    public void erase(Caller caller, UUID id, String reason) {
        SupportingDocument document = lock(caller, id);
        LocalDate today = clock.today(caller.company());
        if (document.isHeld()) {
            throw Refusal.conflict("LEGAL_HOLD", "The document is on legal hold: " + document.heldBecause() + ".");
        }
        if (!today.isAfter(document.keptThrough())) {
            throw Refusal.conflict(
                    "RETENTION_RUNS", "The document must be kept through " + document.keptThrough() + ".");
        }
        erase(caller, document, today, required(reason));
        audit.record(
                caller,
                said("document.erase", document).because(reason.strip()).fact("keptThrough", document.keptThrough()));
    }

    /** The bytes go with the last document made of them. */
    private void erase(Caller caller, SupportingDocument document, LocalDate on, String reason) {
        byte[] hash = HexFormat.of().parseHex(document.sha256());
        documents.lockBytes(caller.company(), hash);
        db.sql("""
                        update documents.document
                        set erased_on = :on, erased_by = :by, erased_reason = :reason
                        where company_id = :company
                          and document_id = :id
                        """)
                .param("company", caller.company().value())
                .param("id", document.id())
                .param("on", on)
                .param("by", caller.actor().reference())
                .param("reason", reason)
                .update();
        db.sql("""
                        delete from documents.content c
                        where c.company_id = :company
                          and c.sha256 = :hash
                          and not exists (
                            select from documents.document d
                            where d.company_id = c.company_id
                              and d.sha256 = c.sha256
                              and d.erased_on is null)
                        """)
                .param("company", caller.company().value())
                .param("hash", hash)
                .update();
    }

    private void step(Caller caller, SupportingDocument document, boolean held, String reason) {
        Instant now = clock.now();
        db.sql("""
                        insert into documents.hold_step
                            (company_id, document_id, step, held, reason, recorded_at, recorded_by)
                        select :company, :id, coalesce(max(step), 0) + 1, :held, :reason, :now, :by
                        from documents.hold_step
                        where company_id = :company
                          and document_id = :id
                        """)
                .param("company", caller.company().value())
                .param("id", document.id())
                .param("held", held)
                .param("reason", reason)
                .param("now", Sql.moment(now))
                .param("by", caller.actor().reference())
                .update();
    }

    /** One after the other: a hold and an erasure must not pass each other. */
    private SupportingDocument lock(Caller caller, UUID id) {
        caller.must(Permission.ADMINISTER);
        CompanyId company = caller.company();
        boolean there = db.sql("""
                        select document_id
                        from documents.document
                        where company_id = :company
                          and document_id = :id
                        for no key update
                        """)
                .param("company", company.value())
                .param("id", id)
                .query((row, number) -> Sql.uuid(row, "document_id"))
                .optional()
                .isPresent();
        if (!there) {
            throw Refusal.notFound("document");
        }
        SupportingDocument document = documents.find(company, id).orElseThrow();
        if (document.isErased()) {
            throw Refusal.conflict("DOCUMENT_ERASED", "The document was erased on " + document.erasedOn() + ".");
        }
        return document;
    }

    private static String required(String reason) {
        if (reason.isBlank()) {
            throw Refusal.invalid("REASON_MISSING", "Write the reason; it is kept with the document.");
        }
        return reason.strip();
    }

    private static AuditEvent said(String command, SupportingDocument document) {
        return AuditEvent.of(command, "document", document.id(), null).fact("sha256", document.sha256());
    }
}
