package org.tallystick.insights;

import static org.tallystick.insights.export.ReportColumn.date;
import static org.tallystick.insights.export.ReportColumn.number;
import static org.tallystick.insights.export.ReportColumn.sum;
import static org.tallystick.insights.export.ReportColumn.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tallystick.insights.export.ReportColumn;
import org.tallystick.insights.export.ReportRow;
import org.tallystick.insights.export.ReportTable;
import org.tallystick.lib.receivables.aging.AgingBucket;
import org.tallystick.platform.CompanyId;

/** Agings as tables. */
@Component
public class AgingTables {
    private final Aging aging;

    AgingTables(Aging aging) {
        this.aging = aging;
    }

    ReportTable byCustomer(CompanyId company, ReportQuery query) {
        return of(aging.of(company, agingQuery(query)));
    }

    ReportTable byInvoice(CompanyId company, ReportQuery query) {
        return of(aging.of(company, agingQuery(query).by(AgingQuery.By.INVOICE)));
    }

    private static AgingQuery agingQuery(ReportQuery query) {
        return AgingQuery.on(query.to())
                .asKnownAt(query.knownAt())
                .of(query.customer())
                .in(query.currency());
    }

    /** Any aging, such as one with buckets of its own. */
    public ReportTable of(AgingReport report) {
        boolean byItem = report.query().by() == AgingQuery.By.INVOICE;
        Report kind = byItem ? Report.AGING_BY_INVOICE : Report.AGING_BY_CUSTOMER;
        List<ReportColumn> columns =
                new ArrayList<>(List.of(text("customerNumber", "Customer"), text("customer", "Name")));
        if (byItem) {
            columns.addAll(List.of(
                    text("kind", "Kind"),
                    text("number", "Number"),
                    number("installment", "Installment"),
                    date("documentOn", "Date"),
                    date("dueOn", "Due"),
                    number("daysPastDue", "Days past due"),
                    sum("disputed", "In dispute")));
        }
        columns.add(text("currency", "Currency"));
        report.buckets().forEach(bucket -> columns.add(sum(name(bucket), title(bucket))));
        columns.addAll(List.of(
                sum("open", "Open"),
                sum("credits", "Credits"),
                sum("unapplied", "Unapplied"),
                sum("outstanding", "Outstanding")));
        List<ReportRow> rows =
                report.rows().stream().map(row -> row(report, row)).toList();
        return new ReportTable(kind.key(), kind.title(), subtitle(report.query()), columns, ReportTable.of(rows));
    }

    private static ReportRow row(AgingReport report, AgingRow row) {
        List<@Nullable Object> cells = new ArrayList<@Nullable Object>();
        cells.add(row.customerNumber());
        cells.add(row.customerName());
        if (report.query().by() == AgingQuery.By.INVOICE) {
            AgingItem item = Objects.requireNonNull(row.item());
            cells.addAll(List.of(
                    item.kind().title(),
                    item.number(),
                    item.installment(),
                    item.documentOn(),
                    item.dueOn(),
                    item.daysPastDue(report.query().asOf()),
                    item.disputed()));
        }
        AgingAmounts amounts = row.amounts();
        cells.add(amounts.currency().code());
        cells.addAll(amounts.buckets());
        cells.addAll(List.of(amounts.open(), amounts.credits(), amounts.unapplied(), amounts.outstanding()));
        return new ReportRow(cells);
    }

    private static String subtitle(AgingQuery query) {
        String basis = switch (query.buckets().basis()) {
            case DUE_DATE -> "by due date";
            case INVOICE_DATE -> "by invoice date";
        };
        String known = query.knownAt() == null ? "" : ", as known at " + query.knownAt();
        return "As of " + query.asOf() + ", " + basis + known;
    }

    /** {@code notDue}, {@code days1to30}, {@code over90}. */
    private static String name(AgingBucket bucket) {
        String label = bucket.label();
        if (label.equals("NOT_DUE")) {
            return "notDue";
        }
        return label.startsWith(">") ? "over" + label.substring(1) : "days" + label.replace("-", "to");
    }

    private static String title(AgingBucket bucket) {
        return bucket.label().equals("NOT_DUE") ? "Not due" : bucket.label();
    }
}
