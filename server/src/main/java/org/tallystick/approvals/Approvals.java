package org.tallystick.approvals;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Page;
import org.tallystick.platform.Sql;

/** The requests of companies and what was decided about them. Nothing is changed: a decision is a row of its own. */
@Repository
@Transactional(readOnly = true)
public class Approvals {
    private static final String SELECT = """
            select r.request_id, r.kind, r.subject_type, r.subject_id, r.label, r.customer_id, r.currency, r.amount_minor,
                   r.base_minor, r.reason, r.approver, r.person_id, r.then_approver, r.first_invoice, r.batch_id, r.because,
                   r.asked_on, r.due_on, r.asked_at, r.remind_at, r.due_at, r.asked_by,
                   array(select v.key from jsonb_each_text(r.command) v order by v.key) as names,
                   array(select v.value from jsonb_each_text(r.command) v order by v.key) as values,
                   array(select v.key from jsonb_each_text(r.before) v order by v.key) as before_names,
                   array(select v.value from jsonb_each_text(r.before) v order by v.key) as before_values,
                   (select n.recorded_at
                    from approvals.nudge n
                    where n.company_id = r.company_id and n.request_id = r.request_id and n.step = 'REMINDED') as reminded_at,
                   (select n.recorded_at
                    from approvals.nudge n
                    where n.company_id = r.company_id and n.request_id = r.request_id and n.step = 'ESCALATED') as escalated_at,
                   t.again_id, t.reason as taken_back_reason, t.taken_back_by, t.taken_back_at,
                   d.verdict, d.reason as decision_reason, d.decided_by, d.decided_for, d.decided_at,
                   e.subject_type as deed_type, e.subject_id as deed_id, e.label as deed_label
            """;
    private static final String FROM = """
            from approvals.request r
            left join approvals.decision d on d.company_id = r.company_id and d.request_id = r.request_id
            left join approvals.deed e on e.company_id = r.company_id and e.request_id = r.request_id
            left join approvals.taken_back t on t.company_id = r.company_id and t.request_id = r.request_id
            where r.company_id = :company
            """;
    private static final String NARROWED = FROM + """
              and (:kind::text is null or r.kind = :kind)
              and (:state::text is null
                   or case when t.request_id is not null then 'TAKEN_BACK' else coalesce(d.verdict, 'WAITING') end = :state)
              and (:batch::uuid is null or r.batch_id = :batch)
            """;

    private final JdbcClient db;
    private final Companies companies;
    private final BusinessClock clock;

    Approvals(JdbcClient db, Companies companies, BusinessClock clock) {
        this.db = db;
        this.companies = companies;
        this.clock = clock;
    }

    /** What waits comes first, the one to be answered soonest on top; then what was decided, the latest first. */
    public Page<Approval> list(CompanyId company, ApprovalFilter filter, int page, int size) {
        List<Approval> rows = narrowed(db.sql(SELECT + NARROWED + """
                        order by d.decided_at desc nulls first, r.due_at, r.request_id
                        limit :size
                        offset :offset
                        """), company, filter)
                .param("size", size)
                .param("offset", Page.offset(page, size))
                .query(mapper(company))
                .list();
        long total = narrowed(db.sql("select count(*) " + NARROWED), company, filter)
                .query((row, number) -> row.getLong(1))
                .single();
        return new Page<>(rows, page, size, total);
    }

    public Optional<Approval> find(CompanyId company, ApprovalId id) {
        return db.sql(SELECT + FROM + "  and r.request_id = :id")
                .param("company", company.value())
                .param("id", id.value())
                .query(mapper(company))
                .optional();
    }

    /** Everything asked about a thing, such as an invoice, the latest first. */
    public List<Approval> about(CompanyId company, UUID subject) {
        return db.sql(SELECT + FROM + """
                          and r.subject_id = :subject
                        order by r.asked_at desc, r.request_id desc
                        limit 100
                        """)
                .param("company", company.value())
                .param("subject", subject)
                .query(mapper(company))
                .list();
    }

    /** The request a thing came from, such as a credit memo that was approved. */
    public Optional<Approval> thatMade(CompanyId company, UUID subject) {
        return db.sql(SELECT + FROM + "  and e.subject_id = :subject limit 1")
                .param("company", company.value())
                .param("subject", subject)
                .query(mapper(company))
                .optional();
    }

    /** What was asked for the customer before and after this request, the latest first. */
    public List<Approval> ofCustomer(CompanyId company, UUID customer, int most) {
        return db.sql(SELECT + FROM + """
                          and r.customer_id = :customer
                        order by r.asked_at desc, r.request_id desc
                        limit :most
                        """)
                .param("company", company.value())
                .param("customer", customer)
                .param("most", most)
                .query(mapper(company))
                .list();
    }

    /** Those of these ids, in their order of asking. */
    public List<Approval> byIds(CompanyId company, Collection<ApprovalId> ids) {
        return db.sql(SELECT + FROM + "  and r.request_id = any(:ids) order by r.request_id")
                .param("company", company.value())
                .param("ids", ids.stream().map(ApprovalId::value).toArray(UUID[]::new))
                .query(mapper(company))
                .list();
    }

    /** The latest request of a kind about each of these, where there is one. */
    public Map<UUID, Approval> latest(CompanyId company, ApprovalKind kind, Collection<UUID> subjects) {
        Map<UUID, Approval> latest = new HashMap<>();
        db.sql(SELECT + FROM + """
                          and r.kind = :kind
                          and r.subject_id = any(:subjects)
                          and not exists (
                            select from approvals.request l
                            where l.company_id = r.company_id
                              and l.subject_id = r.subject_id
                              and l.kind = r.kind
                              and (l.asked_at, l.request_id) > (r.asked_at, r.request_id))
                        """)
                .param("company", company.value())
                .param("kind", kind.name())
                .param("subjects", subjects.toArray(UUID[]::new))
                .query(mapper(company))
                .list()
                .forEach(approval -> latest.put(approval.asked().subject(), approval));
        return latest;
    }

    /** For whom how many requests of a batch wait, and how many of them too long. */
    public record Waiting(Decider decider, int requests, int late) {}

    public List<Waiting> waiting(CompanyId company, UUID batch) {
        return db.sql("""
                        select r.approver, r.person_id, count(*) as requests, count(*) filter (where r.due_at <= :now) as late
                        from approvals.request r
                        where r.company_id = :company
                          and r.batch_id = :batch
                          and not exists (
                            select from approvals.decision d
                            where d.company_id = r.company_id and d.request_id = r.request_id)
                        group by r.approver, r.person_id
                        order by count(*) desc, r.approver, r.person_id
                        """)
                .param("company", company.value())
                .param("batch", batch)
                .param("now", Sql.moment(clock.now()))
                .query((row, number) -> new Waiting(
                        new Decider(
                                Approver.valueOf(Sql.text(row, "approver")), Sql.uuidOrNull(row, "person_id"), null),
                        row.getInt("requests"),
                        row.getInt("late")))
                .list();
    }

    /** How many requests of each kind wait, and how many of them too long. */
    public record Inbox(ApprovalKind kind, int requests, int late) {}

    public List<Inbox> inbox(CompanyId company) {
        return db
                .sql("""
                        select r.kind, count(*) as requests, count(*) filter (where r.due_at <= :now) as late
                        from approvals.request r
                        where r.company_id = :company
                          and not exists (
                            select from approvals.decision d
                            where d.company_id = r.company_id and d.request_id = r.request_id)
                        group by r.kind
                        """)
                .param("company", company.value())
                .param("now", Sql.moment(clock.now()))
                .query((row, number) -> new Inbox(
                        ApprovalKind.valueOf(Sql.text(row, "kind")), row.getInt("requests"), row.getInt("late")))
                .list()
                .stream()
                .sorted(Comparator.comparing(Inbox::kind))
                .toList();
    }

    private static JdbcClient.StatementSpec narrowed(
            JdbcClient.StatementSpec statement, CompanyId company, ApprovalFilter filter) {
        ApprovalKind kind = filter.kind();
        ApprovalState state = filter.state();
        return statement
                .param("batch", filter.batch())
                .param("company", company.value())
                .param("kind", kind == null ? null : kind.name())
                .param("state", state == null ? null : state.name());
    }

    private org.springframework.jdbc.core.RowMapper<Approval> mapper(CompanyId company) {
        var own = companies.get(company).currency();
        return (row, number) -> new Approval(
                new ApprovalId(Sql.uuid(row, "request_id")),
                new Asked(
                        ApprovalKind.valueOf(Sql.text(row, "kind")),
                        Sql.text(row, "subject_type"),
                        Sql.uuid(row, "subject_id"),
                        Sql.text(row, "label"),
                        Sql.uuidOrNull(row, "customer_id"),
                        Sql.money(row, "amount_minor"),
                        new Money(row.getLong("base_minor"), own),
                        Sql.text(row, "reason"),
                        named(row, "names", "values"),
                        row.getBoolean("first_invoice"),
                        Sql.uuidOrNull(row, "batch_id"),
                        named(row, "before_names", "before_values")),
                decider(row),
                Sql.text(row, "because"),
                Sql.date(row, "asked_on"),
                new Approval.Times(
                        Sql.instant(row, "asked_at"),
                        Sql.instant(row, "remind_at"),
                        Sql.date(row, "due_on"),
                        Sql.instant(row, "due_at"),
                        Sql.instantOrNull(row, "reminded_at"),
                        Sql.instantOrNull(row, "escalated_at")),
                Sql.text(row, "asked_by"),
                decision(row),
                takenBack(row));
    }

    private static Decider decider(ResultSet row) throws SQLException {
        String then = row.getString("then_approver");
        return new Decider(
                Approver.valueOf(Sql.text(row, "approver")),
                Sql.uuidOrNull(row, "person_id"),
                then == null ? null : Approver.valueOf(then));
    }

    private static Approval.@Nullable TakenBack takenBack(ResultSet row) throws SQLException {
        UUID again = Sql.uuidOrNull(row, "again_id");
        return again == null
                ? null
                : new Approval.TakenBack(
                        new ApprovalId(again),
                        Sql.text(row, "taken_back_reason"),
                        Sql.text(row, "taken_back_by"),
                        Sql.instant(row, "taken_back_at"));
    }

    private static Map<String, String> named(ResultSet row, String nameColumn, String valueColumn) throws SQLException {
        String[] names = texts(row.getArray(nameColumn));
        String[] values = texts(row.getArray(valueColumn));
        Map<String, String> named = new TreeMap<>();
        for (int i = 0; i < names.length; i++) {
            named.put(names[i], values[i]);
        }
        return named;
    }

    private static String[] texts(Array array) throws SQLException {
        return (String[]) array.getArray();
    }

    private static Approval.@Nullable Decision decision(ResultSet row) throws SQLException {
        String verdict = row.getString("verdict");
        if (verdict == null) {
            return null;
        }
        return new Approval.Decision(
                ApprovalState.valueOf(verdict),
                row.getString("decision_reason"),
                Sql.text(row, "decided_by"),
                row.getString("decided_for"),
                Sql.instant(row, "decided_at"),
                deed(row));
    }

    private static Approval.@Nullable Deed deed(ResultSet row) throws SQLException {
        UUID subject = Sql.uuidOrNull(row, "deed_id");
        return subject == null
                ? null
                : new Approval.Deed(Sql.text(row, "deed_type"), subject, Sql.text(row, "deed_label"));
    }
}
