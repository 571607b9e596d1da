package org.tallystick.disputes;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Sql;

/** The days each company gives in disputes. */
@Repository
@Transactional(readOnly = true)
public class DisputePolicies {
    private static final int MOST_GRACE = 90;
    private static final int MOST_REOPEN = 365;

    private final JdbcClient db;
    private final AuditLog audit;
    private final BusinessClock clock;

    DisputePolicies(JdbcClient db, AuditLog audit, BusinessClock clock) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
    }

    public DisputeTerms of(CompanyId company) {
        return db.sql("""
                        select grace_days, reopen_days
                        from disputes.terms
                        where company_id = :company
                        order by recorded_at desc, version_id desc
                        limit 1
                        """)
                .param("company", company.value())
                .query((row, number) -> new DisputeTerms(row.getInt("grace_days"), row.getInt("reopen_days")))
                .optional()
                .orElse(DisputeTerms.USUAL);
    }

    @Transactional
    public void set(Caller caller, DisputeTerms terms) {
        caller.must(Permission.ADMINISTER);
        if (terms.graceDays() < 0 || terms.graceDays() > MOST_GRACE) {
            throw Refusal.invalid("GRACE_DAYS", "Give 0 to " + MOST_GRACE + " days of grace.");
        }
        if (terms.reopenDays() < 0 || terms.reopenDays() > MOST_REOPEN) {
            throw Refusal.invalid("REOPEN_DAYS", "A dispute may be reopened within 0 to " + MOST_REOPEN + " days.");
        }
        db.sql("""
                        insert into disputes.terms
                            (company_id, version_id, grace_days, reopen_days, recorded_at, recorded_by)
                        values (:company, :id, :grace, :reopen, :at, :by)
                        """)
                .param("company", caller.company().value())
                .param("id", Ids.next())
                .param("grace", terms.graceDays())
                .param("reopen", terms.reopenDays())
                .param("at", Sql.moment(clock.now()))
                .param("by", caller.actor().reference())
                .update();
        audit.record(
                caller,
                AuditEvent.of("dispute.terms", "company", caller.company().value(), null)
                        .fact("graceDays", terms.graceDays())
                        .fact("reopenDays", terms.reopenDays()));
    }
}
