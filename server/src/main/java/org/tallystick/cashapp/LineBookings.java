package org.tallystick.cashapp;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.BankAccount;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;

/** Which lines of a bank account the ledger still lacks. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class LineBookings {
    private final JdbcClient db;

    LineBookings(JdbcClient db) {
        this.db = db;
    }

    /** A line, and how much of it the ledger lacks. */
    record Missing(UUID line, LocalDate bookedOn, Money amount, LineState state) {}

    /** Those of the lines that are no payment, no return and no refund, and that nothing confirms. */
    List<Missing> unlinked(CompanyId company, Collection<UUID> lines) {
        return db.sql("""
                        select line_id, booked_on, currency, amount_minor, state
                        from cashapp.receipt_line
                        where company_id = :company
                          and line_id = any(:lines)
                          and state in ('IGNORED', 'UNIDENTIFIED')
                          and payment_id is null
                          and amount_minor <> 0
                        order by booked_on, line_id
                        """)
                .param("company", company.value())
                .param("lines", lines.toArray(UUID[]::new))
                .query(LineBookings::missing)
                .list();
    }

    /** Lines of before the account's opening that still wait for a person and are not in the ledger. */
    List<Missing> waitingSinceBefore(CompanyId company, BankAccount account) {
        return db.sql("""
                        select l.line_id, l.booked_on, l.currency, l.amount_minor, l.state
                        from cashapp.bank_statement s
                        join cashapp.receipt_line l on l.company_id = s.company_id and l.statement_id = s.statement_id
                        where s.company_id = :company
                          and s.bank_account_id = :account
                          and l.state = 'UNIDENTIFIED'
                          and l.payment_id is null
                          and l.amount_minor <> 0
                          and not exists (select
                                          from ledger.entry e
                                          where e.company_id = l.company_id
                                            and e.source_type = 'BANK_LINE'
                                            and e.source_id = l.line_id)
                        order by l.booked_on, l.line_id
                        """)
                .param("company", company.value())
                .param("account", account.id())
                .query(LineBookings::missing)
                .list();
    }

    /**
     * Lines that confirm what was booked before the account's opening: the opening balance of the ledger has it already, that
     * of the bank does not.
     */
    List<Missing> absorbed(CompanyId company, BankAccount account, Collection<UUID> lines) {
        return db.sql("""
                        with opening as (
                          select opens_on, recorded_at
                          from cashapp.bank_opening
                          where company_id = :company
                            and bank_account_id = :account
                            and opening_minor is not null
                          order by opens_on
                          limit 1
                        ),
                        line as (
                          select l.line_id, l.booked_on, l.state, l.payment_id, l.returned_payment_id
                          from cashapp.receipt_line l
                          join opening o on l.booked_on >= o.opens_on
                          where l.company_id = :company
                            and l.line_id = any(:lines)
                        ),
                        booked as (
                          select l.line_id, e.entry_id, e.posted_on, e.recorded_at
                          from line l
                          join ledger.entry e on e.company_id = :company and e.source_type = 'PAYMENT' and e.source_id = l.payment_id
                          union all
                          select l.line_id, e.entry_id, e.posted_on, e.recorded_at
                          from line l
                          join payments.payment_return r on r.company_id = :company and r.payment_id = l.returned_payment_id
                          join ledger.entry e
                            on e.company_id = :company and e.source_type = 'PAYMENT_RETURN' and e.source_id = r.return_id
                          union all
                          select l.line_id, e.entry_id, e.posted_on, e.recorded_at
                          from line l
                          join cashapp.line_confirmation c on c.company_id = :company and c.line_id = l.line_id
                          join ledger.entry e on e.company_id = :company and e.entry_id = c.entry_id
                        )
                        select l.line_id, l.booked_on, g.currency, sum(g.amount_minor)::bigint as amount_minor, l.state
                        from booked b
                        join opening o on b.posted_on < o.opens_on and b.recorded_at < o.recorded_at
                        join line l on l.line_id = b.line_id
                        join ledger.posting g on g.company_id = :company and g.entry_id = b.entry_id and g.account = :ledger
                        group by l.line_id, l.booked_on, g.currency, l.state
                        order by l.booked_on, l.line_id
                        """)
                .param("company", company.value())
                .param("account", account.id())
                .param("ledger", account.ledgerAccount())
                .param("lines", lines.toArray(UUID[]::new))
                .query(LineBookings::missing)
                .list();
    }

    private static Missing missing(ResultSet row, int number) throws SQLException {
        return new Missing(
                Sql.uuid(row, "line_id"),
                Sql.date(row, "booked_on"),
                Sql.money(row, "amount_minor"),
                LineState.valueOf(Sql.text(row, "state")));
    }
}
