package org.tallystick.insights;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
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

/** The accounts of many customers at once: which there are, and their statements without open items. */
@Service
@Transactional(readOnly = true)
public class Accounts {
    private static final String MOVEMENTS = SqlFile.read("insights/statements.sql");

    private final JdbcClient db;

    Accounts(JdbcClient db) {
        this.db = db;
    }

    /** A customer's account in one currency. */
    public record Account(CustomerId customer, CurrencyCode currency) {}

    private record Row(Account account, AccountStatement.@Nullable Movement movement, long openingMinor) {}

    /** The accounts that ever had an item or a payment. */
    public List<Account> of(CompanyId company, Collection<CustomerId> customers) {
        return db.sql("""
                        select distinct customer_id, currency
                        from (select customer_id, currency
                              from receivables.open_item
                              where company_id = :company
                                and customer_id = any(:customers)
                              union all
                              select customer_id, currency
                              from payments.payment
                              where company_id = :company
                                and customer_id = any(:customers)) account
                        order by customer_id, currency
                        """)
                .param("company", company.value())
                .param("customers", customers.stream().map(CustomerId::value).toArray(UUID[]::new))
                .query((row, number) -> account(row))
                .list();
    }

    /** Opening balance, movements and closing balance of each cut, through a day, as known at a moment. */
    public Map<Account, AccountStatement> statements(
            CompanyId company, List<AccountCut> cuts, LocalDate to, Instant knownAt) {
        Map<Account, List<Row>> rows = new HashMap<>();
        for (Row row : rows(company, cuts, to, knownAt)) {
            rows.computeIfAbsent(row.account(), account -> new ArrayList<>()).add(row);
        }
        Map<Account, AccountStatement> statements = new LinkedHashMap<>();
        for (AccountCut cut : cuts) {
            var account = new Account(cut.customer(), cut.currency());
            statements.put(account, statement(cut, rows.getOrDefault(account, List.of()), to));
        }
        return statements;
    }

    private static AccountStatement statement(AccountCut cut, List<Row> rows, LocalDate to) {
        AccountCut.Earlier earlier = cut.earlier();
        Money opening = earlier != null
                ? earlier.closing()
                : new Money(rows.stream().mapToLong(Row::openingMinor).sum(), cut.currency());
        Money balance = opening;
        List<AccountStatement.Movement> movements = new ArrayList<>();
        for (Row row : rows) {
            AccountStatement.Movement movement = row.movement();
            if (movement != null) {
                balance = balance.plus(movement.amount());
                movements.add(movement.with(balance));
            }
        }
        return new AccountStatement(cut.customer(), cut.from(), to, opening, movements, balance, List.of());
    }

    private List<Row> rows(CompanyId company, List<AccountCut> cuts, LocalDate to, Instant knownAt) {
        return db.sql(MOVEMENTS)
                .param("company", company.value())
                .param("customers", column(cuts, cut -> cut.customer().value()).toArray(UUID[]::new))
                .param("currencies", column(cuts, cut -> cut.currency().code()).toArray(String[]::new))
                .param("froms", column(cuts, cut -> cut.from().toString()).toArray(String[]::new))
                .param("known", cuts.stream().map(Accounts::knownBefore).toArray(String[]::new))
                .param("to", to)
                .param("knownAt", Sql.moment(knownAt))
                .query((row, number) -> row(row))
                .list();
    }

    private static @Nullable String knownBefore(AccountCut cut) {
        AccountCut.Earlier earlier = cut.earlier();
        return earlier == null ? null : earlier.knownAt().toString();
    }

    private static <T> List<T> column(List<AccountCut> cuts, Function<AccountCut, T> value) {
        List<T> values = new ArrayList<>();
        cuts.forEach(cut -> values.add(value.apply(cut)));
        return values;
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(new CustomerId(Sql.uuid(row, "customer_id")), Sql.currency(row, "currency"));
    }

    private static Row row(ResultSet row) throws SQLException {
        Account account = account(row);
        LocalDate day = Sql.dateOrNull(row, "day");
        if (day == null) {
            return new Row(account, null, row.getLong("amount_minor"));
        }
        Money amount = new Money(row.getLong("amount_minor"), account.currency());
        return new Row(
                account,
                new AccountStatement.Movement(
                        day,
                        AccountStatement.Kind.valueOf(Sql.text(row, "kind")),
                        Sql.text(row, "number"),
                        Sql.uuid(row, "subject_id"),
                        amount,
                        amount),
                0);
    }
}
