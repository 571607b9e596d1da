package org.tallystick.insights.export;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A report as a table of typed cells. Its rows are read when somebody asks for them, one after the other. */
public record ReportTable(String name, String title, String subtitle, List<ReportColumn> columns, Rows rows) {
    public ReportTable {
        columns = List.copyOf(columns);
    }

    /** Hands over every row. */
    @FunctionalInterface
    public interface Rows {
        void each(Consumer<ReportRow> row);
    }

    public static Rows of(List<ReportRow> rows) {
        return rows::forEach;
    }

    /** Reads the rows and returns the totals of the summed columns, one row per currency. */
    public List<ReportRow> read(Consumer<ReportRow> reader) {
        var totals = new ReportTotals(columns);
        rows.each(row -> {
            totals.add(row);
            reader.accept(row);
        });
        return totals.rows();
    }

    /** All rows at once, for reports known to be short. */
    public List<ReportRow> list() {
        List<ReportRow> all = new ArrayList<>();
        read(all::add);
        return all;
    }
}
