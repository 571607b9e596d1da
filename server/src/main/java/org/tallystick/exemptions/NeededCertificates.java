package org.tallystick.exemptions;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Sql;
import org.tallystick.platform.outbox.Outbox;

/** Which tax codes are billed under only where the customer has a certificate. */
@Repository
@Transactional(readOnly = true)
public class NeededCertificates {
    private final JdbcClient db;
    private final Outbox outbox;
    private final AuditLog audit;
    private final BusinessClock clock;

    NeededCertificates(JdbcClient db, Outbox outbox, AuditLog audit, BusinessClock clock) {
        this.db = db;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** A tax code that needs a certificate: of a place, or of the customer's country where none is named. */
    public record Needed(String taxCode, Optional<Jurisdiction> place) {}

    public List<Needed> list(CompanyId company) {
        return db.sql("""
                        select tax_code, jurisdiction
                        from exemptions.needed
                        where company_id = :company
                          and needed
                        order by tax_code
                        """)
                .param("company", company.value())
                .query((row, number) -> new Needed(
                        Sql.text(row, "tax_code"),
                        Optional.ofNullable(row.getString("jurisdiction")).map(Jurisdiction::new)))
                .list();
    }

    public Map<String, Needed> byTaxCode(CompanyId company) {
        return list(company).stream().collect(Collectors.toMap(Needed::taxCode, one -> one));
    }

    /** Holds for what is billed from now on; drafts that wait are looked at again. */
    @Transactional
    public void set(Caller caller, String taxCode, boolean needed, @Nullable Jurisdiction place) {
        caller.must(Permission.ADMINISTER);
        if (!taxCode.matches("[A-Z0-9_-]{1,20}")) {
            throw Refusal.invalid("TAX_CODE_INVALID", "Write the tax code as in the settings, such as EXEMPT.");
        }
        CompanyId company = caller.company();
        db.sql("""
                        insert into exemptions.needed (company_id, tax_code, needed, jurisdiction, changed_at, changed_by)
                        values (:company, :code, :needed, :place, :at, :by)
                        on conflict (company_id, tax_code) do update
                        set needed = excluded.needed, jurisdiction = excluded.jurisdiction,
                            changed_at = excluded.changed_at, changed_by = excluded.changed_by
                        """)
                .param("company", company.value())
                .param("code", taxCode)
                .param("needed", needed)
                .param("place", place == null ? null : place.code())
                .param("at", Sql.moment(clock.now()))
                .param("by", caller.actor().reference())
                .update();
        outbox.publish(company, CertificateDesk.CHANGED, company.value(), "{}");
        audit.record(
                caller,
                AuditEvent.of("certificate.need", "tax code", company.value(), taxCode)
                        .fact("needed", needed)
                        .fact("place", place == null ? "the customer's country" : place.code()));
    }
}
