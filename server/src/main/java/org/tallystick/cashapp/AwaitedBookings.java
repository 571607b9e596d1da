package org.tallystick.cashapp;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.BankAccount;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;

/** What is booked on bank accounts and waits for the line that confirms it. */
@Repository
@Transactional(readOnly = true)
class AwaitedBookings {
    private static final int MOST = 200;

    private final JdbcClient db;

    AwaitedBookings(JdbcClient db) {
        this.db = db;
    }

    /** Those on the side of an amount and not above it, the oldest first. */
    List<AwaitedBooking> of(CompanyId company, BankAccount account, Money amount) {
        return db.sql("""
                        select b.entry_id, b.source_type, b.currency, b.amount_minor, b.posted_on,
                               coalesce(p.number, f.number, d.number, '') as number
                        from cashapp.bank_booking b
                        left join payments.payment_return r
                          on r.company_id = b.company_id and b.source_type = 'PAYMENT_RETURN' and r.return_id = b.source_id
                        left join payments.payment p
                          on p.company_id = b.company_id and p.payment_id = coalesce(r.payment_id, b.source_id)
                        left join payments.refund_event e
                          on e.company_id = b.company_id and b.source_type = 'REFUND' and e.event_id = b.source_id
                        left join payments.refund f on f.company_id = e.company_id and f.refund_id = e.refund_id
                        left join payments.deposit d on d.company_id = b.company_id and d.deposit_id = b.source_id
                        where b.company_id = :company
                          and b.bank_account_id = :account
                          and b.source_type in ('PAYMENT', 'PAYMENT_RETURN', 'REFUND', 'DEPOSIT')
                          and b.line_id is null
                          and sign(b.amount_minor) = sign(:amount::bigint)
                          and abs(b.amount_minor) <= abs(:amount::bigint)
                        order by abs(b.amount_minor) = abs(:amount::bigint) desc, b.posted_on, number
                        limit :most
                        """)
                .param("company", company.value())
                .param("account", account.id())
                .param("amount", amount.minor())
                .param("most", MOST)
                .query(AwaitedBookings::booking)
                .list();
    }

    /** Deposits of the account that no line has brought yet, of one of the amounts. */
    List<AwaitedBooking> deposits(CompanyId company, BankAccount account, Collection<Money> amounts) {
        return db.sql("""
                        select e.entry_id, 'DEPOSIT' as source_type, d.currency, d.amount_minor, d.deposited_on as posted_on,
                               d.number
                        from payments.deposit d
                        join ledger.entry e
                          on e.company_id = d.company_id and e.source_type = 'DEPOSIT' and e.source_id = d.deposit_id
                        where d.company_id = :company
                          and d.bank_account_id = :account
                          and d.amount_minor = any(:amounts)
                          and not exists (select
                                          from cashapp.line_confirmation c
                                          where c.company_id = e.company_id
                                            and c.entry_id = e.entry_id)
                        order by d.deposited_on, d.number
                        """)
                .param("company", company.value())
                .param("account", account.id())
                .param("amounts", amounts.stream().map(Money::minor).distinct().toArray(Long[]::new))
                .query(AwaitedBookings::booking)
                .list();
    }

    /** What a line confirmed. */
    List<AwaitedBooking> confirmedBy(CompanyId company, UUID line) {
        return db.sql("""
                        select b.entry_id, b.source_type, b.currency, b.amount_minor, b.posted_on,
                               coalesce(p.number, f.number, d.number, '') as number
                        from cashapp.line_confirmation c
                        join cashapp.bank_booking b on b.company_id = c.company_id and b.entry_id = c.entry_id
                        left join payments.payment_return r
                          on r.company_id = b.company_id and b.source_type = 'PAYMENT_RETURN' and r.return_id = b.source_id
                        left join payments.payment p
                          on p.company_id = b.company_id and p.payment_id = coalesce(r.payment_id, b.source_id)
                        left join payments.refund_event e
                          on e.company_id = b.company_id and b.source_type = 'REFUND' and e.event_id = b.source_id
                        left join payments.refund f on f.company_id = e.company_id and f.refund_id = e.refund_id
                        left join payments.deposit d on d.company_id = b.company_id and d.deposit_id = b.source_id
                        where c.company_id = :company
                          and c.line_id = :line
                        order by number
                        """)
                .param("company", company.value())
                .param("line", line)
                .query(AwaitedBookings::booking)
                .list();
    }

    /** The line that confirmed what an entry had booked. */
    Optional<UUID> confirming(CompanyId company, UUID entry) {
        return db.sql("""
                        select line_id
                        from cashapp.line_confirmation
                        where company_id = :company
                          and entry_id = :entry
                        """)
                .param("company", company.value())
                .param("entry", entry)
                .query((row, number) -> Sql.uuid(row, "line_id"))
                .optional();
    }

    /** The line is what these entries booked. */
    @Transactional(propagation = Propagation.MANDATORY)
    void confirm(CompanyId company, UUID line, Collection<UUID> entries, Instant at, String by) {
        db.sql("""
                        insert into cashapp.line_confirmation (company_id, line_id, entry_id, recorded_at, recorded_by)
                        select :company, :line, entry_id, :at, :by
                        from unnest(:entries::uuid[]) as confirmed (entry_id)
                        """)
                .param("company", company.value())
                .param("line", line)
                .param("entries", entries.toArray(UUID[]::new))
                .param("at", Sql.moment(at))
                .param("by", by)
                .update();
    }

    private static AwaitedBooking booking(ResultSet row, int number) throws SQLException {
        return new AwaitedBooking(
                Sql.uuid(row, "entry_id"),
                Sql.text(row, "source_type"),
                Sql.text(row, "number"),
                Sql.money(row, "amount_minor"),
                Sql.date(row, "posted_on"));
    }
}
