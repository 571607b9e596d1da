package org.tallystick.documents;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Sql;

/** The kinds of documents of a company: the usual ones, and what the company made of them. */
@Repository
@Transactional(readOnly = true)
public class DocumentKinds {
    private static final int LONGEST_CODE = 40;
    private static final int LONGEST_TITLE = 60;

    private final JdbcClient db;
    private final AuditLog audit;
    private final BusinessClock clock;

    DocumentKinds(JdbcClient db, AuditLog audit, BusinessClock clock) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
    }

    /** By title. */
    public List<DocumentKind> list(CompanyId company) {
        List<DocumentKind> kinds = new ArrayList<>(byCode(company).values());
        kinds.sort(Comparator.comparing(DocumentKind::title));
        return kinds;
    }

    Map<String, DocumentKind> byCode(CompanyId company) {
        Map<String, DocumentKind> kinds = new LinkedHashMap<>();
        DocumentKind.USUAL.forEach(kind -> kinds.put(kind.code(), kind));
        db.sql("select code, title, retention_years from documents.kind where company_id = :company order by code")
                .param("company", company.value())
                .query((row, number) ->
                        new DocumentKind(Sql.text(row, "code"), Sql.text(row, "title"), row.getInt("retention_years")))
                .list()
                .forEach(kind -> kinds.put(kind.code(), kind));
        return kinds;
    }

    DocumentKind get(CompanyId company, String code) {
        DocumentKind kind = byCode(company).get(code);
        if (kind == null) {
            throw Refusal.invalid(
                    "DOCUMENT_KIND_UNKNOWN", "Choose a kind of document; kinds are kept in the settings.");
        }
        return kind;
    }

    /** Adds a kind, or changes the years and the title of one that is there; an empty code is made of the title. */
    @Transactional
    public void set(Caller caller, String code, String title, int years) {
        caller.must(Permission.ADMINISTER);
        DocumentKind kind = sound(code, title.strip(), years);
        db.sql("""
                        insert into documents.kind (company_id, code, title, retention_years, changed_at, changed_by)
                        values (:company, :code, :title, :years, :now, :by)
                        on conflict (company_id, code) do update
                        set title = excluded.title, retention_years = excluded.retention_years,
                            changed_at = excluded.changed_at, changed_by = excluded.changed_by
                        """)
                .param("company", caller.company().value())
                .param("code", kind.code())
                .param("title", kind.title())
                .param("years", kind.retentionYears())
                .param("now", Sql.moment(clock.now()))
                .param("by", caller.actor().reference())
                .update();
        audit.record(
                caller,
                AuditEvent.of(
                                "document-kind.set",
                                "document kind",
                                caller.company().value(),
                                kind.code())
                        .fact("years", kind.retentionYears()));
    }

    private static DocumentKind sound(String code, String title, int years) {
        String named = code.isBlank() ? codeOf(title) : code.strip();
        if (title.isEmpty() || title.length() > LONGEST_TITLE || !named.matches("[A-Z][A-Z0-9_]{1,39}")) {
            throw Refusal.invalid(
                    "DOCUMENT_KIND_TITLE",
                    "A kind of document has a name of 2 to " + LONGEST_TITLE
                            + " characters that begins with a letter.");
        }
        if (years < 0 || years > DocumentKind.MOST_YEARS) {
            throw Refusal.invalid("RETENTION_YEARS", "Documents are kept 0 to " + DocumentKind.MOST_YEARS + " years.");
        }
        return new DocumentKind(named, title, years);
    }

    /** {@code Weight ticket} is WEIGHT_TICKET. */
    private static String codeOf(String title) {
        String code =
                title.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_").replaceAll("^_|_$", "");
        return code.length() <= LONGEST_CODE ? code : code.substring(0, LONGEST_CODE);
    }
}
