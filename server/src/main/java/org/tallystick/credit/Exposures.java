package org.tallystick.credit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.contracts.OpenOrders;
import org.tallystick.customers.CustomerId;
import org.tallystick.ledger.ExchangeRates;
import org.tallystick.ledger.ExchangeRates.RateKey;
import org.tallystick.lib.collections.credit.Exposure;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Sql;
import org.tallystick.platform.SqlFile;

/** Adds up what a company stands to lose with customers, for many at once in a few statements, in its own currency (K-1). */
@Repository
@Transactional(readOnly = true)
public class Exposures {
    private static final String PARTS = SqlFile.read("credit/exposure.sql");

    private final JdbcClient db;
    private final OpenOrders orders;
    private final CreditLimits limits;
    private final ExchangeRates rates;
    private final Companies companies;

    Exposures(JdbcClient db, OpenOrders orders, CreditLimits limits, ExchangeRates rates, Companies companies) {
        this.db = db;
        this.orders = orders;
        this.limits = limits;
        this.rates = rates;
        this.companies = companies;
    }

    private record Part(
            CustomerId customer,
            Money open,
            Money disputed,
            Money unbilled,
            Money unapplied,
            Money overdue,
            Money disputedOverdue,
            @Nullable LocalDate oldestDueOn) {}

    /** Every customer that is asked for has an entry. */
    public Map<CustomerId, CreditFacts> of(CompanyId company, Collection<CustomerId> customers, LocalDate on) {
        List<Part> parts = parts(company, customers, on);
        Map<CustomerId, List<Money>> ordered = orders.amount(company, customers);
        Map<CustomerId, CreditLimits.Agreed> agreed = limits.agreed(company, customers, on);
        Exchange exchange = exchange(company, on, currencies(parts, ordered, agreed));
        Map<CustomerId, CreditFacts> facts = new HashMap<>();
        for (CustomerId customer : customers) {
            facts.put(customer, CreditFacts.none(exchange.own()));
        }
        for (Part part : parts) {
            facts.computeIfPresent(part.customer(), (_, sofar) -> sofar.with(facts(part, exchange)));
        }
        ordered.forEach((customer, amounts) -> amounts.forEach(
                amount -> facts.computeIfPresent(customer, (_, sofar) -> sofar.with(ordered(exchange.own(amount))))));
        agreed.forEach(
                (customer, limit) -> facts.computeIfPresent(customer, (_, sofar) -> limited(sofar, limit, exchange)));
        return facts;
    }

    private List<Part> parts(CompanyId company, Collection<CustomerId> customers, LocalDate on) {
        return db.sql(PARTS)
                .param("company", company.value())
                .param("customers", customers.stream().map(CustomerId::value).toArray(UUID[]::new))
                .param("today", on)
                .query((row, number) -> part(row))
                .list();
    }

    private static Part part(ResultSet row) throws SQLException {
        return new Part(
                new CustomerId(Sql.uuid(row, "customer_id")),
                Sql.money(row, "open_minor"),
                Sql.money(row, "disputed_minor"),
                Sql.money(row, "unbilled_minor"),
                Sql.money(row, "unapplied_minor"),
                Sql.money(row, "overdue_minor"),
                Sql.money(row, "disputed_overdue_minor"),
                Sql.dateOrNull(row, "oldest_due_on"));
    }

    private static Set<CurrencyCode> currencies(
            List<Part> parts, Map<CustomerId, List<Money>> ordered, Map<CustomerId, CreditLimits.Agreed> agreed) {
        return Stream.of(
                        parts.stream().map(Part::open),
                        ordered.values().stream().flatMap(List::stream),
                        agreed.values().stream().flatMap(limit -> limit.limits().stream()))
                .flatMap(amounts -> amounts)
                .map(Money::currency)
                .collect(Collectors.toSet());
    }

    /** Into the company's currency, at the rates of a day. */
    private record Exchange(CurrencyCode own, LocalDate on, Map<RateKey, BigDecimal> rates) {
        Money own(Money amount) {
            BigDecimal rate = rates.get(new RateKey(amount.currency(), on));
            if (rate == null) {
                throw Refusal.conflict(
                        "EXCHANGE_RATE_MISSING",
                        "There is no exchange rate for " + amount.currency() + " on " + on
                                + " or in the month before. Enter one.");
            }
            return Money.rounded(amount.toDecimal().multiply(rate), own, RoundingMode.HALF_UP);
        }
    }

    private Exchange exchange(CompanyId company, LocalDate on, Set<CurrencyCode> currencies) {
        Set<RateKey> wanted =
                currencies.stream().map(currency -> new RateKey(currency, on)).collect(Collectors.toSet());
        return new Exchange(companies.get(company).currency(), on, rates.find(company, wanted));
    }

    private static CreditFacts facts(Part part, Exchange exchange) {
        Money open = exchange.own(part.open());
        Money zero = Money.zero(exchange.own());
        return new CreditFacts(
                new Exposure(
                        open,
                        exchange.own(part.disputed()).min(open),
                        exchange.own(part.unbilled()).max(zero),
                        zero,
                        exchange.own(part.unapplied()),
                        zero),
                null,
                false,
                exchange.own(part.overdue()),
                exchange.own(part.disputedOverdue()),
                part.oldestDueOn());
    }

    private static CreditFacts ordered(Money amount) {
        Money zero = Money.zero(amount.currency());
        return new CreditFacts(
                new Exposure(zero, zero, zero, amount.max(zero), zero, zero), null, false, zero, zero, null);
    }

    private static CreditFacts limited(CreditFacts facts, CreditLimits.Agreed agreed, Exchange exchange) {
        Money zero = Money.zero(exchange.own());
        @Nullable
        Money limit =
                agreed.limits().stream().map(exchange::own).reduce(Money::plus).orElse(null);
        Money secured = agreed.secured().stream().map(exchange::own).reduce(zero, Money::plus);
        return facts.limited(limit, secured, limit == null && agreed.expired());
    }
}
