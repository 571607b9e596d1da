package org.tallystick.collections;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;

/** How companies run their dunning; the highest version holds. */
@Repository
@Transactional(readOnly = true)
public class DunningSettings {
    private final JdbcClient db;
    private final BusinessClock clock;

    DunningSettings(JdbcClient db, BusinessClock clock) {
        this.db = db;
        this.clock = clock;
    }

    public DunningSetting of(CompanyId company) {
        return db.sql("""
                        select version, daily, approve_by_hand, bank_days, touches, touch_days
                        from collections.setting
                        where company_id = :company
                        order by version desc
                        limit 1
                        """)
                .param("company", company.value())
                .query((row, number) -> new DunningSetting(
                        row.getInt("version"),
                        row.getBoolean("daily"),
                        row.getBoolean("approve_by_hand"),
                        row.getObject("bank_days", Integer.class),
                        row.getInt("touches"),
                        row.getInt("touch_days")))
                .optional()
                .orElse(DunningSetting.AT_FIRST);
    }

    /** False when there is a version of this number already. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean add(Caller caller, DunningSetting setting) {
        return db.sql("""
                                insert into collections.setting
                                    (company_id, version, daily, approve_by_hand, bank_days, touches, touch_days, recorded_at,
                                     recorded_by)
                                values (:company, :version, :daily, :byHand, :bankDays, :touches, :touchDays, :at, :by)
                                on conflict do nothing
                                """)
                        .param("company", caller.company().value())
                        .param("version", setting.version())
                        .param("daily", setting.daily())
                        .param("byHand", setting.approveByHand())
                        .param("bankDays", setting.bankDays())
                        .param("touches", setting.touches())
                        .param("touchDays", setting.touchDays())
                        .param("at", Sql.moment(clock.now()))
                        .param("by", caller.actor().reference())
                        .update()
                == 1;
    }
}
