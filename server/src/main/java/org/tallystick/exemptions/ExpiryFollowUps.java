package org.tallystick.exemptions;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.customers.CustomerId;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Sql;

/** What is to be seen to before certificates end: raised by day, done by a new certificate or by a person. */
@Repository
@Transactional
public class ExpiryFollowUps {
    private final JdbcClient db;
    private final AuditLog audit;
    private final BusinessClock clock;

    ExpiryFollowUps(JdbcClient db, AuditLog audit, BusinessClock clock) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
    }

    /** A certificate that ends soon, or has ended, and nobody saw to. */
    public record Ending(UUID certificate, CustomerId customer, String number, String jurisdiction, LocalDate dueOn) {}

    /** The first to end comes first. */
    @Transactional(readOnly = true)
    public List<Ending> open(CompanyId company, int limit) {
        return db.sql("""
                        select f.certificate_id, c.customer_id, c.number, c.jurisdiction, f.due_on
                        from exemptions.follow_up f
                        join exemptions.certificate c
                          on c.company_id = f.company_id and c.certificate_id = f.certificate_id
                        where f.company_id = :company
                          and f.done_on is null
                        order by f.due_on, f.certificate_id
                        limit :limit
                        """)
                .param("company", company.value())
                .param("limit", limit)
                .query((row, number) -> new Ending(
                        Sql.uuid(row, "certificate_id"),
                        new CustomerId(Sql.uuid(row, "customer_id")),
                        Sql.text(row, "number"),
                        Sql.text(row, "jurisdiction"),
                        Sql.date(row, "due_on")))
                .list();
    }

    public void finish(Caller caller, UUID certificate, String outcome) {
        caller.must(Permission.KEEP_CUSTOMERS);
        if (outcome.isBlank()) {
            throw Refusal.invalid("OUTCOME_MISSING", "Write what came of it.");
        }
        if (!finishQuietly(caller, certificate, outcome.strip())) {
            throw Refusal.notFound("open follow-up");
        }
        audit.record(
                caller,
                AuditEvent.of("certificate.follow-up", "certificate", certificate, null)
                        .because(outcome.strip()));
    }

    /** False when there is none, or it is done. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean finishQuietly(Caller caller, UUID certificate, String outcome) {
        return db.sql("""
                        update exemptions.follow_up
                        set done_on = :on, done_by = :by, outcome = :outcome
                        where company_id = :company
                          and certificate_id = :certificate
                          and done_on is null
                        """)
                        .param("company", caller.company().value())
                        .param("certificate", certificate)
                        .param("on", clock.today(caller.company()))
                        .param("by", caller.actor().reference())
                        .param("outcome", outcome)
                        .update()
                == 1;
    }

    /** A new certificate does what was to be done about the ones it follows. */
    @Transactional(propagation = Propagation.MANDATORY)
    void renewed(Caller caller, Certificate fresh) {
        db.sql("""
                        update exemptions.follow_up f
                        set done_on = :on, done_by = :by, outcome = :outcome
                        from exemptions.certificate c
                        where f.company_id = :company
                          and f.done_on is null
                          and c.company_id = f.company_id
                          and c.certificate_id = f.certificate_id
                          and c.customer_id = :customer
                          and c.category = :category
                          and c.jurisdiction = :jurisdiction
                          and (:until::date is null or c.valid_until < :until)
                        """)
                .param("company", caller.company().value())
                .param("customer", fresh.customer().value())
                .param("category", fresh.category())
                .param("jurisdiction", fresh.jurisdiction().code())
                .param("until", fresh.validUntil())
                .param("on", clock.today(caller.company()))
                .param("by", caller.actor().reference())
                .param("outcome", "Followed by " + fresh.number())
                .update();
    }

    /** Raises one for each certificate that ends by the day, is in force and is followed by none; each once. */
    int raise(CompanyId company, LocalDate today, LocalDate endingBy) {
        return db.sql("""
                        insert into exemptions.follow_up (company_id, certificate_id, raised_on, due_on)
                        select c.company_id, c.certificate_id, :today, c.valid_until
                        from exemptions.certificate c
                        where c.company_id = :company
                          and c.valid_until between :today and :by
                          and not exists (select
                                          from exemptions.certificate_end e
                                          where e.company_id = c.company_id and e.certificate_id = c.certificate_id)
                          and not exists (select
                                          from exemptions.certificate n
                                          where n.company_id = c.company_id
                                            and n.customer_id = c.customer_id
                                            and n.category = c.category
                                            and n.jurisdiction = c.jurisdiction
                                            and (n.valid_until is null or n.valid_until > c.valid_until)
                                            and not exists (select
                                                            from exemptions.certificate_end e
                                                            where e.company_id = n.company_id
                                                              and e.certificate_id = n.certificate_id))
                        on conflict do nothing
                        """)
                .param("company", company.value())
                .param("today", today)
                .param("by", endingBy)
                .update();
    }
}
