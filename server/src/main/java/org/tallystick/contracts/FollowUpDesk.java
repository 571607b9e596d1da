package org.tallystick.contracts;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Sql;

/** Where somebody takes on a customer's unbilled work, and says what came of it. */
@Service
@Transactional
public class FollowUpDesk {
    private static final int LONGEST_NOTE = 500;

    private final JdbcClient db;
    private final Customers customers;
    private final AuditLog audit;
    private final BusinessClock clock;

    FollowUpDesk(JdbcClient db, Customers customers, AuditLog audit, BusinessClock clock) {
        this.db = db;
        this.customers = customers;
        this.audit = audit;
        this.clock = clock;
    }

    /** The owner is a person of the company; whoever calls has seen to that. */
    public UUID make(Caller caller, CustomerId customer, UUID owner, LocalDate dueOn, String note) {
        caller.must(Permission.KEEP_CUSTOMERS);
        if (customers.find(caller.company(), customer).isEmpty()) {
            throw Refusal.notFound("customer");
        }
        var followUp = new FollowUp(Ids.next(), customer, owner, dueOn, sound(note));
        insert(caller, followUp);
        audit.record(
                caller, said("follow-up.make", followUp).fact("owner", owner).fact("dueOn", dueOn));
        return followUp.id();
    }

    /** Says what came of it; that may stay empty. */
    public void finish(Caller caller, UUID id, String outcome) {
        caller.must(Permission.KEEP_CUSTOMERS);
        FollowUp followUp = find(caller.company(), id).orElseThrow(() -> Refusal.notFound("follow-up"));
        boolean open = db.sql("""
                                update contracts.follow_up
                                set done_on = :on, done_by = :by, outcome = :outcome
                                where company_id = :company
                                  and follow_up_id = :id
                                  and done_on is null
                                """)
                        .param("company", caller.company().value())
                        .param("id", id)
                        .param("on", clock.today(caller.company()))
                        .param("by", caller.actor().reference())
                        .param("outcome", outcome.isBlank() ? null : outcome.strip())
                        .update()
                == 1;
        if (!open) {
            throw Refusal.conflict("FOLLOW_UP_DONE", "The follow-up is done already; load the page again.");
        }
        audit.record(caller, said("follow-up.finish", followUp).because(outcome.isBlank() ? null : outcome.strip()));
    }

    @Transactional(readOnly = true)
    public Optional<FollowUp> find(CompanyId company, UUID id) {
        return db.sql("""
                        select follow_up_id, customer_id, owner, due_on, note
                        from contracts.follow_up
                        where company_id = :company
                          and follow_up_id = :id
                        """)
                .param("company", company.value())
                .param("id", id)
                .query((row, number) -> new FollowUp(
                        Sql.uuid(row, "follow_up_id"),
                        new CustomerId(Sql.uuid(row, "customer_id")),
                        Sql.uuid(row, "owner"),
                        Sql.date(row, "due_on"),
                        Sql.text(row, "note")))
                .optional();
    }

    private void insert(Caller caller, FollowUp followUp) {
        db.sql("""
                        insert into contracts.follow_up
                            (company_id, follow_up_id, customer_id, owner, due_on, note, made_at, made_by)
                        values (:company, :id, :customer, :owner, :due, :note, :now, :by)
                        """)
                .param("company", caller.company().value())
                .param("id", followUp.id())
                .param("customer", followUp.customer().value())
                .param("owner", followUp.owner())
                .param("due", followUp.dueOn())
                .param("note", followUp.note())
                .param("now", Sql.moment(clock.now()))
                .param("by", caller.actor().reference())
                .update();
    }

    private static String sound(String note) {
        String text = note.strip();
        if (text.isEmpty() || text.length() > LONGEST_NOTE) {
            throw Refusal.invalid(
                    "NOTE_MISSING", "Write what is to be done, in " + LONGEST_NOTE + " characters at most.");
        }
        return text;
    }

    private static AuditEvent said(String command, FollowUp followUp) {
        return AuditEvent.of(command, "follow-up", followUp.id(), null)
                .about(followUp.customer().value());
    }
}
