package org.tallystick.approvals;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Actor;
import org.tallystick.access.Caller;
import org.tallystick.access.People;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Sql;

/** Who decides for whom while they are away. It lends the giver's right to decide, and nothing else of theirs. */
@Repository
@Transactional(readOnly = true)
public class Delegations {
    private static final int SHOWN = 100;
    private static final String SELECT = """
            select d.delegation_id, d.giver, d.taker, d.from_on, d.until_on, d.reason,
                   e.delegation_id is not null as ended
            from approvals.delegation d
            left join approvals.delegation_end e on e.company_id = d.company_id and e.delegation_id = d.delegation_id
            where d.company_id = :company
            """;

    private final JdbcClient db;
    private final People people;
    private final AuditLog audit;
    private final BusinessClock clock;

    Delegations(JdbcClient db, People people, AuditLog audit, BusinessClock clock) {
        this.db = db;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    /** The latest first. */
    public List<Delegation> list(CompanyId company) {
        return db.sql(SELECT + "order by d.until_on desc, d.delegation_id desc limit :most")
                .param("company", company.value())
                .param("most", SHOWN)
                .query(Delegations::delegation)
                .list();
    }

    /** For whom somebody decides on a day. */
    List<UUID> givers(CompanyId company, UUID taker, LocalDate on) {
        return db
                .sql(SELECT + "  and d.taker = :taker and :on between d.from_on and d.until_on")
                .param("company", company.value())
                .param("taker", taker)
                .param("on", on)
                .query(Delegations::delegation)
                .list()
                .stream()
                .filter(delegation -> delegation.holds(on))
                .map(Delegation::giver)
                .toList();
    }

    /** Everybody gives away their own right; an administrator arranges it for somebody who is away already. */
    @Transactional
    public UUID give(Caller caller, UUID giver, UUID taker, LocalDate fromOn, LocalDate untilOn, String reason) {
        requireOwn(caller, giver);
        CompanyId company = caller.company();
        LocalDate today = clock.today(company);
        if (giver.equals(taker)) {
            throw Refusal.invalid("DELEGATE_SELF", "Choose somebody else.");
        }
        if (people.roles(company, giver).isEmpty()
                || people.roles(company, taker).isEmpty()) {
            throw Refusal.notFound("person");
        }
        if (untilOn.isBefore(fromOn) || untilOn.isBefore(today)) {
            throw Refusal.invalid("DELEGATION_DAYS", "The last day is today or later, and not before the first.");
        }
        if (reason.isBlank()) {
            throw Refusal.invalid("REASON_MISSING", "Say why, such as: on leave.");
        }
        UUID id = Ids.next();
        db.sql("""
                        insert into approvals.delegation
                            (company_id, delegation_id, giver, taker, from_on, until_on, reason, recorded_at, recorded_by)
                        values (:company, :id, :giver, :taker, :from, :until, :reason, :at, :by)
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("giver", giver)
                .param("taker", taker)
                .param("from", fromOn)
                .param("until", untilOn)
                .param("reason", reason.strip())
                .param("at", Sql.moment(clock.now()))
                .param("by", caller.actor().reference())
                .update();
        audit.record(
                caller,
                AuditEvent.of("delegation.give", "delegation", id, null)
                        .fact("giver", giver)
                        .fact("taker", taker)
                        .fact("from", fromOn)
                        .fact("until", untilOn)
                        .because(reason.strip()));
        return id;
    }

    @Transactional
    public void end(Caller caller, UUID id) {
        CompanyId company = caller.company();
        Delegation delegation = db.sql(SELECT + "  and d.delegation_id = :id")
                .param("company", company.value())
                .param("id", id)
                .query(Delegations::delegation)
                .optional()
                .orElseThrow(() -> Refusal.notFound("delegation"));
        requireOwn(caller, delegation.giver());
        int ended = db.sql("""
                        insert into approvals.delegation_end (company_id, delegation_id, recorded_at, recorded_by)
                        values (:company, :id, :at, :by)
                        on conflict (company_id, delegation_id) do nothing
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("at", Sql.moment(clock.now()))
                .param("by", caller.actor().reference())
                .update();
        if (ended == 1) {
            audit.record(caller, AuditEvent.of("delegation.end", "delegation", id, null));
        }
    }

    private static void requireOwn(Caller caller, UUID giver) {
        Actor actor = caller.actor();
        if (!giver.equals(actor.id())) {
            caller.must(Permission.ADMINISTER);
        }
    }

    private static Delegation delegation(ResultSet row, int number) throws SQLException {
        return new Delegation(
                Sql.uuid(row, "delegation_id"),
                Sql.uuid(row, "giver"),
                Sql.uuid(row, "taker"),
                Sql.date(row, "from_on"),
                Sql.date(row, "until_on"),
                Sql.text(row, "reason"),
                row.getBoolean("ended"));
    }
}
