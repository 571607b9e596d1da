package org.tallystick.cashapp;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.platform.CompanyId;

/** Up to which day the statements of all bank accounts are in. */
@Repository
@Transactional(readOnly = true)
public class BankCoverage {
    private final JdbcClient db;

    BankCoverage(JdbcClient db) {
        this.db = db;
    }

    /**
     * The day of the account that is furthest behind: its last day, or the one before its first statement that is held and
     * that no other one stands for. Accounts
     * without statements that name their days do not count; empty when there are no others, as where payments are taken by
     * hand.
     */
    public Optional<LocalDate> through(CompanyId company) {
        return db.sql("""
                        with statement as (
                          select bank_account_id, from_on, to_on, held_code is not null and released_at is null as held
                          from cashapp.bank_statement
                          where company_id = :company
                        ), missing as (
                          select h.bank_account_id, min(h.from_on) as from_on
                          from statement h
                          where h.held
                            and not exists (
                              select from statement b
                              where b.bank_account_id = h.bank_account_id
                                and not b.held
                                and b.from_on <= h.from_on
                                and b.to_on >= h.to_on)
                          group by h.bank_account_id
                        )
                        select min(through) as through
                        from (
                          select least(max(s.to_on), min(m.from_on) - 1) as through
                          from statement s
                          left join missing m on m.bank_account_id = s.bank_account_id
                          where not s.held
                          group by s.bank_account_id) account
                        """)
                .param("company", company.value())
                .query((row, number) -> Optional.ofNullable(row.getObject("through", LocalDate.class)))
                .single();
    }
}
