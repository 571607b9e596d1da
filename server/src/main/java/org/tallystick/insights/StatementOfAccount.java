package org.tallystick.insights;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Sql;
import org.tallystick.platform.SqlFile;

/** Draws up statements of account; the opening balance of a period is the closing balance of the one before. */
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
public class StatementOfAccount {
    private static final String MOVEMENTS = SqlFile.read("insights/statement.sql");

    private final JdbcClient db;
    private final Aging aging;

    StatementOfAccount(JdbcClient db, Aging aging) {
        this.db = db;
        this.aging = aging;
    }

    /** A movement, or without a day the sum of all earlier ones. */
    private record Row(
            @Nullable LocalDate on,
            @Nullable String kind,
            @Nullable String number,
            @Nullable UUID subject,
            long minor) {
        AccountStatement.Movement after(Money balance) {
            Money amount = new Money(minor, balance.currency());
            return new AccountStatement.Movement(
                    Objects.requireNonNull(on),
                    AccountStatement.Kind.valueOf(Objects.requireNonNull(kind)),
                    Objects.requireNonNull(number),
                    Objects.requireNonNull(subject),
                    amount,
                    balance.plus(amount));
        }
    }

    /** The account from one day to another, both included. */
    public AccountStatement of(
            CompanyId company, CustomerId customer, CurrencyCode currency, LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            throw Refusal.invalid("PERIOD_BACKWARDS", "The period ends before it begins; check the two dates.");
        }
        List<Row> rows = rows(company, customer, currency, from, to);
        Money opening = new Money(rows.getFirst().minor(), currency);
        Money balance = opening;
        List<AccountStatement.Movement> movements = new ArrayList<>();
        for (Row row : rows.subList(1, rows.size())) {
            AccountStatement.Movement movement = row.after(balance);
            movements.add(movement);
            balance = movement.balance();
        }
        return new AccountStatement(
                customer, from, to, opening, movements, balance, openItems(company, customer, currency, to));
    }

    private List<Row> rows(
            CompanyId company, CustomerId customer, CurrencyCode currency, LocalDate from, LocalDate to) {
        return db.sql(MOVEMENTS)
                .param("company", company.value())
                .param("customer", customer.value())
                .param("currency", currency.code())
                .param("from", from)
                .param("to", to)
                .query(StatementOfAccount::row)
                .list();
    }

    private List<AgingItem> openItems(CompanyId company, CustomerId customer, CurrencyCode currency, LocalDate on) {
        AgingQuery query = AgingQuery.on(on).of(customer).in(currency).by(AgingQuery.By.INVOICE);
        return aging.of(company, query).rows().stream()
                .map(row -> Objects.requireNonNull(row.item()))
                .toList();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                Sql.dateOrNull(row, "day"),
                row.getString("kind"),
                row.getString("number"),
                Sql.uuidOrNull(row, "subject_id"),
                row.getLong("amount_minor"));
    }
}
