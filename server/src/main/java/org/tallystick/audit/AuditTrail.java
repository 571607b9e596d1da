package org.tallystick.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Page;
import org.tallystick.platform.Sql;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What was written down, the latest first: of a customer, of a thing, or of everybody. */
@Repository
@Transactional(readOnly = true)
public class AuditTrail {
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final String FILTER = """
            from audit.event e
            left join audit.detail d using (company_id, event_id)
            where e.company_id = :company
              and (:customer::uuid is null or e.customer_id = :customer)
              and (:subject::uuid is null or e.subject_id = :subject)
              and (:command::text is null or e.command = :command)
              and (:without::text is null or e.command <> :without)
              and (:actor::uuid is null or e.actor_id = :actor)
              and (:from::date is null or e.business_on >= :from)
              and (:to::date is null or e.business_on <= :to)
            """;

    private final JdbcClient db;
    private final JsonMapper json;

    AuditTrail(JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    public Page<AuditEntry> list(CompanyId company, AuditFilter filter, int page, int size) {
        List<AuditEntry> rows = filtered(db.sql("""
                                select e.event_id, e.recorded_at, e.business_on, e.actor_kind, e.actor_id, e.command,
                                       e.subject_type, e.subject_id, e.customer_id, e.label, e.reason,
                                       convert_from(e.canonical, 'UTF8')::jsonb ->> 'facts' as facts,
                                       d.changes::text as changes
                                """ + FILTER + """
                                order by e.event_id desc
                                limit :size offset :skip
                                """), company, filter)
                .param("size", size)
                .param("skip", Page.offset(page, size))
                .query(this::entry)
                .list();
        long total = filtered(db.sql("select count(*) " + FILTER), company, filter)
                .query((row, number) -> row.getLong(1))
                .single();
        return new Page<>(rows, page, size, total);
    }

    /** What happened to one thing, as far as a page shows it. */
    public List<AuditEntry> ofSubject(CompanyId company, UUID subject) {
        return list(company, AuditFilter.ofSubject(subject, null), 1, Page.SIZE).rows();
    }

    /** The same without a command that a list of its own shows. */
    public List<AuditEntry> ofSubject(CompanyId company, UUID subject, String without) {
        return list(company, AuditFilter.ofSubject(subject, without), 1, Page.SIZE)
                .rows();
    }

    public Page<AuditEntry> ofCustomer(CompanyId company, UUID customer, int page) {
        return list(company, AuditFilter.ofCustomer(customer), page, Page.SIZE);
    }

    /** The commands that were carried out so far, for a filter. */
    public List<String> commands(CompanyId company) {
        return db.sql("select distinct command from audit.event where company_id = :company order by command")
                .param("company", company.value())
                .query((row, number) -> Sql.text(row, "command"))
                .list();
    }

    private static JdbcClient.StatementSpec filtered(
            JdbcClient.StatementSpec statement, CompanyId company, AuditFilter filter) {
        return statement
                .param("company", company.value())
                .param("customer", filter.customer())
                .param("subject", filter.subject())
                .param("command", filter.command())
                .param("without", filter.without())
                .param("actor", filter.actor())
                .param("from", filter.from())
                .param("to", filter.to());
    }

    private AuditEntry entry(ResultSet row, int number) throws SQLException {
        UUID actor = Sql.uuidOrNull(row, "actor_id");
        String kind = Sql.text(row, "actor_kind");
        return new AuditEntry(
                Sql.uuid(row, "event_id"),
                Sql.instant(row, "recorded_at"),
                Sql.date(row, "business_on"),
                actor == null ? kind : kind + ":" + actor,
                Sql.text(row, "command"),
                Sql.text(row, "subject_type"),
                Sql.uuid(row, "subject_id"),
                Sql.uuidOrNull(row, "customer_id"),
                row.getString("label"),
                row.getString("reason"),
                texts(row.getString("facts")),
                texts(row.getString("changes")));
    }

    private Map<String, String> texts(@Nullable String stored) {
        return stored == null ? Map.of() : Objects.requireNonNull(json.readValue(stored, TEXTS));
    }
}
