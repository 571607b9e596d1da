package org.tallystick.disputes;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

/** The root causes of a company: the usual ones, and what it made of them. */
@Repository
@Transactional(readOnly = true)
public class RootCauses {
    private final JdbcClient db;
    private final AuditLog audit;
    private final BusinessClock clock;

    RootCauses(JdbcClient db, AuditLog audit, BusinessClock clock) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
    }

    /** All of them by code, those that are offered no more included. */
    public Map<String, RootCause> byCode(CompanyId company) {
        Map<String, RootCause> causes = new LinkedHashMap<>();
        RootCause.USUAL.forEach(cause -> causes.put(cause.code(), cause));
        db.sql("""
                        select distinct on (code) code, title, offered
                        from disputes.cause
                        where company_id = :company
                        order by code, recorded_at desc, version_id desc
                        """)
                .param("company", company.value())
                .query((row, number) ->
                        new RootCause(Sql.text(row, "code"), Sql.text(row, "title"), row.getBoolean("offered")))
                .list()
                .forEach(cause -> causes.put(cause.code(), cause));
        return causes;
    }

    /** Those a dispute may be closed with, by title. */
    public List<RootCause> offered(CompanyId company) {
        return byCode(company).values().stream()
                .filter(RootCause::offered)
                .sorted(Comparator.comparing(RootCause::title))
                .toList();
    }

    RootCause offered(CompanyId company, String code) {
        return Optional.ofNullable(byCode(company).get(code))
                .filter(RootCause::offered)
                .orElseThrow(() -> Refusal.invalid(
                        "ROOT_CAUSE_MISSING", "Choose what went wrong; root causes are kept in the settings."));
    }

    /** Adds a cause, or changes one that is there; an empty code is made of the title. */
    @Transactional
    public void set(Caller caller, RootCause wanted) {
        caller.must(Permission.ADMINISTER);
        String title = Vocabulary.title(wanted.title());
        String code = Vocabulary.code(wanted.code(), title);
        db.sql("""
                        insert into disputes.cause (company_id, version_id, code, title, offered, recorded_at, recorded_by)
                        values (:company, :id, :code, :title, :offered, :at, :by)
                        """)
                .param("company", caller.company().value())
                .param("id", Ids.next())
                .param("code", code)
                .param("title", title)
                .param("offered", wanted.offered())
                .param("at", Sql.moment(clock.now()))
                .param("by", caller.actor().reference())
                .update();
        audit.record(
                caller,
                AuditEvent.of("dispute.cause", "company", caller.company().value(), null)
                        .fact("cause", code)
                        .fact("title", title)
                        .fact("offered", wanted.offered()));
    }
}
