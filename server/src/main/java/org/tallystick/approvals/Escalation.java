package org.tallystick.approvals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tallystick.access.Caller;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.RegularWork;
import org.tallystick.platform.Sql;
import org.tallystick.platform.Transactions;

/**
 * Reminds whoever has to decide when half of the time is over, and lets the next one decide too when all of it is. Each once;
 * pages show both.
 */
@Component
class Escalation implements RegularWork {
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int AT_ONCE = 500;

    private final Map<CompanyId, Instant> looked = new ConcurrentHashMap<>();
    private final JdbcClient db;
    private final Transactions transactions;
    private final AuditLog audit;
    private final BusinessClock clock;

    Escalation(JdbcClient db, Transactions transactions, AuditLog audit, BusinessClock clock) {
        this.db = db;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public void run(CompanyId company) {
        Instant now = clock.now();
        Instant last = looked.put(company, now);
        if (last == null || Duration.between(last, now).abs().compareTo(PAUSE) >= 0) {
            nudge(company);
        }
    }

    /** Returns how many steps were written down. */
    int nudge(CompanyId company) {
        return transactions.in(CompanyScope.of(company), () -> {
            List<Step> steps = due(company, clock.now());
            if (!steps.isEmpty()) {
                keep(company, steps);
            }
            return steps.size();
        });
    }

    private record Step(UUID request, String label, String step, Approver approver) {}

    private List<Step> due(CompanyId company, Instant now) {
        return db.sql("""
                        select r.request_id, r.label, s.step, s.approver
                        from approvals.request r
                        cross join lateral (
                          values ('REMINDED', r.approver, r.remind_at), ('ESCALATED', r.then_approver, r.due_at))
                            as s (step, approver, at)
                        where r.company_id = :company
                          and r.remind_at <= :now
                          and s.at <= :now
                          and s.approver is not null
                          and not exists (
                            select from approvals.decision d
                            where d.company_id = r.company_id and d.request_id = r.request_id)
                          and not exists (
                            select from approvals.nudge n
                            where n.company_id = r.company_id and n.request_id = r.request_id and n.step = s.step)
                        order by r.request_id, s.step
                        limit :most
                        """)
                .param("company", company.value())
                .param("now", Sql.moment(now))
                .param("most", AT_ONCE)
                .query((row, number) -> new Step(
                        Sql.uuid(row, "request_id"),
                        Sql.text(row, "label"),
                        Sql.text(row, "step"),
                        Approver.valueOf(Sql.text(row, "approver"))))
                .list();
    }

    private void keep(CompanyId company, List<Step> steps) {
        db.sql("""
                        insert into approvals.nudge (company_id, request_id, step, approver, recorded_at)
                        select :company, request_id, step, approver, :at
                        from unnest(:requests::uuid[], :steps::text[], :approvers::text[])
                             as nudge (request_id, step, approver)
                        on conflict (company_id, request_id, step) do nothing
                        """)
                .param("company", company.value())
                .param("at", Sql.moment(clock.now()))
                .param("requests", steps.stream().map(Step::request).toArray(UUID[]::new))
                .param("steps", steps.stream().map(Step::step).toArray(String[]::new))
                .param(
                        "approvers",
                        steps.stream().map(step -> step.approver().name()).toArray(String[]::new))
                .update();
        audit.record(
                Caller.system(company),
                steps.stream()
                        .map(step -> AuditEvent.of(
                                        step.step().equals("REMINDED") ? "approval.remind" : "approval.escalate",
                                        "approval",
                                        step.request(),
                                        step.label())
                                .fact("approver", step.approver().title()))
                        .toList());
    }
}
