package org.tallystick.disputes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.approvals.ApprovalId;
import org.tallystick.customers.CustomerId;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.lib.collections.disputes.DisputeState;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.PaymentId;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Page;
import org.tallystick.platform.Sql;
import org.tallystick.receivables.OpenItemId;

/** The disputes of a company as they stand, and their tasks. */
@Repository
@Transactional(readOnly = true)
public class Disputes {
    private static final String SELECT = """
            select dispute_id, number, customer_id, label, invoice_id, line, open_item_id, currency, amount_minor, reason_code,
                   their_code, words, raised_by, payment_id, split_from, opened_on, opened_at, opened_by,
                   state, sequence, since_on, owner_role, owner_person, due_on, escalated, contested_minor, accepted_minor,
                   request_id, deed_type, deed_id, proposed_minor, cause_code
            from disputes.standing
            where company_id = :company
            """;
    private static final String FILTER = """
              and (cardinality(:states::text[]) = 0 or state = any(:states::text[]))
              and (not :late or escalated)
              and (:reason::text is null or reason_code = :reason)
              and (:customer::uuid is null or customer_id = :customer)
              and (:owner::uuid is null or owner_person = :owner or owner_role = any(:parts::text[]))
              and (:through::date is null or opened_on <= :through)
              and (:text::text is null or number ilike :text || '%' or label ilike :text || '%')
            """;

    private final JdbcClient db;

    Disputes(JdbcClient db) {
        this.db = db;
    }

    public Optional<Dispute> find(CompanyId company, DisputeId id) {
        return db.sql(SELECT + "  and dispute_id = :id")
                .param("company", company.value())
                .param("id", id.value())
                .query(Disputes::dispute)
                .optional();
    }

    /** What is still open comes first, what is to be decided soonest on top; then the latest. */
    public Page<Dispute> list(CompanyId company, DisputeFilter filter, int page, int size) {
        List<Dispute> rows = filtered(db.sql(SELECT + FILTER + """
                        order by state in ('CLOSED', 'WITHDRAWN'), due_on, dispute_id desc
                        limit :size
                        offset :skip
                        """), company, filter)
                .param("size", size)
                .param("skip", Page.offset(page, size))
                .query(Disputes::dispute)
                .list();
        long total = filtered(
                        db.sql("select count(*) from disputes.standing where company_id = :company " + FILTER),
                        company,
                        filter)
                .query((row, number) -> row.getLong(1))
                .single();
        return new Page<>(rows, page, size, total);
    }

    private static JdbcClient.StatementSpec filtered(
            JdbcClient.StatementSpec statement, CompanyId company, DisputeFilter filter) {
        CustomerId customer = filter.customer();
        return statement
                .param("company", company.value())
                .param("states", filter.stateNames().toArray(String[]::new))
                .param("late", filter.lateOnly())
                .param("reason", filter.reason())
                .param("customer", customer == null ? null : customer.value())
                .param("owner", filter.owner())
                .param("parts", filter.partNames().toArray(String[]::new))
                .param("through", filter.openedThrough())
                .param("text", filter.text());
    }

    /** What behind an id comes next, for programs that read everything. */
    public List<Dispute> after(
            CompanyId company, UUID after, @Nullable CustomerId customer, @Nullable DisputeState state, int limit) {
        return db.sql(SELECT + """
                          and dispute_id > :after
                          and (:customer::uuid is null or customer_id = :customer)
                          and (:state::text is null or state = :state)
                        order by dispute_id
                        limit :limit
                        """)
                .param("company", company.value())
                .param("after", after)
                .param("customer", customer == null ? null : customer.value())
                .param("state", state == null ? null : state.name())
                .param("limit", limit)
                .query(Disputes::dispute)
                .list();
    }

    /** About an invoice or an item of it, the latest first. */
    public List<Dispute> ofInvoice(CompanyId company, InvoiceId invoice) {
        return db.sql(SELECT + "  and invoice_id = :invoice order by dispute_id desc")
                .param("company", company.value())
                .param("invoice", invoice.value())
                .query(Disputes::dispute)
                .list();
    }

    /** Those of which the amounts wait for an answer to this request. */
    List<Dispute> waitingFor(CompanyId company, ApprovalId request) {
        return db
                .sql(SELECT + """
                          and dispute_id in (
                            select dispute_id
                            from disputes.event
                            where company_id = :company
                              and request_id = :request)
                        order by dispute_id
                        """)
                .param("company", company.value())
                .param("request", request.value())
                .query(Disputes::dispute)
                .list()
                .stream()
                .filter(Dispute::awaitsApproval)
                .toList();
    }

    public List<DisputeTask> tasks(CompanyId company, DisputeId dispute) {
        return db.sql("""
                        select t.task_id, t.dispute_id, t.what, t.person_id, t.due_on, d.done_on, d.outcome
                        from disputes.task t
                        left join disputes.task_done d on d.company_id = t.company_id and d.task_id = t.task_id
                        where t.company_id = :company
                          and t.dispute_id = :dispute
                        order by d.done_on nulls first, t.due_on, t.task_id
                        """)
                .param("company", company.value())
                .param("dispute", dispute.value())
                .query(Disputes::task)
                .list();
    }

    Optional<DisputeTask> task(CompanyId company, UUID id) {
        return db.sql("""
                        select t.task_id, t.dispute_id, t.what, t.person_id, t.due_on, d.done_on, d.outcome
                        from disputes.task t
                        left join disputes.task_done d on d.company_id = t.company_id and d.task_id = t.task_id
                        where t.company_id = :company
                          and t.task_id = :id
                        """)
                .param("company", company.value())
                .param("id", id)
                .query(Disputes::task)
                .optional();
    }

    private static DisputeTask task(ResultSet row, int number) throws SQLException {
        return new DisputeTask(
                Sql.uuid(row, "task_id"),
                new DisputeId(Sql.uuid(row, "dispute_id")),
                Sql.text(row, "what"),
                Sql.uuid(row, "person_id"),
                Sql.date(row, "due_on"),
                Sql.dateOrNull(row, "done_on"),
                row.getString("outcome"));
    }

    private static Dispute dispute(ResultSet row, int number) throws SQLException {
        return new Dispute(
                new DisputeId(Sql.uuid(row, "dispute_id")), Sql.text(row, "number"), matter(row), standing(row));
    }

    private static Dispute.Matter matter(ResultSet row) throws SQLException {
        UUID invoice = Sql.uuidOrNull(row, "invoice_id");
        UUID item = Sql.uuidOrNull(row, "open_item_id");
        UUID payment = Sql.uuidOrNull(row, "payment_id");
        UUID from = Sql.uuidOrNull(row, "split_from");
        int line = row.getInt("line");
        boolean ofLine = !row.wasNull();
        return new Dispute.Matter(
                new CustomerId(Sql.uuid(row, "customer_id")),
                Sql.text(row, "label"),
                invoice == null ? null : new InvoiceId(invoice),
                ofLine ? (Integer) line : null,
                item == null ? null : new OpenItemId(item),
                Sql.money(row, "amount_minor"),
                Sql.text(row, "reason_code"),
                row.getString("their_code"),
                Sql.text(row, "words"),
                RaisedBy.valueOf(Sql.text(row, "raised_by")),
                payment == null ? null : new PaymentId(payment),
                from == null ? null : new DisputeId(from),
                Sql.date(row, "opened_on"),
                Sql.instant(row, "opened_at"),
                Sql.text(row, "opened_by"));
    }

    private static Dispute.Standing standing(ResultSet row) throws SQLException {
        Money accepted = moneyOrNull(row, "accepted_minor");
        return new Dispute.Standing(
                DisputeState.valueOf(Sql.text(row, "state")),
                row.getInt("sequence"),
                Sql.date(row, "since_on"),
                Routing.owner(row),
                Sql.date(row, "due_on"),
                row.getBoolean("escalated"),
                Sql.money(row, "contested_minor"),
                moneyOrNull(row, "proposed_minor"),
                accepted == null
                        ? null
                        : new Dispute.Verdict(
                                accepted,
                                Sql.uuidOrNull(row, "request_id"),
                                row.getString("deed_type"),
                                Sql.uuidOrNull(row, "deed_id")),
                row.getString("cause_code"));
    }

    private static @Nullable Money moneyOrNull(ResultSet row, String column) throws SQLException {
        long minor = row.getLong(column);
        return row.wasNull() ? null : new Money(minor, CurrencyCode.of(Sql.text(row, "currency")));
    }
}
