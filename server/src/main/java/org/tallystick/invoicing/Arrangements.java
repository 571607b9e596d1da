package org.tallystick.invoicing;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.money.Percent;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;

/** The arrangements about who pays, in versions; nothing ever updates them. */
@Repository
@Transactional(readOnly = true)
public class Arrangements {
    private final JdbcClient db;

    Arrangements(JdbcClient db) {
        this.db = db;
    }

    /** What an arrangement is about: all of a customer, or one of their contracts. */
    record Scope(CustomerId customer, @Nullable String contractNumber) {}

    /** All versions of a customer, the latest first. */
    public List<Arrangement> of(CompanyId company, CustomerId customer) {
        return withPayers(
                company,
                db.sql("""
                        select arrangement_id, customer_id, contract_number, version, valid_from, reason, recorded_at, recorded_by
                        from invoicing.arrangement
                        where company_id = :company
                          and customer_id = :customer
                        order by recorded_at desc, version desc
                        """)
                        .param("company", company.value())
                        .param("customer", customer.value())
                        .query(Arrangements::arrangement)
                        .list());
    }

    /** What holds on a day, for some customers; what was ended is not among it. */
    public List<Arrangement> inForce(CompanyId company, Collection<CustomerId> customers, LocalDate on) {
        return withPayers(
                        company,
                        db.sql("""
                        select distinct on (customer_id, contract_number)
                               arrangement_id, customer_id, contract_number, version, valid_from, reason, recorded_at, recorded_by
                        from invoicing.arrangement
                        where company_id = :company
                          and customer_id = any(:customers)
                          and valid_from <= :on
                        order by customer_id, contract_number, valid_from desc, version desc
                        """)
                                .param("company", company.value())
                                .param(
                                        "customers",
                                        customers.stream()
                                                .map(CustomerId::value)
                                                .toArray(UUID[]::new))
                                .param("on", on)
                                .query(Arrangements::arrangement)
                                .list())
                .stream()
                .filter(arrangement -> !arrangement.payers().isEmpty())
                .toList();
    }

    /** False when somebody else was faster. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean insert(CompanyId company, Arrangement arrangement) {
        boolean added = db.sql("""
                        insert into invoicing.arrangement
                            (company_id, arrangement_id, customer_id, contract_number, version, valid_from, reason, recorded_at,
                             recorded_by)
                        values (:company, :id, :customer, :contract, :version, :from, :reason, :at, :by)
                        on conflict do nothing
                        """)
                        .param("company", company.value())
                        .param("id", arrangement.id())
                        .param("customer", arrangement.customer().value())
                        .param("contract", arrangement.contractNumber())
                        .param("version", arrangement.version())
                        .param("from", arrangement.validFrom())
                        .param("reason", arrangement.reason())
                        .param("at", Sql.moment(arrangement.recordedAt()))
                        .param("by", arrangement.recordedBy())
                        .update()
                == 1;
        if (added) {
            insertPayers(company, arrangement);
        }
        return added;
    }

    private void insertPayers(CompanyId company, Arrangement arrangement) {
        List<Arrangement.Payer> payers = arrangement.payers();
        db.sql("""
                        insert into invoicing.arrangement_payer
                            (company_id, arrangement_id, position, payer_id, share, currency, most_minor, period,
                             period_most_minor)
                        select :company, :id, position, payer_id, share, currency, most_minor, period, period_most_minor
                        from unnest(:payers::uuid[], :shares::numeric[], :currencies::text[], :mosts::bigint[],
                                    :periods::text[], :periodMosts::bigint[])
                             with ordinality
                             as payer (payer_id, share, currency, most_minor, period, period_most_minor, position)
                        """)
                .param("company", company.value())
                .param("id", arrangement.id())
                .param("payers", payers.stream().map(row -> row.payer().value()).toArray(UUID[]::new))
                .param("shares", payers.stream().map(row -> row.share().value()).toArray(BigDecimal[]::new))
                .param(
                        "currencies",
                        payers.stream().map(row -> row.currency().code()).toArray(String[]::new))
                .param(
                        "mosts",
                        payers.stream().map(row -> minor(row.mostPerInvoice())).toArray(Long[]::new))
                .param(
                        "periods",
                        payers.stream()
                                .map(row -> row.period() == null
                                        ? null
                                        : row.period().name())
                                .toArray(String[]::new))
                .param(
                        "periodMosts",
                        payers.stream().map(row -> minor(row.mostPerPeriod())).toArray(Long[]::new))
                .update();
    }

    private static @Nullable Long minor(@Nullable Money amount) {
        return amount == null ? null : amount.minor();
    }

    private record PayerRow(UUID arrangement, Arrangement.Payer payer) {}

    private List<Arrangement> withPayers(CompanyId company, List<Arrangement> arrangements) {
        if (arrangements.isEmpty()) {
            return arrangements;
        }
        Map<UUID, List<Arrangement.Payer>> payers = db
                .sql("""
                        select arrangement_id, payer_id, share, currency, most_minor, period, period_most_minor
                        from invoicing.arrangement_payer
                        where company_id = :company
                          and arrangement_id = any(:ids)
                        order by arrangement_id, position
                        """)
                .param("company", company.value())
                .param("ids", arrangements.stream().map(Arrangement::id).toArray(UUID[]::new))
                .query((row, number) -> new PayerRow(Sql.uuid(row, "arrangement_id"), payer(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        PayerRow::arrangement,
                        LinkedHashMap::new,
                        Collectors.mapping(PayerRow::payer, Collectors.toList())));
        List<Arrangement> whole = new ArrayList<>(arrangements.size());
        for (Arrangement each : arrangements) {
            whole.add(new Arrangement(
                    each.id(),
                    each.customer(),
                    each.contractNumber(),
                    each.version(),
                    each.validFrom(),
                    each.reason(),
                    payers.getOrDefault(each.id(), List.of()),
                    each.recordedAt(),
                    each.recordedBy()));
        }
        return whole;
    }

    /** What was billed to a payer and not credited, of one customer's invoices. */
    record Used(Scope scope, CustomerId payer, CurrencyCode currency) {}

    /** What payers with a maximum per period have taken over since the first day of the period, by the date of invoices. */
    Map<Used, Long> used(CompanyId company, Collection<Arrangement> arrangements, LocalDate on) {
        Map<Used, Long> used = new HashMap<>();
        record Limit(Arrangement arrangement, Arrangement.Payer payer) {}
        List<Limit> limits = arrangements.stream()
                .flatMap(each -> each.payers().stream()
                        .filter(payer -> payer.period() != null)
                        .map(payer -> new Limit(each, payer)))
                .toList();
        if (limits.isEmpty()) {
            return used;
        }
        db.sql("""
                        select scope.customer_id, scope.contract_number, scope.payer_id, i.currency,
                               sum(i.gross_minor - coalesce(m.gross_minor, 0)) as used_minor
                        from unnest(:customers::uuid[], :contracts::text[], :payers::uuid[], :froms::date[])
                             as scope (customer_id, contract_number, payer_id, from_on)
                        join invoicing.invoice_share s
                          on s.company_id = :company
                         and s.customer_id = scope.customer_id
                        join invoicing.arrangement a
                          on a.company_id = s.company_id
                         and a.arrangement_id = s.arrangement_id
                         and a.contract_number is not distinct from scope.contract_number
                        join invoicing.invoice i
                          on i.company_id = s.company_id
                         and i.invoice_id = s.invoice_id
                         and i.customer_id = scope.payer_id
                        left join lateral (
                          select sum(gross_minor) as gross_minor
                          from invoicing.credit_memo
                          where company_id = i.company_id
                            and invoice_id = i.invoice_id) m on true
                        where i.invoice_on between scope.from_on and :on
                        group by scope.customer_id, scope.contract_number, scope.payer_id, i.currency
                        """)
                .param("company", company.value())
                .param("on", on)
                .param(
                        "customers",
                        limits.stream()
                                .map(limit -> limit.arrangement().customer().value())
                                .toArray(UUID[]::new))
                .param(
                        "contracts",
                        limits.stream()
                                .map(limit -> limit.arrangement().contractNumber())
                                .toArray(String[]::new))
                .param(
                        "payers",
                        limits.stream()
                                .map(limit -> limit.payer().payer().value())
                                .toArray(UUID[]::new))
                .param(
                        "froms",
                        limits.stream()
                                .map(limit -> Objects.requireNonNull(
                                                limit.payer().period())
                                        .start(on)
                                        .toString())
                                .toArray(String[]::new))
                .query((row, number) -> Map.entry(
                        new Used(
                                new Scope(
                                        new CustomerId(Sql.uuid(row, "customer_id")), row.getString("contract_number")),
                                new CustomerId(Sql.uuid(row, "payer_id")),
                                Sql.currency(row, "currency")),
                        row.getLong("used_minor")))
                .list()
                .forEach(entry -> used.put(entry.getKey(), entry.getValue()));
        return used;
    }

    private static Arrangement arrangement(ResultSet row, int number) throws SQLException {
        return new Arrangement(
                Sql.uuid(row, "arrangement_id"),
                new CustomerId(Sql.uuid(row, "customer_id")),
                row.getString("contract_number"),
                row.getInt("version"),
                Sql.date(row, "valid_from"),
                Sql.text(row, "reason"),
                List.of(),
                Sql.instant(row, "recorded_at"),
                Sql.text(row, "recorded_by"));
    }

    private static Arrangement.Payer payer(ResultSet row) throws SQLException {
        CurrencyCode currency = Sql.currency(row, "currency");
        String period = row.getString("period");
        return new Arrangement.Payer(
                new CustomerId(Sql.uuid(row, "payer_id")),
                new Percent(row.getBigDecimal("share")),
                currency,
                amount(row, "most_minor", currency),
                period == null ? null : Arrangement.Period.valueOf(period),
                amount(row, "period_most_minor", currency));
    }

    private static @Nullable Money amount(ResultSet row, String column, CurrencyCode currency) throws SQLException {
        long minor = row.getLong(column);
        return row.wasNull() ? null : new Money(minor, currency);
    }
}
