package org.tallystick.controls;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tallystick.controls.TieOutItem.Kind;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;
import org.tallystick.platform.SqlFile;

/** Names what may keep a bank account and its ledger account apart. */
@Component
class BankBreaks {
    private static final String STATEMENT = SqlFile.read("controls/bank-breaks.sql");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK);

    private final JdbcClient db;

    BankBreaks(JdbcClient db) {
        this.db = db;
    }

    List<TieOutItem> on(CompanyId company, LocalDate day) {
        return db.sql(STATEMENT)
                .param("company", company.value())
                .param("day", day)
                .query(BankBreaks::item)
                .list();
    }

    private static TieOutItem item(ResultSet row, int number) throws SQLException {
        Kind kind = Kind.valueOf(Sql.text(row, "kind"));
        UUID account = Sql.uuidOrNull(row, "bank_account_id");
        LocalDate since = Sql.dateOrNull(row, "since_on");
        Money amount = Sql.money(row, "amount_minor");
        return new TieOutItem(
                account,
                kind,
                Sql.text(row, "subject_type"),
                Sql.text(row, "subject_id"),
                amount,
                since,
                sentence(kind, since, Sql.dateOrNull(row, "until_on"), row.getLong("stored"), row.getInt("lines")));
    }

    private static String sentence(
            Kind kind, @Nullable LocalDate since, @Nullable LocalDate until, long stored, int lines) {
        return switch (kind) {
            case STATEMENT_MISSING ->
                "The statement that begins on " + day(until)
                        + " does not open with what the one before, which ended on " + day(since)
                        + ", closed with. Import the statements between them.";
            case STATEMENT_TOTALS ->
                stored < lines
                        ? "Only " + stored + " of " + lines + " lines of the statement of " + day(since)
                                + " are booked. Import its file again."
                        : "The lines of the statement of " + day(since)
                                + " do not make its closing balance. Ask the bank for a sound one.";
            case LINE_NOT_BOOKED ->
                "Line " + lines + " of " + day(since) + " is not on the ledger account with its amount. Tell whoever"
                        + " operates Tallystick: invariant I73 is broken.";
            case FOREIGN_ENTRY ->
                "The entry of " + day(since) + " is on the ledger account of a bank, but is no movement of one. Let a"
                        + " reversing entry take it back.";
            case IN_TRANSIT, OVERDUE, UNEXPLAINED, CONTROL ->
                throw new IllegalStateException(kind + " is found elsewhere");
        };
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "an unknown day" : DAY.format(day);
    }
}
