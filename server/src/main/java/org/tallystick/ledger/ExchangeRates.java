package org.tallystick.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Sql;

/** What foreign currencies are worth, per day; a rate holds until the next one. A rate once entered never changes. */
@Repository
@Transactional(readOnly = true)
public class ExchangeRates {
    private static final int MAX_AGE_DAYS = 31;

    private final JdbcClient db;
    private final Companies companies;
    private final AuditLog audit;
    private final BusinessClock clock;

    ExchangeRates(JdbcClient db, Companies companies, AuditLog audit, BusinessClock clock) {
        this.db = db;
        this.companies = companies;
        this.audit = audit;
        this.clock = clock;
    }

    /** Units of the company's currency for one unit of the foreign one. */
    public record ExchangeRate(CurrencyCode currency, LocalDate validOn, BigDecimal rate, String source) {}

    public List<ExchangeRate> list(CompanyId company) {
        return db.sql("""
                        select currency, valid_on, rate, source
                        from ledger.exchange_rate
                        where company_id = :company
                        order by valid_on desc, currency
                        limit 500
                        """)
                .param("company", company.value())
                .query((row, number) -> new ExchangeRate(
                        Sql.currency(row, "currency"),
                        Sql.date(row, "valid_on"),
                        row.getBigDecimal("rate"),
                        Sql.text(row, "source")))
                .list();
    }

    /** The rate in force on a day, 1 for the company's own currency; none when the last one is over a month old. */
    public Optional<BigDecimal> find(CompanyId company, CurrencyCode currency, LocalDate on) {
        if (currency.equals(companies.get(company).currency())) {
            return Optional.of(BigDecimal.ONE);
        }
        return db.sql("""
                        select rate
                        from ledger.exchange_rate
                        where company_id = :company
                          and currency = :currency
                          and valid_on between :oldest and :on
                        order by valid_on desc
                        limit 1
                        """)
                .param("company", company.value())
                .param("currency", currency.code())
                .param("on", on)
                .param("oldest", on.minusDays(MAX_AGE_DAYS))
                .query((row, number) -> row.getBigDecimal(1))
                .optional();
    }

    /** The currency and day a rate is asked for. */
    public record RateKey(CurrencyCode currency, LocalDate on) {}

    /** Like {@link #find}, for many at once; what has no rate is left out. */
    public Map<RateKey, BigDecimal> find(CompanyId company, Set<RateKey> wanted) {
        CurrencyCode own = companies.get(company).currency();
        Map<RateKey, BigDecimal> rates = new HashMap<>();
        List<RateKey> foreign = new ArrayList<>();
        for (RateKey key : wanted) {
            if (key.currency().equals(own)) {
                rates.put(key, BigDecimal.ONE);
            } else {
                foreign.add(key);
            }
        }
        if (!foreign.isEmpty()) {
            findForeign(company, foreign).forEach(rate -> rates.put(rate.getKey(), rate.getValue()));
        }
        return rates;
    }

    private List<Map.Entry<RateKey, BigDecimal>> findForeign(CompanyId company, List<RateKey> wanted) {
        return db.sql("""
                        select wanted.currency, wanted.day, found.rate
                        from unnest(:currencies::text[], :days::date[]) as wanted (currency, day)
                        cross join lateral (
                          select rate
                          from ledger.exchange_rate r
                          where r.company_id = :company
                            and r.currency = wanted.currency
                            and r.valid_on between wanted.day - :age::int and wanted.day
                          order by r.valid_on desc
                          limit 1) found
                        """)
                .param("company", company.value())
                .param("age", MAX_AGE_DAYS)
                .param(
                        "currencies",
                        wanted.stream().map(key -> key.currency().code()).toArray(String[]::new))
                .param("days", wanted.stream().map(key -> key.on().toString()).toArray(String[]::new))
                .query((row, number) -> Map.entry(
                        new RateKey(Sql.currency(row, "currency"), Sql.date(row, "day")), row.getBigDecimal("rate")))
                .list();
    }

    /** Like {@link #find}, and refuses when there is none. */
    public BigDecimal get(CompanyId company, CurrencyCode currency, LocalDate on) {
        return find(company, currency, on)
                .orElseThrow(() -> Refusal.conflict(
                        "EXCHANGE_RATE_MISSING",
                        "There is no exchange rate for " + currency + " on " + on
                                + " or in the month before. Enter one."));
    }

    @Transactional
    public void add(Caller caller, CurrencyCode currency, LocalDate validOn, BigDecimal rate, String source) {
        caller.must(Permission.KEEP_LEDGER);
        CompanyId company = caller.company();
        if (currency.equals(companies.get(company).currency())) {
            throw Refusal.invalid("RATE_OF_OWN_CURRENCY", "The company's own currency needs no rate.");
        }
        if (rate.signum() <= 0 || rate.scale() > 10) {
            throw Refusal.invalid("RATE_INVALID", "A rate is above zero and has at most 10 decimals.");
        }
        int added = db.sql("""
                        insert into ledger.exchange_rate (company_id, currency, valid_on, rate, source, recorded_at)
                        values (:company, :currency, :on, :rate, :source, :now)
                        on conflict do nothing
                        """)
                .param("company", company.value())
                .param("currency", currency.code())
                .param("on", validOn)
                .param("rate", rate)
                .param("source", source)
                .param("now", Sql.moment(clock.now()))
                .update();
        if (added == 0) {
            throw Refusal.conflict(
                    "RATE_EXISTS",
                    "There is a rate for " + currency + " on " + validOn + " already; rates never change.");
        }
        audit.record(
                caller,
                AuditEvent.of("rate.add", "rate", company.value(), currency.code())
                        .fact("validOn", validOn)
                        .fact("rate", rate.toPlainString()));
    }
}
