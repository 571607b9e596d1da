package org.tallystick.insights;

import static org.tallystick.insights.export.ReportColumn.date;
import static org.tallystick.insights.export.ReportColumn.number;
import static org.tallystick.insights.export.ReportColumn.sum;
import static org.tallystick.insights.export.ReportColumn.text;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tallystick.insights.export.ReportRow;
import org.tallystick.insights.export.ReportTable;
import org.tallystick.platform.CompanyId;

/** How money was applied, and how long the rest has been lying. */
@Component
class CashTables {
    private final StraightThrough straightThrough;
    private final UnappliedAging unapplied;

    CashTables(StraightThrough straightThrough, UnappliedAging unapplied) {
        this.straightThrough = straightThrough;
        this.unapplied = unapplied;
    }

    /** A row per rule, and one for what is open. */
    ReportTable straightThrough(CompanyId company, ReportQuery query) {
        List<ReportRow> rows = new ArrayList<>();
        for (StraightThrough.OfCurrency one : straightThrough.of(company, query)) {
            one.rules()
                    .forEach(rule -> rows.add(ReportRow.of(
                            rule.way().title(),
                            rule.rule(),
                            rule.payments(),
                            rule.lines(),
                            rule.takenBack(),
                            one.currency().code(),
                            rule.amount())));
            StraightThrough.Share open = one.shares().getLast();
            if (open.payments() > 0) {
                rows.add(ReportRow.of(
                        open.way().title(),
                        null,
                        open.payments(),
                        open.lines(),
                        0,
                        one.currency().code(),
                        open.amount()));
            }
        }
        return new ReportTable(
                Report.STRAIGHT_THROUGH.key(),
                Report.STRAIGHT_THROUGH.title(),
                "Received " + query.period(),
                List.of(
                        text("way", "Applied"),
                        text("rule", "Rule"),
                        number("payments", "Payments"),
                        number("lines", "Lines"),
                        number("takenBack", "Taken back"),
                        text("currency", "Currency"),
                        sum("amount", "Amount")),
                ReportTable.of(rows));
    }

    ReportTable unappliedAging(CompanyId company, ReportQuery query) {
        List<ReportRow> rows = unapplied.rows(company, query).stream()
                .map(row -> ReportRow.of(
                        row.number(),
                        row.who(),
                        row.payments(),
                        row.oldestOn(),
                        row.currency().code(),
                        row.buckets().get(0),
                        row.buckets().get(1),
                        row.buckets().get(2),
                        row.buckets().get(3),
                        row.buckets().get(4),
                        row.total()))
                .toList();
        return new ReportTable(
                Report.UNAPPLIED_AGING.key(),
                Report.UNAPPLIED_AGING.title(),
                "Unapplied now, days counted to " + query.to(),
                List.of(
                        text("customerNumber", "Customer"),
                        text("customer", "Name"),
                        number("payments", "Payments"),
                        date("oldestOn", "Oldest"),
                        text("currency", "Currency"),
                        sum("days0to7", "0 to 7 days"),
                        sum("days8to30", "8 to 30 days"),
                        sum("days31to60", "31 to 60 days"),
                        sum("days61to90", "61 to 90 days"),
                        sum("over90", "Over 90 days"),
                        sum("unapplied", "Unapplied")),
                ReportTable.of(rows));
    }
}
