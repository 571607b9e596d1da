package org.tallystick.insights;

import static org.tallystick.insights.export.ReportColumn.date;
import static org.tallystick.insights.export.ReportColumn.sum;
import static org.tallystick.insights.export.ReportColumn.text;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tallystick.insights.export.ReportRow;
import org.tallystick.insights.export.ReportTable;
import org.tallystick.lib.receivables.history.LookBack;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;
import org.tallystick.platform.SqlFile;

/** What was billed per customer, contract and service line, before tax and less credit memos. */
@Component
class PreviouslyBilled {
    private static final String BILLED = SqlFile.read("insights/previously-billed.sql");

    private final JdbcClient db;
    private final RowStream stream;

    PreviouslyBilled(JdbcClient db, RowStream stream) {
        this.db = db;
        this.stream = stream;
    }

    /** Of the twelve months to the last day, unless the query says from when; the year to date is beside it. */
    ReportTable table(CompanyId company, ReportQuery query) {
        LocalDate from = query.from() == null ? LookBack.TWELVE_MONTHS.from(query.to()) : query.from();
        ReportQuery asked = query.from(from);
        JdbcClient.StatementSpec statement =
                RowStream.bound(db.sql(BILLED), company, asked).param("year", LookBack.YEAR_TO_DATE.from(query.to()));
        return new ReportTable(
                Report.PREVIOUSLY_BILLED.key(),
                Report.PREVIOUSLY_BILLED.title(),
                "Billed " + asked.period() + ", before tax, less credit memos",
                List.of(
                        text("customerNumber", "Customer"),
                        text("customer", "Name"),
                        text("contract", "Contract"),
                        text("serviceLine", "Service line"),
                        text("currency", "Currency"),
                        sum("invoiced", "Invoiced"),
                        sum("credited", "Credited"),
                        sum("billed", "Billed"),
                        sum("yearToDate", "Year to date"),
                        date("lastOn", "Last")),
                stream.of(
                        company,
                        statement,
                        (row, index) -> ReportRow.of(
                                Sql.text(row, "customer_number"),
                                Sql.text(row, "name"),
                                row.getString("contract_number"),
                                Sql.text(row, "service_line"),
                                Sql.text(row, "currency"),
                                Sql.money(row, "invoiced_minor"),
                                Sql.money(row, "credited_minor"),
                                Sql.money(row, "billed_minor"),
                                Sql.money(row, "year_minor"),
                                Sql.date(row, "last_on"))));
    }
}
