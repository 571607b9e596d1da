package org.tallystick.insights;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tallystick.customers.CustomerId;
import org.tallystick.insights.export.ReportRow;
import org.tallystick.insights.export.ReportTable;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Sql;
import org.tallystick.platform.Transactions;

/** Rows of a statement, read with a cursor in a transaction of its own, whenever the table is read. */
@Component
class RowStream {
    private static final int FETCH_SIZE = 1_000;

    private final Transactions transactions;

    RowStream(Transactions transactions) {
        this.transactions = transactions;
    }

    ReportTable.Rows of(CompanyId company, JdbcClient.StatementSpec statement, RowMapper<ReportRow> mapper) {
        return reader -> transactions.in(CompanyScope.of(company), () -> {
            try (Stream<ReportRow> rows = statement.withFetchSize(FETCH_SIZE).query(mapper).stream()) {
                rows.forEach(reader);
            }
            return true;
        });
    }

    /** Binds what every report statement filters by. */
    static JdbcClient.StatementSpec bound(JdbcClient.StatementSpec statement, CompanyId company, ReportQuery query) {
        return statement
                .param("company", company.value())
                .param("from", query.from())
                .param("to", query.to())
                .param("customer", idOf(query.customer()))
                .param("currency", codeOf(query.currency()));
    }

    private static @Nullable UUID idOf(@Nullable CustomerId customer) {
        return customer == null ? null : customer.value();
    }

    private static @Nullable String codeOf(@Nullable CurrencyCode currency) {
        return currency == null ? null : currency.code();
    }

    /** The moment as text, to the second, in UTC. */
    static String moment(ResultSet row, String column) throws SQLException {
        return Sql.instant(row, column).truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
