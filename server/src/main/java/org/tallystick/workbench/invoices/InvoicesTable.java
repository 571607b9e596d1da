package org.tallystick.workbench.invoices;

import java.util.List;
import org.tallystick.insights.export.ReportColumn;
import org.tallystick.insights.export.ReportRow;
import org.tallystick.insights.export.ReportTable;
import org.tallystick.invoicing.InvoiceRow;
import org.tallystick.workbench.Downloads;

/** The list of invoices as a file. */
final class InvoicesTable {
    private InvoicesTable() {}

    static ReportTable of(Downloads.Pages<InvoiceRow> pages) {
        return new ReportTable(
                "invoices",
                "Invoices",
                "",
                List.of(
                        ReportColumn.text("number", "Number"),
                        ReportColumn.text("customer", "Customer"),
                        ReportColumn.date("invoiceOn", "Dated"),
                        ReportColumn.date("dueOn", "Due"),
                        ReportColumn.number("daysOverdue", "Days overdue"),
                        ReportColumn.text("currency", "Currency"),
                        ReportColumn.sum("gross", "Total with tax"),
                        ReportColumn.sum("open", "Open")),
                rows -> Downloads.each(pages, page -> page.rows().forEach(invoice -> rows.accept(row(invoice)))));
    }

    private static ReportRow row(InvoiceRow invoice) {
        return ReportRow.of(
                invoice.number(),
                invoice.customerName(),
                invoice.invoiceOn(),
                invoice.dueOn(),
                invoice.daysOverdue(),
                invoice.gross().currency().code(),
                invoice.gross(),
                invoice.open());
    }
}
