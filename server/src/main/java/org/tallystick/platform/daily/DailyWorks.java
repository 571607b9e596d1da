package org.tallystick.platform.daily;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.CompanyScope;

/** Runs each daily work for each day that has ended since the last one it was run for; one transaction a day. */
@Component
public class DailyWorks {
    private static final int MAX_DAYS_AT_ONCE = 400;

    private final JdbcClient db;
    private final BusinessClock clock;
    private final List<DailyWork> works;
    private final TransactionTemplate transaction;

    DailyWorks(JdbcClient db, BusinessClock clock, List<DailyWork> works, PlatformTransactionManager transactions) {
        this.db = db;
        this.clock = clock;
        this.works = works;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Returns how many days were worked. */
    public int catchUp(CompanyId company) {
        LocalDate yesterday = clock.today(company).minusDays(1);
        return CompanyScope.of(company)
                .call(() -> works.stream()
                        .mapToInt(work -> catchUp(company, work, yesterday))
                        .sum());
    }

    private int catchUp(CompanyId company, DailyWork work, LocalDate yesterday) {
        for (int days = 0; days < MAX_DAYS_AT_ONCE; days++) {
            boolean worked = Boolean.TRUE.equals(transaction.execute(status -> oneDay(company, work, yesterday)));
            if (!worked) {
                return days;
            }
        }
        return MAX_DAYS_AT_ONCE;
    }

    /** The row lock keeps two servers from working the same day. */
    private boolean oneDay(CompanyId company, DailyWork work, LocalDate yesterday) {
        db.sql("""
                        insert into platform.daily_work (company_id, work, last_on)
                        values (:company, :work, :before)
                        on conflict do nothing
                        """)
                .param("company", company.value())
                .param("work", work.name())
                .param("before", yesterday.minusDays(1))
                .update();
        LocalDate last = db.sql("""
                        select last_on
                        from platform.daily_work
                        where company_id = :company
                          and work = :work
                        for update
                        """)
                .param("company", company.value())
                .param("work", work.name())
                .query((row, number) -> row.getObject(1, LocalDate.class))
                .single();
        if (!last.isBefore(yesterday)) {
            return false;
        }
        LocalDate day = last.plusDays(1);
        work.run(company, day);
        db.sql("""
                        update platform.daily_work
                        set last_on = :day
                        where company_id = :company
                          and work = :work
                        """)
                .param("company", company.value())
                .param("work", work.name())
                .param("day", day)
                .update();
        return true;
    }
}
