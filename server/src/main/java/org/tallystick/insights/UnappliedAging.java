package org.tallystick.insights;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;
import org.tallystick.platform.SqlFile;

/** How long money has been lying unapplied, and whether it is what the unapplied-cash account holds. */
@Service
@Transactional(readOnly = true)
public class UnappliedAging {
    /** What the buckets are called, in days since the money came in. */
    public static final List<String> BUCKETS =
            List.of("0 to 7 days", "8 to 30 days", "31 to 60 days", "61 to 90 days", "Over 90 days");

    private static final String AGING = SqlFile.read("insights/unapplied-aging.sql");
    private static final List<String> COLUMNS =
            List.of("to7_minor", "to30_minor", "to60_minor", "to90_minor", "over90_minor");

    private final JdbcClient db;

    UnappliedAging(JdbcClient db) {
        this.db = db;
    }

    /** One customer, or everybody not identified, in one currency. */
    public record Row(
            @Nullable CustomerId customer,
            @Nullable String number,
            @Nullable String name,
            long payments,
            LocalDate oldestOn,
            List<Money> buckets) {
        public Row {
            buckets = List.copyOf(buckets);
        }

        public String who() {
            return name == null ? "Not identified" : name;
        }

        public CurrencyCode currency() {
            return buckets.getFirst().currency();
        }

        public Money total() {
            return buckets.stream().reduce(Money.zero(currency()), Money::plus);
        }
    }

    /** What the rows of a currency sum to, and what the account holds. */
    public record Total(List<Money> buckets, Money total, Money ledger) {
        public Total {
            buckets = List.copyOf(buckets);
        }

        public boolean ties() {
            return total.equals(ledger);
        }
    }

    /** The rows, and a total per currency; without a filter it ties to the ledger. */
    public record Aged(List<Row> rows, List<Total> totals) {
        public Aged {
            rows = List.copyOf(rows);
            totals = List.copyOf(totals);
        }
    }

    /** Of everybody, with the tie to the ledger: both are read in one snapshot. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Aged of(CompanyId company, LocalDate on) {
        List<Row> rows = rows(company, ReportQuery.on(on));
        Map<CurrencyCode, Money> ledger = ledger(company);
        Map<CurrencyCode, List<Row>> byCurrency = new LinkedHashMap<>();
        ledger.keySet().forEach(currency -> byCurrency.put(currency, new ArrayList<>()));
        rows.forEach(row -> byCurrency
                .computeIfAbsent(row.currency(), _ -> new ArrayList<>())
                .add(row));
        List<Total> totals = byCurrency.entrySet().stream()
                .map(entry -> total(entry.getKey(), entry.getValue(), ledger))
                .filter(total -> !total.total().isZero() || !total.ties())
                .toList();
        return new Aged(rows, totals);
    }

    private static Total total(CurrencyCode currency, List<Row> rows, Map<CurrencyCode, Money> ledger) {
        List<Money> buckets = new ArrayList<>();
        for (int at = 0; at < COLUMNS.size(); at++) {
            int bucket = at;
            buckets.add(rows.stream().map(row -> row.buckets().get(bucket)).reduce(Money.zero(currency), Money::plus));
        }
        Money total = buckets.stream().reduce(Money.zero(currency), Money::plus);
        return new Total(buckets, total, ledger.getOrDefault(currency, Money.zero(currency)));
    }

    List<Row> rows(CompanyId company, ReportQuery query) {
        CustomerId customer = query.customer();
        return db.sql(AGING)
                .param("company", company.value())
                .param("on", query.to())
                .param("customer", customer == null ? null : customer.value())
                .param(
                        "currency",
                        query.currency() == null ? null : query.currency().code())
                .query(UnappliedAging::row)
                .list();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        UUID customer = Sql.uuidOrNull(row, "customer_id");
        List<Money> buckets = new ArrayList<>();
        for (String column : COLUMNS) {
            buckets.add(Sql.money(row, column));
        }
        return new Row(
                customer == null ? null : new CustomerId(customer),
                row.getString("number"),
                row.getString("name"),
                row.getLong("payments"),
                Sql.date(row, "oldest_on"),
                buckets);
    }

    private Map<CurrencyCode, Money> ledger(CompanyId company) {
        Map<CurrencyCode, Money> ledger = new LinkedHashMap<>();
        db.sql("""
                        select p.currency, -sum(p.amount_minor)::bigint as amount_minor
                        from ledger.posting p
                        join ledger.account a on a.company_id = p.company_id and a.number = p.account
                        where p.company_id = :company
                          and a.role = 'UNAPPLIED_CASH'
                        group by p.currency
                        order by p.currency
                        """)
                .param("company", company.value())
                .query((row, number) -> Sql.money(row, "amount_minor"))
                .list()
                .forEach(money -> ledger.put(money.currency(), money));
        return ledger;
    }
}
