package org.tallystick.disputes;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;

/** Writes disputes, what happened to them, and their tasks. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class DisputeBook {
    private static final String PREFIX = "DSP";

    private final JdbcClient db;
    private final BusinessClock clock;

    DisputeBook(JdbcClient db, BusinessClock clock) {
        this.db = db;
        this.clock = clock;
    }

    record Numbered(String series, long position) {
        String text() {
            return "%s-%06d".formatted(series, position);
        }
    }

    /** The next number of the year; taken as the last lock, and given back when the transaction is rolled back. */
    Numbered take(CompanyId company, LocalDate on) {
        String series = PREFIX + "-" + on.getYear();
        long position = db.sql("""
                        insert into disputes.number_series as s (company_id, series, next_number)
                        values (:company, :series, 2)
                        on conflict (company_id, series) do update
                        set next_number = s.next_number + 1
                        returning next_number - 1 as position
                        """)
                .param("company", company.value())
                .param("series", series)
                .query((row, index) -> row.getLong("position"))
                .single();
        return new Numbered(series, position);
    }

    void insert(CompanyId company, DisputeId id, Numbered number, Dispute.Matter matter) {
        db.sql("""
                        insert into disputes.dispute
                            (company_id, dispute_id, series, series_number, number, customer_id, invoice_id, line, open_item_id,
                             label, currency, amount_minor, reason_code, their_code, words, raised_by, payment_id, split_from,
                             opened_on, opened_at, opened_by)
                        values (:company, :id, :series, :position, :number, :customer, :invoice, :line, :item, :label, :currency,
                                :amount, :reason, :theirs, :words, :raisedBy, :payment, :splitFrom, :on, :at, :by)
                        """)
                .param("company", company.value())
                .param("id", id.value())
                .param("series", number.series())
                .param("position", number.position())
                .param("number", number.text())
                .param("customer", matter.customer().value())
                .param(
                        "invoice",
                        matter.invoice() == null ? null : matter.invoice().value())
                .param("line", matter.line())
                .param("item", matter.item() == null ? null : matter.item().value())
                .param("label", matter.label())
                .param("currency", matter.amount().currency().code())
                .param("amount", matter.amount().minor())
                .param("reason", matter.reason())
                .param("theirs", matter.theirCode())
                .param("words", matter.words())
                .param("raisedBy", matter.raisedBy().name())
                .param(
                        "payment",
                        matter.payment() == null ? null : matter.payment().value())
                .param(
                        "splitFrom",
                        matter.splitFrom() == null ? null : matter.splitFrom().value())
                .param("on", matter.openedOn())
                .param("at", Sql.moment(matter.openedAt()))
                .param("by", matter.openedBy())
                .update();
    }

    void add(Caller caller, DisputeId dispute, int sequence, DisputeEvent event) {
        Owner owner = event.owner();
        CompanyId company = caller.company();
        db.sql("""
                        insert into disputes.event
                            (company_id, dispute_id, sequence, what, state, owner_role, owner_person, due_on, amount_minor,
                             request_id, deed_type, deed_id, cause_code, note, happened_on, recorded_at, recorded_by)
                        values (:company, :dispute, :sequence, :what, :state, :role, :person, :due, :amount, :request, :deedType,
                                :deed, :cause, :note, :on, :at, :by)
                        """)
                .param("company", company.value())
                .param("dispute", dispute.value())
                .param("sequence", sequence)
                .param("what", event.what())
                .param("state", event.state().name())
                .param(
                        "role",
                        owner == null || owner.role() == null
                                ? null
                                : owner.role().name())
                .param("person", owner == null ? null : owner.person())
                .param("due", event.dueOn())
                .param("amount", minor(event.amount()))
                .param("request", event.request())
                .param("deedType", event.deedType())
                .param("deed", event.deed())
                .param("cause", event.cause())
                .param("note", event.note())
                .param("on", clock.today(company))
                .param("at", Sql.moment(clock.now()))
                .param("by", caller.actor().reference())
                .update();
    }

    void ask(Caller caller, DisputeTask task) {
        db.sql("""
                        insert into disputes.task
                            (company_id, task_id, dispute_id, what, person_id, due_on, asked_at, asked_by)
                        values (:company, :id, :dispute, :what, :person, :due, :at, :by)
                        """)
                .param("company", caller.company().value())
                .param("id", task.id())
                .param("dispute", task.dispute().value())
                .param("what", task.what())
                .param("person", task.person())
                .param("due", task.dueOn())
                .param("at", Sql.moment(clock.now()))
                .param("by", caller.actor().reference())
                .update();
    }

    /** False when it was done before. */
    boolean done(Caller caller, UUID task, String outcome) {
        return db.sql("""
                        insert into disputes.task_done (company_id, task_id, outcome, done_on, done_at, done_by)
                        values (:company, :id, :outcome, :on, :at, :by)
                        on conflict (company_id, task_id) do nothing
                        """)
                        .param("company", caller.company().value())
                        .param("id", task)
                        .param("outcome", outcome)
                        .param("on", clock.today(caller.company()))
                        .param("at", Sql.moment(clock.now()))
                        .param("by", caller.actor().reference())
                        .update()
                == 1;
    }

    private static @Nullable Long minor(@Nullable Money amount) {
        return amount == null ? null : (Long) amount.minor();
    }
}
