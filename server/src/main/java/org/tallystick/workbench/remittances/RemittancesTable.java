package org.tallystick.workbench.remittances;

import java.util.List;
import org.tallystick.cashapp.Advice;
import org.tallystick.insights.export.ReportColumn;
import org.tallystick.insights.export.ReportRow;
import org.tallystick.insights.export.ReportTable;
import org.tallystick.workbench.Downloads;

/** The list of advices as a file. */
final class RemittancesTable {
    private RemittancesTable() {}

    static ReportTable of(Downloads.Pages<Advice> pages) {
        return new ReportTable(
                "remittance-advices",
                "Remittance advices",
                "",
                List.of(
                        ReportColumn.date("receivedOn", "Received on"),
                        ReportColumn.text("source", "Came as"),
                        ReportColumn.text("payer", "Payer"),
                        ReportColumn.text("reference", "Reference"),
                        ReportColumn.text("state", "State"),
                        ReportColumn.text("payment", "Payment"),
                        ReportColumn.text("reason", "Reason"),
                        ReportColumn.text("currency", "Currency"),
                        ReportColumn.sum("amount", "Amount")),
                rows -> Downloads.each(pages, page -> page.rows().forEach(advice -> rows.accept(row(advice)))));
    }

    private static ReportRow row(Advice advice) {
        return ReportRow.of(
                advice.receivedOn(),
                advice.source().title(),
                advice.payerName(),
                advice.trace(),
                advice.state().title(),
                advice.paymentNumber(),
                advice.reason(),
                advice.amount().currency().code(),
                advice.amount());
    }
}
