package org.tallystick.invoicing;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;

/**
 * Gapless numbers: a range is taken in the posting transaction, as its last lock, and a rollback gives it back (RULE-16).
 * The moment of posting is read under the same lock, so that numbers rise with time (I15).
 */
@Repository
class NumberSeries {
    private final JdbcClient db;

    NumberSeries(JdbcClient db) {
        this.db = db;
    }

    record Range(String series, long first, Instant postedAt) {
        String number(int index) {
            return "%s-%06d".formatted(series, first + index);
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Range take(CompanyId company, String series, int count, Instant now) {
        return db.sql("""
                        insert into invoicing.number_series as s (company_id, series, next_number, last_posted_at)
                        values (:company, :series, 1 + :count, :now)
                        on conflict (company_id, series) do update
                        set next_number = s.next_number + :count, last_posted_at = greatest(s.last_posted_at, :now)
                        returning next_number - :count as first, last_posted_at
                        """)
                .param("company", company.value())
                .param("series", series)
                .param("count", (long) count)
                .param("now", Sql.moment(now))
                .query((row, number) -> new Range(series, row.getLong("first"), Sql.instant(row, "last_posted_at")))
                .single();
    }
}
