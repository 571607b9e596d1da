package org.tallystick.promises;

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

/** The patience of each company, in versions; a promise keeps the one it was made under. */
@Repository
@Transactional(readOnly = true)
public class PromisePolicies {
    private static final int MOST_DAYS = 60;

    private final JdbcClient db;
    private final AuditLog audit;
    private final BusinessClock clock;

    PromisePolicies(JdbcClient db, AuditLog audit, BusinessClock clock) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
    }

    public PromiseTerms of(CompanyId company) {
        return db.sql("""
                        select grace_days, tolerance_days
                        from promises.terms
                        where company_id = :company
                        order by recorded_at desc, version_id desc
                        limit 1
                        """)
                .param("company", company.value())
                .query((row, number) -> new PromiseTerms(row.getInt("grace_days"), row.getInt("tolerance_days")))
                .optional()
                .orElse(PromiseTerms.USUAL);
    }

    /** Holds for promises made from now on. */
    @Transactional
    public void set(Caller caller, PromiseTerms terms) {
        caller.must(Permission.ADMINISTER);
        if (terms.graceDays() < 0
                || terms.graceDays() > MOST_DAYS
                || terms.toleranceDays() < 0
                || terms.toleranceDays() > MOST_DAYS) {
            throw Refusal.invalid("PROMISE_DAYS", "Give 0 to " + MOST_DAYS + " days.");
        }
        db.sql("""
                        insert into promises.terms
                            (company_id, version_id, grace_days, tolerance_days, recorded_at, recorded_by)
                        values (:company, :id, :grace, :tolerance, :at, :by)
                        """)
                .param("company", caller.company().value())
                .param("id", Ids.next())
                .param("grace", terms.graceDays())
                .param("tolerance", terms.toleranceDays())
                .param("at", Sql.moment(clock.now()))
                .param("by", caller.actor().reference())
                .update();
        audit.record(
                caller,
                AuditEvent.of("promise.terms", "company", caller.company().value(), null)
                        .fact("graceDays", terms.graceDays())
                        .fact("toleranceDays", terms.toleranceDays()));
    }
}
