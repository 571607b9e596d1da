package org.tallystick.payments;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.platform.CompanyId;

/** What each company has set for its direct debits. */
@Repository
@Transactional(readOnly = true)
public class Creditors {
    private final JdbcClient db;
    private final AuditLog audit;

    Creditors(JdbcClient db, AuditLog audit) {
        this.db = db;
        this.audit = audit;
    }

    public Creditor get(CompanyId company) {
        return db.sql("""
                        select identifier, notice_days, most_returns
                        from payments.creditor
                        where company_id = :company
                        """)
                .param("company", company.value())
                .query((row, number) -> new Creditor(
                        row.getString("identifier"), row.getInt("notice_days"), row.getInt("most_returns")))
                .optional()
                .orElse(Creditor.USUAL);
    }

    @Transactional
    public void set(Caller caller, Creditor creditor) {
        caller.must(Permission.ADMINISTER);
        db.sql("""
                        insert into payments.creditor (company_id, identifier, notice_days, most_returns)
                        values (:company, :identifier, :days, :returns)
                        on conflict (company_id) do update
                        set identifier = excluded.identifier, notice_days = excluded.notice_days,
                            most_returns = excluded.most_returns
                        """)
                .param("company", caller.company().value())
                .param("identifier", creditor.identifier())
                .param("days", creditor.noticeDays())
                .param("returns", creditor.mostReturns())
                .update();
        AuditEvent event = AuditEvent.of(
                        "creditor.change", "company", caller.company().value(), creditor.identifier())
                .fact("noticeDays", creditor.noticeDays())
                .fact("mostReturns", creditor.mostReturns());
        audit.record(caller, event);
    }
}
