package org.tallystick.workbench.deliveries;

import java.util.List;
import org.tallystick.delivery.AstrayRecipients.Row;
import org.tallystick.insights.export.ReportColumn;
import org.tallystick.insights.export.ReportRow;
import org.tallystick.insights.export.ReportTable;
import org.tallystick.workbench.Downloads;

/** The recipients who got nothing, as a file. */
final class AstrayTable {
    private AstrayTable() {}

    static ReportTable of(Downloads.Pages<Row> pages) {
        return new ReportTable(
                "undelivered",
                "Undelivered",
                "",
                List.of(
                        ReportColumn.text("customerNumber", "Customer number"),
                        ReportColumn.text("customer", "Customer"),
                        ReportColumn.text("document", "Document"),
                        ReportColumn.text("recipient", "Recipient"),
                        ReportColumn.text("state", "Delivery"),
                        ReportColumn.text("kind", "Bounce"),
                        ReportColumn.text("code", "Status code"),
                        ReportColumn.text("reason", "Reason"),
                        ReportColumn.text("at", "At"),
                        ReportColumn.text("instead", "Sent instead by"),
                        ReportColumn.text("marked", "Address marked")),
                rows -> Downloads.each(pages, page -> page.rows().forEach(row -> rows.accept(row(row)))));
    }

    private static ReportRow row(Row row) {
        return ReportRow.of(
                row.customerNumber(),
                row.customerName(),
                row.number(),
                row.recipient(),
                row.state().title(),
                DeliveryPages.hardness(row),
                row.code(),
                row.reason(),
                row.at().toString(),
                row.instead() == null ? null : row.instead().title(),
                row.mark() == null ? "no" : "yes");
    }
}
