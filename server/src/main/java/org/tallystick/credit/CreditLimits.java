package org.tallystick.credit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;

/** The credit limits of customers, in versions. Of those that hold on a day the latest counts. */
@Repository
@Transactional(readOnly = true)
public class CreditLimits {
    private static final String SELECT = """
            select version_id, currency, limit_minor, secured_minor, secured_by, from_on, expires_on, reason, asked_by,
                   recorded_on, recorded_at, recorded_by
            from credit.credit_limit
            where company_id = :company
              and customer_id = :customer
            """;

    private final JdbcClient db;

    CreditLimits(JdbcClient db) {
        this.db = db;
    }

    /** What holds on a day in a currency; empty when nothing was ever agreed, or no limit is agreed any more. */
    public Optional<CreditLimit> of(CompanyId company, CustomerId customer, CurrencyCode currency, LocalDate on) {
        return latest(company, customer, currency, on)
                .filter(limit -> limit.terms().limit() != null);
    }

    /** The same by the latest version, which may say that no limit is agreed. */
    Optional<CreditLimit> latest(CompanyId company, CustomerId customer, CurrencyCode currency, LocalDate on) {
        return db.sql(SELECT + """
                          and currency = :currency
                          and from_on <= :on
                          and (expires_on is null or expires_on >= :on)
                        order by recorded_at desc, version_id desc
                        limit 1
                        """)
                .param("company", company.value())
                .param("customer", customer.value())
                .param("currency", currency.code())
                .param("on", on)
                .query(CreditLimits::limit)
                .optional();
    }

    /** The latest first. */
    public List<CreditLimit> versions(CompanyId company, CustomerId customer) {
        return db.sql(SELECT + "order by recorded_at desc, version_id desc limit 100")
                .param("company", company.value())
                .param("customer", customer.value())
                .query(CreditLimits::limit)
                .list();
    }

    /** What holds on a day, one for each currency. */
    public List<CreditLimit> inForce(CompanyId company, CustomerId customer, LocalDate on) {
        List<CreditLimit> holding = new ArrayList<>();
        Set<CurrencyCode> seen = new LinkedHashSet<>();
        for (CreditLimit version : versions(company, customer)) {
            if (version.holds(on) && seen.add(version.terms().currency())) {
                holding.add(version);
            }
        }
        return holding.stream().filter(limit -> limit.terms().limit() != null).toList();
    }

    /** What is agreed with a customer on a day, by currency; or that something was and ran out. */
    record Agreed(List<Money> limits, List<Money> secured, boolean expired) {
        Agreed and(Agreed other) {
            return new Agreed(
                    Stream.concat(limits.stream(), other.limits.stream()).toList(),
                    Stream.concat(secured.stream(), other.secured.stream()).toList(),
                    expired || other.expired);
        }
    }

    /** The same for many in one pass; with whom nothing was ever agreed is not in it. */
    Map<CustomerId, Agreed> agreed(CompanyId company, Collection<CustomerId> customers, LocalDate on) {
        Map<CustomerId, Agreed> agreed = new HashMap<>();
        db.sql("""
                        select distinct on (customer_id, currency) customer_id, currency, limit_minor, secured_minor,
                               expires_on < :on as expired
                        from credit.credit_limit
                        where company_id = :company
                          and customer_id = any(:customers)
                          and from_on <= :on
                        order by customer_id, currency, (expires_on is null or expires_on >= :on) desc, recorded_at desc,
                                 version_id desc
                        """)
                .param("company", company.value())
                .param("customers", customers.stream().map(CustomerId::value).toArray(UUID[]::new))
                .param("on", on)
                .query((row, number) ->
                        agreed.merge(new CustomerId(Sql.uuid(row, "customer_id")), agreed(row), Agreed::and))
                .list();
        return agreed;
    }

    private static Agreed agreed(ResultSet row) throws SQLException {
        boolean expired = row.getBoolean("expired");
        Money limit = amount(row, Sql.currency(row, "currency"));
        return expired || limit == null
                ? new Agreed(List.of(), List.of(), expired && limit != null)
                : new Agreed(List.of(limit), List.of(Sql.money(row, "secured_minor")), false);
    }

    /** Nobody else changes the limits of the customer until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    void lock(CompanyId company, CustomerId customer) {
        db.sql(
                        "select pg_advisory_xact_lock(hashtextextended(:company::text || :customer::text || ' credit limit', 0)) is null")
                .param("company", company.value())
                .param("customer", customer.value())
                .query((row, number) -> true)
                .single();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(CompanyId company, CustomerId customer, CreditLimit version) {
        LimitTerms terms = version.terms();
        Money limit = terms.limit();
        db.sql("""
                        insert into credit.credit_limit
                            (company_id, version_id, customer_id, currency, limit_minor, secured_minor, secured_by, from_on,
                             expires_on, reason, asked_by, recorded_on, recorded_at, recorded_by)
                        values (:company, :id, :customer, :currency, :limit, :secured, :securedBy, :from, :until, :reason,
                                :askedBy, :on, :at, :by)
                        """)
                .param("company", company.value())
                .param("id", version.id())
                .param("customer", customer.value())
                .param("currency", terms.currency().code())
                .param("limit", limit == null ? null : limit.minor())
                .param("secured", terms.secured().minor())
                .param("securedBy", terms.securedBy())
                .param("from", terms.fromOn())
                .param("until", terms.expiresOn())
                .param("reason", version.reason())
                .param("askedBy", version.askedBy())
                .param("on", version.recordedOn())
                .param("at", Sql.moment(version.recordedAt()))
                .param("by", version.recordedBy())
                .update();
    }

    private static CreditLimit limit(ResultSet row, int number) throws SQLException {
        CurrencyCode currency = Sql.currency(row, "currency");
        return new CreditLimit(
                Sql.uuid(row, "version_id"),
                new LimitTerms(
                        currency,
                        amount(row, currency),
                        Sql.money(row, "secured_minor"),
                        row.getString("secured_by"),
                        Sql.date(row, "from_on"),
                        Sql.dateOrNull(row, "expires_on")),
                Sql.text(row, "reason"),
                Sql.text(row, "asked_by"),
                Sql.date(row, "recorded_on"),
                Sql.instant(row, "recorded_at"),
                Sql.text(row, "recorded_by"));
    }

    private static @Nullable Money amount(ResultSet row, CurrencyCode currency) throws SQLException {
        Long minor = row.getObject("limit_minor", Long.class);
        return minor == null ? null : new Money(minor, currency);
    }
}
