package org.tallystick.controls;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Sql;
import org.tallystick.platform.daily.DailyWork;

/** Compares receivables and unapplied cash with what they are made of, every night and on demand (RULE-02). */
@Service
@Transactional
public class TieOut implements DailyWork {
    private static final Logger log = LoggerFactory.getLogger(TieOut.class);

    private final JdbcClient db;
    private final BusinessClock clock;

    TieOut(JdbcClient db, BusinessClock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Which account is compared. */
    public enum Control {
        RECEIVABLES("Receivables and open items"),
        UNAPPLIED_CASH("Unapplied cash and unapplied payments");

        private final String title;

        Control(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** At the end of a day: what the ledger has, and what the items or payments come to. */
    public record Tied(LocalDate businessOn, Control control, Money ledger, Money items, Instant recordedAt) {
        public Money difference() {
            return ledger.minus(items);
        }

        public boolean isBroken() {
            return !difference().isZero();
        }
    }

    @Override
    public String name() {
        return "tie-out";
    }

    @Override
    public void run(CompanyId company, LocalDate day) {
        keep(company, day);
    }

    /** Compares as of today and keeps the result. */
    public List<Tied> now(Caller caller) {
        caller.must(Permission.CHECK_BOOKS);
        return keep(caller.company(), clock.today(caller.company()));
    }

    /** The latest results first; one per day, control and currency, or more where somebody compared in between. */
    @Transactional(readOnly = true)
    public List<Tied> list(CompanyId company, boolean brokenOnly, int limit) {
        return db.sql("""
                        select business_on, control, currency, ledger_minor, items_minor, recorded_at
                        from controls.tie_out
                        where company_id = :company
                          and (not :broken or ledger_minor <> items_minor)
                        order by business_on desc, recorded_at desc, control, currency
                        limit :limit
                        """)
                .param("company", company.value())
                .param("broken", brokenOnly)
                .param("limit", limit)
                .query(TieOut::tied)
                .list();
    }

    private List<Tied> keep(CompanyId company, LocalDate day) {
        Instant now = clock.now();
        List<Tied> tied = compare(company, day, now);
        for (Tied row : tied) {
            insert(company, row);
            if (row.isBroken()) {
                log.error(
                        "Tie-out of {} broke on {}: {} in {}",
                        company,
                        day,
                        row.control(),
                        row.ledger().currency());
            }
        }
        return tied;
    }

    private List<Tied> compare(CompanyId company, LocalDate day, Instant now) {
        return db.sql("""
                        with movement as (
                          select a.role as control, p.currency,
                                 case a.role when 'RECEIVABLES' then p.amount_minor else -p.amount_minor end as ledger,
                                 0::bigint as items
                          from ledger.posting p
                          join ledger.account a on a.company_id = p.company_id and a.number = p.account
                          where p.company_id = :company
                            and p.posted_on <= :day
                            and a.role in ('RECEIVABLES', 'UNAPPLIED_CASH')
                          union all
                          select 'RECEIVABLES', currency, 0, amount_minor
                          from receivables.open_item
                          where company_id = :company
                            and posted_on <= :day
                          union all
                          select 'RECEIVABLES', currency, 0, -amount_minor
                          from receivables.allocation
                          where company_id = :company
                            and effective_on <= :day
                            and credit_item_id is null
                          union all
                          select 'UNAPPLIED_CASH', currency, 0, amount_minor
                          from payments.payment
                          where company_id = :company
                            and received_on <= :day
                          union all
                          select 'UNAPPLIED_CASH', p.currency, 0, -p.amount_minor
                          from payments.payment_return r
                          join payments.payment p on p.company_id = r.company_id and p.payment_id = r.payment_id
                          where r.company_id = :company
                            and r.returned_on <= :day
                          union all
                          select 'UNAPPLIED_CASH', currency, 0, -amount_minor
                          from receivables.allocation
                          where company_id = :company
                            and effective_on <= :day
                            and payment_id is not null
                          union all
                          select 'UNAPPLIED_CASH', p.currency, 0, -e.reserved_minor
                          from payments.refund_event e
                          join payments.payment p on p.company_id = e.company_id and p.payment_id = e.payment_id
                          where e.company_id = :company
                            and e.effective_on <= :day
                        )
                        select cast(:day as date) as business_on, control, currency, sum(ledger) as ledger_minor,
                               sum(items) as items_minor, cast(:now as timestamptz) as recorded_at
                        from movement
                        group by control, currency
                        order by control, currency
                        """)
                .param("company", company.value())
                .param("day", day)
                .param("now", Sql.moment(now))
                .query(TieOut::tied)
                .list();
    }

    private void insert(CompanyId company, Tied row) {
        db.sql("""
                        insert into controls.tie_out
                            (company_id, tie_out_id, business_on, currency, control, ledger_minor, items_minor, recorded_at)
                        values (:company, :id, :on, :currency, :control, :ledger, :items, :at)
                        """)
                .param("company", company.value())
                .param("id", Ids.next())
                .param("on", row.businessOn())
                .param("currency", row.ledger().currency().code())
                .param("control", row.control().name())
                .param("ledger", row.ledger().minor())
                .param("items", row.items().minor())
                .param("at", Sql.moment(row.recordedAt()))
                .update();
    }

    private static Tied tied(ResultSet row, int number) throws SQLException {
        return new Tied(
                Sql.date(row, "business_on"),
                Control.valueOf(Sql.text(row, "control")),
                Sql.money(row, "ledger_minor"),
                Sql.money(row, "items_minor"),
                Sql.instant(row, "recorded_at"));
    }
}
