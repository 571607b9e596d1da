package org.tallystick.workbench.aging;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tallystick.insights.AgingReport;
import org.tallystick.insights.AgingRow;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.platform.web.Chart;

/** Draws an aging: the customers who owe most, each bar stacked by age. */
final class AgingChart {
    private static final int CUSTOMERS = 12;

    private AgingChart() {}

    /** In the company's currency, or in the first one anything is owed in. */
    static Chart of(AgingReport report, CurrencyCode preferred) {
        List<CurrencyCode> owed =
                report.totals().stream().map(total -> total.currency()).toList();
        CurrencyCode currency = owed.isEmpty() || owed.contains(preferred) ? preferred : owed.getFirst();
        List<AgingRow> rows = report.rows().stream()
                .filter(row ->
                        row.customer() != null && row.amounts().currency().equals(currency))
                .filter(row -> row.amounts().open().isPositive())
                .sorted(Comparator.comparing((AgingRow row) -> row.amounts().open())
                        .reversed())
                .limit(CUSTOMERS)
                .toList();
        List<Chart.Series> series = new ArrayList<>();
        report.buckets()
                .forEach(bucket -> series.add(new Chart.Series(
                        AgingPage.title(bucket),
                        rows.stream()
                                .map(row -> row.amounts()
                                        .buckets()
                                        .get(bucket.index())
                                        .toDecimal())
                                .toList())));
        return new Chart(
                Chart.Type.STACKED,
                currency.code(),
                rows.stream().map(row -> String.valueOf(row.customerName())).toList(),
                series);
    }
}
