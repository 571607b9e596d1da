package org.tallystick.cashapp;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.BankAccount;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Sql;

/** From which balance the lines of each bank account are in the books. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class BankOpenings {
    private final JdbcClient db;

    BankOpenings(JdbcClient db) {
        this.db = db;
    }

    /**
     * The balance the bank had before a day, and what the ledger lacked to it.
     *
     * @param opening null when the statement has no balance; the lines are in the books all the same
     */
    record Opening(UUID id, LocalDate opensOn, @Nullable Money opening, Money booked) {
        static Opening of(LocalDate opensOn, @Nullable Money opening, Money booked) {
            return new Opening(Ids.next(), opensOn, opening, booked);
        }
    }

    /** The one that holds: of the earliest day with a balance, else without one. */
    Optional<Opening> current(CompanyId company, BankAccount account) {
        return db.sql("""
                        select opening_id, opens_on, currency, opening_minor, booked_minor
                        from cashapp.bank_opening
                        where company_id = :company
                          and bank_account_id = :account
                        order by opening_minor is null, opens_on
                        limit 1
                        """)
                .param("company", company.value())
                .param("account", account.id())
                .query((row, number) -> {
                    CurrencyCode currency = Sql.currency(row, "currency");
                    long opening = row.getLong("opening_minor");
                    boolean known = !row.wasNull();
                    return new Opening(
                            Sql.uuid(row, "opening_id"),
                            Sql.date(row, "opens_on"),
                            known ? new Money(opening, currency) : null,
                            Sql.money(row, "booked_minor"));
                })
                .optional();
    }

    /** What the ledger has for the account before a day. */
    Money ledgerBefore(CompanyId company, BankAccount account, LocalDate day) {
        long minor = db.sql("""
                        select coalesce(sum(amount_minor), 0)::bigint
                        from cashapp.bank_booking
                        where company_id = :company
                          and bank_account_id = :account
                          and posted_on < :day
                        """)
                .param("company", company.value())
                .param("account", account.id())
                .param("day", day)
                .query((row, number) -> row.getLong(1))
                .single();
        return new Money(minor, account.currency());
    }

    void insert(
            CompanyId company,
            BankAccount account,
            UUID statement,
            Opening opening,
            @Nullable UUID replaced,
            Instant at,
            String by) {
        Money known = opening.opening();
        db.sql("""
                        insert into cashapp.bank_opening
                            (company_id, opening_id, bank_account_id, statement_id, opens_on, currency, opening_minor,
                             booked_minor, replaces_id, recorded_at, recorded_by)
                        values (:company, :id, :account, :statement, :on, :currency, :opening, :booked, :replaced, :at, :by)
                        """)
                .param("company", company.value())
                .param("id", opening.id())
                .param("account", account.id())
                .param("statement", statement)
                .param("on", opening.opensOn())
                .param("currency", account.currency().code())
                .param("opening", known == null ? null : known.minor())
                .param("booked", opening.booked().minor())
                .param("replaced", replaced)
                .param("at", Sql.moment(at))
                .param("by", by)
                .update();
    }
}
