package org.tallystick.workbench.reports;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.insights.Report;
import org.tallystick.insights.ReportQuery;
import org.tallystick.insights.export.ReportColumn;
import org.tallystick.insights.export.ReportRow;
import org.tallystick.insights.export.ReportTable;
import org.tallystick.lib.money.Money;
import org.tallystick.workbench.Shell;

/** The first rows of a report, and its totals. */
public record ReportPage(
        Report report,
        ReportQuery query,
        String customer,
        String currency,
        ReportTable table,
        List<ReportRow> rows,
        List<ReportRow> totals,
        int count) {
    public ReportPage {
        rows = List.copyOf(rows);
        totals = List.copyOf(totals);
    }

    public boolean isCut() {
        return count > rows.size();
    }

    public static boolean isNumber(ReportColumn column) {
        return column.type() == ReportColumn.Type.AMOUNT || column.type() == ReportColumn.Type.NUMBER;
    }

    /** How a cell of the column is set: figures at the end, days and codes in one piece. */
    public static @Nullable String style(ReportColumn column) {
        return isNumber(column) ? "amount" : column.type() == ReportColumn.Type.DATE ? "fit" : null;
    }

    public static String text(@Nullable Object cell, Shell shell) {
        return switch (cell) {
            case null -> "";
            case Money money -> shell.amount(money);
            case LocalDate day -> shell.date(day);
            default -> cell.toString();
        };
    }
}
