package org.tallystick.insights;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.receivables.aging.AgingBasis;
import org.tallystick.lib.receivables.aging.AgingBucketSet;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;
import org.tallystick.platform.SqlFile;

/** Runs the two aging statements. */
@Repository
@Transactional(readOnly = true)
class AgingRows {
    private static final String FIGURES = SqlFile.read("insights/aging.sql");
    private static final String ITEMS = SqlFile.read("insights/aging-items.sql");

    private final JdbcClient db;

    AgingRows(JdbcClient db) {
        this.db = db;
    }

    /** A row without its amounts: what they are gathered under. */
    private record Key(
            @Nullable UUID customer,
            @Nullable String number,
            @Nullable String name,
            CurrencyCode currency) {}

    private record Figure(Key key, AgingFigure figure) {}

    List<AgingRow> byCustomer(CompanyId company, AgingQuery query) {
        return gathered(query.buckets(), figures(company, query, true, false));
    }

    List<AgingRow> totals(CompanyId company, AgingQuery query) {
        return gathered(query.buckets(), figures(company, query, false, false));
    }

    List<AgeProfile> profiles(CompanyId company, AgingQuery query) {
        Map<CurrencyCode, List<AgingFigure>> byCurrency = new LinkedHashMap<>();
        for (Figure figure : figures(company, query, false, true)) {
            byCurrency
                    .computeIfAbsent(figure.key().currency(), currency -> new ArrayList<>())
                    .add(figure.figure());
        }
        return byCurrency.entrySet().stream()
                .map(entry -> profile(query, entry.getKey(), entry.getValue()))
                .toList();
    }

    private static AgeProfile profile(AgingQuery query, CurrencyCode currency, List<AgingFigure> figures) {
        List<AgeProfile.Band> bands = figures.stream()
                .filter(figure -> figure.kind() == AgingFigure.Kind.OPEN)
                .map(figure -> new AgeProfile.Band(figure.bucket(), figure.amount(), figure.items()))
                .toList();
        return new AgeProfile(
                query.asOf(),
                sum(figures, AgingFigure.Kind.CREDIT, currency),
                sum(figures, AgingFigure.Kind.UNAPPLIED, currency),
                figures.stream()
                        .filter(figure -> figure.kind() == AgingFigure.Kind.UNAPPLIED)
                        .mapToLong(AgingFigure::items)
                        .sum(),
                bands);
    }

    private static Money sum(List<AgingFigure> figures, AgingFigure.Kind kind, CurrencyCode currency) {
        return figures.stream()
                .filter(figure -> figure.kind() == kind)
                .map(AgingFigure::amount)
                .reduce(Money.zero(currency), Money::plus);
    }

    private List<Figure> figures(CompanyId company, AgingQuery query, boolean byCustomer, boolean byAge) {
        return bound(db.sql(FIGURES), company, query)
                .param("byCustomer", byCustomer)
                .param("byAge", byAge)
                .query(AgingRows::figure)
                .list();
    }

    private static List<AgingRow> gathered(AgingBucketSet set, List<Figure> figures) {
        Map<Key, AgingAmounts> rows = new LinkedHashMap<>();
        for (Figure figure : figures) {
            AgingAmounts before = rows.getOrDefault(
                    figure.key(), AgingAmounts.none(set, figure.key().currency()));
            rows.put(figure.key(), before.plus(figure.figure()));
        }
        return rows.entrySet().stream()
                .map(row -> new AgingRow(
                        customer(row.getKey().customer()),
                        row.getKey().number(),
                        row.getKey().name(),
                        null,
                        row.getValue()))
                .toList();
    }

    List<AgingRow> byItem(CompanyId company, AgingQuery query) {
        return bound(db.sql(ITEMS), company, query)
                .query((row, number) -> itemRow(query.buckets(), row))
                .list();
    }

    private static JdbcClient.StatementSpec bound(
            JdbcClient.StatementSpec statement, CompanyId company, AgingQuery query) {
        CustomerId customer = query.customer();
        CurrencyCode currency = query.currency();
        return statement
                .param("company", company.value())
                .param("asOf", query.asOf())
                .param("knownAt", Sql.momentOrNull(query.knownAt()))
                .param("basis", query.buckets().basis().name())
                .param("thresholds", thresholds(query.buckets()))
                .param("customer", customer == null ? null : customer.value())
                .param("currency", currency == null ? null : currency.code());
    }

    /** The first age of every bucket but the youngest, so that {@code width_bucket} gives the index of the set's bucket. */
    private static Integer[] thresholds(AgingBucketSet set) {
        IntStream firstOverdue = set.basis() == AgingBasis.DUE_DATE ? IntStream.of(1) : IntStream.empty();
        IntStream afterEdges = set.edges().stream().mapToInt(edge -> edge + 1);
        return IntStream.concat(firstOverdue, afterEdges).boxed().toArray(Integer[]::new);
    }

    private static Figure figure(ResultSet row, int number) throws SQLException {
        var key = new Key(
                Sql.uuidOrNull(row, "customer_id"),
                row.getString("number"),
                row.getString("name"),
                Sql.currency(row, "currency"));
        return new Figure(
                key,
                new AgingFigure(
                        AgingFigure.Kind.valueOf(Sql.text(row, "kind")),
                        row.getInt("bucket"),
                        Sql.money(row, "amount_minor"),
                        row.getLong("items")));
    }

    private static AgingRow itemRow(AgingBucketSet set, ResultSet row) throws SQLException {
        var item = new AgingItem(
                Sql.uuid(row, "id"),
                AgingItem.Kind.valueOf(Sql.text(row, "kind")),
                Sql.uuid(row, "document_id"),
                Sql.text(row, "number"),
                row.getInt("installment"),
                row.getString("reference"),
                row.getString("purchase_order"),
                Sql.date(row, "document_on"),
                Sql.date(row, "due_on"),
                Sql.money(row, "amount_minor"),
                Sql.money(row, "open_minor"),
                Sql.money(row, "disputed_minor"));
        AgingAmounts nothing = AgingAmounts.none(set, item.open().currency());
        return new AgingRow(
                customer(Sql.uuidOrNull(row, "customer_id")),
                row.getString("customer_number"),
                row.getString("name"),
                item,
                nothing.plus(new AgingFigure(kindOf(item), row.getInt("bucket"), item.open(), 1)));
    }

    private static AgingFigure.Kind kindOf(AgingItem item) {
        if (item.kind() == AgingItem.Kind.PAYMENT) {
            return AgingFigure.Kind.UNAPPLIED;
        }
        return item.open().isNegative() ? AgingFigure.Kind.CREDIT : AgingFigure.Kind.OPEN;
    }

    private static @Nullable CustomerId customer(@Nullable UUID id) {
        return id == null ? null : new CustomerId(id);
    }
}
