package org.tallystick.providers;

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
import org.tallystick.platform.Sql;

/** Which providers a company uses; none until somebody who administers it says so. */
@Repository
@Transactional
public class ProviderSettings {
    private final JdbcClient db;
    private final AuditLog audit;
    private final BusinessClock clock;

    ProviderSettings(JdbcClient db, AuditLog audit, BusinessClock clock) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public ProviderSetting of(CompanyId company, String provider) {
        Optional<ProviderSetting> latest = db.sql("""
                        select enabled, fee_percent, fee_fixed_minor, dispute_fee_minor
                        from providers.setting
                        where company_id = :company
                          and provider = :provider
                        order by setting_id desc
                        limit 1
                        """)
                .param("company", company.value())
                .param("provider", provider)
                .query((row, number) -> new ProviderSetting(
                        row.getBoolean("enabled"),
                        row.getBigDecimal("fee_percent"),
                        row.getLong("fee_fixed_minor"),
                        row.getLong("dispute_fee_minor")))
                .optional();
        return latest.orElse(ProviderSetting.OFF);
    }

    public void set(Caller caller, String provider, ProviderSetting setting) {
        caller.must(Permission.ADMINISTER);
        db.sql("""
                        insert into providers.setting
                            (company_id, setting_id, provider, enabled, fee_percent, fee_fixed_minor, dispute_fee_minor,
                             recorded_at, recorded_by)
                        values (:company, :id, :provider, :enabled, :percent, :fixed, :dispute, :at, :by)
                        """)
                .param("company", caller.company().value())
                .param("id", Ids.next())
                .param("provider", provider)
                .param("enabled", setting.enabled())
                .param("percent", setting.feePercent())
                .param("fixed", setting.feeFixedMinor())
                .param("dispute", setting.disputeFeeMinor())
                .param("at", Sql.moment(clock.now()))
                .param("by", caller.actor().reference())
                .update();
        audit.record(
                caller,
                AuditEvent.of(
                                "provider.set",
                                "payment provider",
                                caller.company().value(),
                                provider)
                        .fact("enabled", setting.enabled()));
    }
}
