package org.tallystick.providers;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.ledger.AccountRole;
import org.tallystick.ledger.EntryDraft;
import org.tallystick.ledger.ExchangeRates;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.Periods;
import org.tallystick.ledger.Posting;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.BankAccount;
import org.tallystick.payments.BankAccounts;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Companies;
import org.tallystick.platform.Company;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Sql;

/** What is posted to a provider's clearing account beside payments and disputes: fees, and what is paid out to the bank. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ClearingBook {
    private final JdbcClient db;
    private final BankAccounts accounts;
    private final Ledger ledger;
    private final Periods periods;
    private final ExchangeRates rates;
    private final Companies companies;
    private final BusinessClock clock;

    ClearingBook(
            JdbcClient db,
            BankAccounts accounts,
            Ledger ledger,
            Periods periods,
            ExchangeRates rates,
            Companies companies,
            BusinessClock clock) {
        this.db = db;
        this.accounts = accounts;
        this.ledger = ledger;
        this.periods = periods;
        this.rates = rates;
        this.companies = companies;
        this.clock = clock;
    }

    BankAccount account(CompanyId company, String provider, CurrencyCode currency) {
        return accounts.clearing(company, provider, currency);
    }

    /** The day of a moment in the company's zone; today when it lies ahead or its month is closed. */
    LocalDate day(CompanyId company, @Nullable Instant at) {
        LocalDate today = clock.today(company);
        if (at == null) {
            return today;
        }
        LocalDate day = LocalDate.ofInstant(at, companies.get(company).zone());
        return day.isAfter(today) || !periods.isOpen(company, day) ? today : day;
    }

    /** What the provider keeps: debit payment fees, credit clearing. Each kind once for an attempt. */
    void charge(CompanyId company, Attempt attempt, String kind, Money fee, LocalDate on) {
        if (!fee.isPositive()) {
            return;
        }
        UUID id = Ids.next();
        db.sql("""
                        insert into providers.fee
                            (company_id, fee_id, attempt_id, kind, currency, amount_minor, charged_on, recorded_at)
                        values (:company, :id, :attempt, :kind, :currency, :amount, :on, :at)
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("attempt", attempt.id())
                .param("kind", kind)
                .param("currency", fee.currency().code())
                .param("amount", fee.minor())
                .param("on", on)
                .param("at", Sql.moment(clock.now()))
                .update();
        Money base = base(company, fee, on);
        String clearing = account(company, attempt.provider(), fee.currency()).ledgerAccount();
        ledger.post(
                company,
                new EntryDraft(
                        Ids.next(),
                        on,
                        "PROVIDER_FEE",
                        id,
                        "Fee of " + attempt.provider(),
                        null,
                        List.of(
                                Posting.debit(AccountRole.PAYMENT_FEES, fee, base, null),
                                Posting.credit(clearing, fee, base, null))));
    }

    /** The bank shows what a provider paid out: debit bank, credit clearing at what it stands for there. */
    void payOut(CompanyId company, UUID id, String provider, Money amount, BankAccount bank, LocalDate on) {
        String clearing = account(company, provider, amount.currency()).ledgerAccount();
        ledger.post(
                company,
                new EntryDraft(
                        Ids.next(),
                        on,
                        "PROVIDER_PAYOUT",
                        id,
                        "Paid out by " + provider,
                        null,
                        EntryDraft.withExchangeDifference(List.of(
                                Posting.debit(bank.ledgerAccount(), amount, base(company, amount, on), null),
                                Posting.credit(clearing, amount, share(company, clearing, amount), null)))));
    }

    private Money base(CompanyId company, Money amount, LocalDate on) {
        BigDecimal rate = rates.get(company, amount.currency(), on);
        return Money.rounded(
                amount.toDecimal().multiply(rate), companies.get(company).currency(), RoundingMode.HALF_UP);
    }

    /** The part of the account's worth in the company's currency that goes with an amount; all of it with all. */
    private Money share(CompanyId company, String clearing, Money amount) {
        Company own = companies.get(company);
        if (own.currency().equals(amount.currency())) {
            return amount;
        }
        return db.sql("""
                        select coalesce(sum(amount_minor), 0) as amount_minor, coalesce(sum(base_minor), 0) as base_minor
                        from ledger.posting
                        where company_id = :company
                          and account = :account
                          and currency = :currency
                        """)
                .param("company", company.value())
                .param("account", clearing)
                .param("currency", amount.currency().code())
                .query((row, number) -> {
                    BigDecimal held = BigDecimal.valueOf(row.getLong("amount_minor"));
                    BigDecimal worth = BigDecimal.valueOf(row.getLong("base_minor"));
                    BigDecimal part = held.signum() == 0
                            ? BigDecimal.ZERO
                            : worth.multiply(BigDecimal.valueOf(amount.minor())).divide(held, 0, RoundingMode.HALF_UP);
                    return new Money(part.longValueExact(), own.currency());
                })
                .single();
    }
}
