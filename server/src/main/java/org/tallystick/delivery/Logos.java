package org.tallystick.delivery;

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
import org.tallystick.platform.Sql;

/** The logo of each company; documents stored before a change keep the one they have. */
@Repository
@Transactional(readOnly = true)
public class Logos {
    private final JdbcClient db;
    private final AuditLog audit;
    private final BusinessClock clock;

    Logos(JdbcClient db, AuditLog audit, BusinessClock clock) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
    }

    public Optional<Logo> find(CompanyId company) {
        return db.sql("""
                        select content_type, content, width, height
                        from delivery.logo
                        where company_id = :company
                        """)
                .param("company", company.value())
                .query((row, number) -> new Logo(
                        Sql.text(row, "content_type"),
                        row.getBytes("content"),
                        row.getInt("width"),
                        row.getInt("height")))
                .optional();
    }

    /** Takes a PNG or JPEG of at most 200 kB; documents rendered from now on show it. */
    @Transactional
    public void set(Caller caller, byte[] upload) {
        caller.must(Permission.ADMINISTER);
        Logo logo = Logo.reencode(upload);
        db.sql("""
                        insert into delivery.logo (company_id, content_type, content, width, height, set_at, set_by)
                        values (:company, :type, :content, :width, :height, :at, :by)
                        on conflict (company_id) do update
                        set content_type = excluded.content_type, content = excluded.content, width = excluded.width,
                            height = excluded.height, set_at = excluded.set_at, set_by = excluded.set_by
                        """)
                .param("company", caller.company().value())
                .param("type", logo.contentType())
                .param("content", logo.content())
                .param("width", logo.width())
                .param("height", logo.height())
                .param("at", Sql.moment(clock.now()))
                .param("by", caller.actor().reference())
                .update();
        audit.record(caller, event(caller, "logo.set").fact("bytes", logo.content().length));
    }

    /** The company's name is set in type again. */
    @Transactional
    public void remove(Caller caller) {
        caller.must(Permission.ADMINISTER);
        db.sql("delete from delivery.logo where company_id = :company")
                .param("company", caller.company().value())
                .update();
        audit.record(caller, event(caller, "logo.remove"));
    }

    private static AuditEvent event(Caller caller, String command) {
        return AuditEvent.of(command, "logo", caller.company().value(), null);
    }
}
