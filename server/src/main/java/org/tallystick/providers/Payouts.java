package org.tallystick.providers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.BankAccount;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Sql;

/** What providers pay out; each is booked once, when the bank shows it. */
@Repository
@Transactional(readOnly = true)
public class Payouts {
    private final JdbcClient db;
    private final ClearingBook clearing;
    private final AuditLog audit;
    private final BusinessClock clock;

    Payouts(JdbcClient db, ClearingBook clearing, AuditLog audit, BusinessClock clock) {
        this.db = db;
        this.clearing = clearing;
        this.audit = audit;
        this.clock = clock;
    }

    /** One payout; it has a day of booking once the bank showed it. */
    public record Payout(
            UUID id,
            String provider,
            String providerId,
            Money amount,
            LocalDate sentOn,
            @Nullable LocalDate bookedOn) {}

    /** The latest first. */
    public List<Payout> list(CompanyId company, int limit) {
        return db.sql("""
                        select payout_id, provider, provider_payout_id, currency, amount_minor, sent_on, booked_on
                        from providers.payout
                        where company_id = :company
                        order by payout_id desc
                        limit :limit
                        """)
                .param("company", company.value())
                .param("limit", limit)
                .query(Payouts::payout)
                .list();
    }

    /** Keeps what a provider says it paid out; once. */
    @Transactional(propagation = Propagation.MANDATORY)
    void keep(CompanyId company, String provider, ProviderPayout payout) {
        Instant now = clock.now();
        db.sql("""
                        insert into providers.payout
                            (company_id, payout_id, provider, provider_payout_id, currency, amount_minor, sent_on, recorded_at)
                        values (:company, :id, :provider, :name, :currency, :amount, :on, :at)
                        on conflict (company_id, provider, provider_payout_id) do nothing
                        """)
                .param("company", company.value())
                .param("id", Ids.next())
                .param("provider", provider)
                .param("name", payout.id())
                .param("currency", payout.amount().currency().code())
                .param("amount", payout.amount().minor())
                .param("on", payout.sentOn())
                .param("at", Sql.moment(now))
                .update();
    }

    /** Those the bank has not shown yet, locked. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Payout> awaited(CompanyId company) {
        return db.sql("""
                        select payout_id, provider, provider_payout_id, currency, amount_minor, sent_on, booked_on
                        from providers.payout
                        where company_id = :company
                          and booked_on is null
                        order by payout_id
                        limit 1000
                        for no key update
                        """)
                .param("company", company.value())
                .query(Payouts::payout)
                .list();
    }

    /** The bank shows an awaited payout: debit bank, credit clearing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void book(Caller caller, Payout payout, BankAccount bank, LocalDate on) {
        CompanyId company = caller.company();
        int booked = db.sql("""
                        update providers.payout
                        set booked_on = :on, bank_account_id = :bank
                        where company_id = :company
                          and payout_id = :id
                          and booked_on is null
                        """)
                .param("company", company.value())
                .param("id", payout.id())
                .param("on", on)
                .param("bank", bank.id())
                .update();
        if (booked != 1) {
            throw new IllegalStateException("payout " + payout.id() + " is booked");
        }
        clearing.payOut(company, payout.id(), payout.provider(), payout.amount(), bank, on);
        audit.record(
                caller,
                AuditEvent.of("payout.book", "payout", payout.id(), payout.providerId())
                        .fact("amount", payout.amount())
                        .fact("on", on));
    }

    private static Payout payout(ResultSet row, int number) throws SQLException {
        return new Payout(
                Sql.uuid(row, "payout_id"),
                Sql.text(row, "provider"),
                Sql.text(row, "provider_payout_id"),
                Sql.money(row, "amount_minor"),
                Sql.date(row, "sent_on"),
                Sql.dateOrNull(row, "booked_on"));
    }
}
