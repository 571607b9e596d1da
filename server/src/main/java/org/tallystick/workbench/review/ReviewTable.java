package org.tallystick.workbench.review;

import java.util.List;
import org.tallystick.cashapp.ReviewQueue.Waiting;
import org.tallystick.insights.export.ReportColumn;
import org.tallystick.insights.export.ReportRow;
import org.tallystick.insights.export.ReportTable;
import org.tallystick.workbench.Downloads;

/** The review queue as a file. */
final class ReviewTable {
    private ReviewTable() {}

    static ReportTable of(Downloads.Pages<Waiting> pages) {
        return new ReportTable(
                "cash-review",
                "Payments to review",
                "",
                List.of(
                        ReportColumn.text("number", "Number"),
                        ReportColumn.date("receivedOn", "Received"),
                        ReportColumn.text("customer", "Customer"),
                        ReportColumn.text("payer", "Payer"),
                        ReportColumn.text("reference", "Reference"),
                        ReportColumn.text("state", "State"),
                        ReportColumn.number("flags", "Flags"),
                        ReportColumn.text("currency", "Currency"),
                        ReportColumn.sum("amount", "Amount"),
                        ReportColumn.sum("unapplied", "Unapplied")),
                rows -> Downloads.each(pages, page -> page.rows().forEach(payment -> rows.accept(row(payment)))));
    }

    private static ReportRow row(Waiting payment) {
        return ReportRow.of(
                payment.number(),
                payment.receivedOn(),
                payment.customer(),
                payment.payerName(),
                payment.reference(),
                payment.state().title(),
                payment.flags(),
                payment.amount().currency().code(),
                payment.amount(),
                payment.unapplied());
    }
}
