package org.tallystick.insights;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;
import org.tallystick.platform.SqlFile;

/** How much of the money that came in settled by itself, how much by an accepted proposal, by hand, or not at all. */
@Service
@Transactional(readOnly = true)
public class StraightThrough {
    private static final String STATEMENT = SqlFile.read("insights/straight-through.sql");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final JdbcClient db;

    StraightThrough(JdbcClient db) {
        this.db = db;
    }

    /** How a payment or a line came to its place. */
    public enum Way {
        AUTOMATIC("Automatically"),
        ACCEPTED("By accepted proposal"),
        BY_HAND("By hand"),
        OPEN("Open");

        private final String title;

        Way(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /**
     * The lines that one rule settled and that still stand; a line is what one payment settles of one item.
     *
     * @param takenBack lines of the rule that were taken back
     */
    public record ByRule(Way way, String rule, long payments, long lines, Money amount, long takenBack) {}

    /** One way: its payments, its lines, and its money. What is open counts as one line per payment. */
    public record Share(Way way, long payments, long lines, Money amount) {}

    /** One currency. */
    public record OfCurrency(CurrencyCode currency, List<Share> shares, List<ByRule> rules) {
        public OfCurrency {
            shares = List.copyOf(shares);
            rules = List.copyOf(rules);
        }

        public Optional<BigDecimal> byPayment() {
            return rate(Share::payments);
        }

        public Optional<BigDecimal> byLine() {
            return rate(Share::lines);
        }

        public Optional<BigDecimal> byMoney() {
            return rate(share -> share.amount().minor());
        }

        /** Automatic lines taken back, of all that were ever made. */
        public Optional<BigDecimal> wrongPosts() {
            return percent(
                    takenBack(), Math.addExact(takenBack(), shares.getFirst().lines()));
        }

        public long takenBack() {
            return rules.stream()
                    .filter(rule -> rule.way() == Way.AUTOMATIC)
                    .mapToLong(ByRule::takenBack)
                    .sum();
        }

        public long payments() {
            return shares.stream().mapToLong(Share::payments).sum();
        }

        private Optional<BigDecimal> rate(ToLongFunction<Share> value) {
            return percent(
                    value.applyAsLong(shares.getFirst()),
                    shares.stream().mapToLong(value).reduce(0, Math::addExact));
        }
    }

    /** Percent with one decimal, rounded half up; nothing of nothing. */
    private static Optional<BigDecimal> percent(long part, long whole) {
        return whole <= 0
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(part)
                        .multiply(HUNDRED)
                        .divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP));
    }

    private record Row(Way way, @Nullable String rule, long payments, long lines, Money amount, long takenBack) {}

    /** Of the payments received in the period of the query, as things stand now. */
    public List<OfCurrency> of(CompanyId company, ReportQuery query) {
        CustomerId customer = query.customer();
        Map<CurrencyCode, List<Row>> rows = new LinkedHashMap<>();
        db.sql(STATEMENT)
                .param("company", company.value())
                .param("from", query.from())
                .param("to", query.to())
                .param("customer", customer == null ? null : customer.value())
                .param(
                        "currency",
                        query.currency() == null ? null : query.currency().code())
                .query((row, number) -> new Row(
                        Way.valueOf(Sql.text(row, "way")),
                        row.getString("rule"),
                        row.getLong("payments"),
                        row.getLong("lines"),
                        Sql.money(row, "amount_minor"),
                        row.getLong("taken_back")))
                .list()
                .forEach(row -> rows.computeIfAbsent(row.amount().currency(), _ -> new ArrayList<>())
                        .add(row));
        return rows.entrySet().stream()
                .map(entry -> ofCurrency(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static OfCurrency ofCurrency(CurrencyCode currency, List<Row> rows) {
        List<Share> shares = new ArrayList<>();
        for (Way way : Way.values()) {
            shares.add(share(way, currency, rows));
        }
        List<ByRule> rules = new ArrayList<>();
        for (Row row : rows) {
            if (row.rule() != null) {
                rules.add(
                        new ByRule(row.way(), row.rule(), row.payments(), row.lines(), row.amount(), row.takenBack()));
            }
        }
        return new OfCurrency(currency, shares, rules);
    }

    /** A payment counts once, in its way; lines and money count where they were settled, and what is unapplied as open. */
    private static Share share(Way way, CurrencyCode currency, List<Row> rows) {
        long payments = 0;
        long lines = 0;
        Money amount = Money.zero(currency);
        for (Row row : rows) {
            boolean own = row.way() == way;
            payments += own && row.rule() == null ? row.payments() : 0;
            boolean counts = own && (way == Way.OPEN || row.rule() != null);
            lines += counts ? row.lines() : 0;
            amount = counts ? amount.plus(row.amount()) : amount;
        }
        return new Share(way, payments, lines, amount);
    }
}
