package org.tallystick.insights.export;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;

/** Adds up the summed columns as rows go by, each currency for itself. */
final class ReportTotals {
    private final List<ReportColumn> columns;
    private final Map<String, @Nullable Object[]> byCurrency = new TreeMap<>();

    ReportTotals(List<ReportColumn> columns) {
        this.columns = columns;
    }

    void add(ReportRow row) {
        for (int i = 0; i < columns.size(); i++) {
            ReportColumn column = columns.get(i);
            if (column.checked(row.cell(i)) instanceof Money amount && column.summed()) {
                @Nullable
                Object[] totals = byCurrency.computeIfAbsent(amount.currency().code(), this::emptyRow);
                totals[i] = totals[i] instanceof Money before ? before.plus(amount) : amount;
            }
        }
    }

    private @Nullable Object[] emptyRow(String currency) {
        var row = new @Nullable Object[columns.size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = columns.get(i).name().equals("currency") ? currency : null;
        }
        return row;
    }

    List<ReportRow> rows() {
        return byCurrency.values().stream().map(ReportRow::of).toList();
    }
}
