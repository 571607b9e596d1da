package org.tallystick.approvals;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
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
                   r.base_minor, r.reason, r.approver, r.because, r.asked_on, r.due_on, r.asked_at, r.asked_by,
                   array(select jsonb_object_keys(r.command) order by 1) as names,
                   array(select v.value from jsonb_each_text(r.command) v order by v.key) as values,
                   d.verdict, d.reason as decision_reason, d.decided_by, d.decided_for, d.decided_at,
                   e.subject_type as deed_type, e.subject_id as deed_id, e.label as deed_label
            """;
    private static final String FROM = """
            from approvals.request r
            left join approvals.decision d on d.company_id = r.company_id and d.request_id = r.request_id
            left join approvals.deed e on e.company_id = r.company_id and e.request_id = r.request_id
            where r.company_id = :company
            """;
    private static final String NARROWED = FROM + """
              and (:kind::text is null or r.kind = :kind)
              and (:state::text is null or coalesce(d.verdict, 'WAITING') = :state)
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
                        order by d.decided_at desc nulls first, r.due_on, r.request_id
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

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(CompanyId company, Approval approval) {
        Asked asked = approval.asked();
        Map<String, String> command = new TreeMap<>(asked.command());
        db.sql("""
                        insert into approvals.request
                            (company_id, request_id, kind, subject_type, subject_id, label, customer_id, currency, amount_minor,
                             base_minor, reason, approver, because, command, asked_on, due_on, asked_at, asked_by)
                        values (:company, :id, :kind, :type, :subject, :label, :customer, :currency, :amount, :base, :reason,
                                :approver, :because, jsonb_object(:names::text[], :values::text[]), :on, :due, :at, :by)
                        """)
                .param("company", company.value())
                .param("id", approval.id().value())
                .param("kind", asked.kind().name())
                .param("type", asked.subjectType())
                .param("subject", asked.subject())
                .param("label", asked.label())
                .param("customer", asked.customer())
                .param("currency", asked.amount().currency().code())
                .param("amount", asked.amount().minor())
                .param("base", asked.base().minor())
                .param("reason", asked.reason())
                .param("approver", approval.approver().name())
                .param("because", approval.because())
                .param("names", command.keySet().toArray(String[]::new))
                .param("values", command.values().toArray(String[]::new))
                .param("on", approval.askedOn())
                .param("due", approval.dueOn())
                .param("at", Sql.moment(approval.askedAt()))
                .param("by", approval.askedBy())
                .update();
    }

    /** False when somebody decided before; waits for somebody who is deciding. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean decide(CompanyId company, Approval approval, Approval.Decision decision) {
        return db.sql("""
                        insert into approvals.decision
                            (company_id, request_id, verdict, reason, asked_by, decided_by, decided_for, decided_on, decided_at)
                        values (:company, :id, :verdict, :reason, :askedBy, :by, :for, :on, :at)
                        on conflict (company_id, request_id) do nothing
                        """)
                        .param("company", company.value())
                        .param("id", approval.id().value())
                        .param("verdict", decision.verdict().name())
                        .param("reason", decision.reason())
                        .param("askedBy", approval.askedBy())
                        .param("by", decision.by())
                        .param("for", decision.forWhom())
                        .param("on", clock.today(company))
                        .param("at", Sql.moment(decision.at()))
                        .update()
                == 1;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void done(CompanyId company, ApprovalId id, Approval.Deed deed) {
        db.sql("""
                        insert into approvals.deed (company_id, request_id, subject_type, subject_id, label)
                        values (:company, :id, :type, :subject, :label)
                        """)
                .param("company", company.value())
                .param("id", id.value())
                .param("type", deed.subjectType())
                .param("subject", deed.subject())
                .param("label", deed.label())
                .update();
    }

    private static JdbcClient.StatementSpec narrowed(
            JdbcClient.StatementSpec statement, CompanyId company, ApprovalFilter filter) {
        ApprovalKind kind = filter.kind();
        ApprovalState state = filter.state();
        return statement
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
                        command(row)),
                Approver.valueOf(Sql.text(row, "approver")),
                Sql.text(row, "because"),
                Sql.date(row, "asked_on"),
                Sql.date(row, "due_on"),
                Sql.instant(row, "asked_at"),
                Sql.text(row, "asked_by"),
                decision(row));
    }

    private static Map<String, String> command(ResultSet row) throws SQLException {
        String[] names = texts(row.getArray("names"));
        String[] values = texts(row.getArray("values"));
        Map<String, String> command = new TreeMap<>();
        for (int i = 0; i < names.length; i++) {
            command.put(names[i], values[i]);
        }
        return command;
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
