package org.tallystick.workbench.invoices;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.insights.export.ReportColumn;
import org.tallystick.insights.export.ReportRow;
import org.tallystick.insights.export.ReportTable;
import org.tallystick.invoicing.CreditMemo;
import org.tallystick.workbench.Downloads;

/** The list of credit memos as a file. */
final class CreditMemosTable {
    private CreditMemosTable() {}

    static ReportTable of(
            Downloads.Pages<CreditMemo> pages, Function<Collection<CustomerId>, Map<CustomerId, Customer>> customers) {
        return new ReportTable(
                "credit-memos",
                "Credit memos",
                "",
                List.of(
                        ReportColumn.text("number", "Number"),
                        ReportColumn.text("customer", "Customer"),
                        ReportColumn.date("creditedOn", "Dated"),
                        ReportColumn.text("reason", "Reason"),
                        ReportColumn.text("currency", "Currency"),
                        ReportColumn.sum("net", "Net"),
                        ReportColumn.sum("tax", "Tax"),
                        ReportColumn.sum("gross", "Total with tax")),
                rows -> Downloads.each(pages, page -> {
                    Map<CustomerId, Customer> known = customers.apply(
                            page.rows().stream().map(CreditMemo::customer).toList());
                    page.rows().forEach(memo -> rows.accept(row(memo, known.get(memo.customer()))));
                }));
    }

    private static ReportRow row(CreditMemo memo, @Nullable Customer customer) {
        return ReportRow.of(
                memo.number(),
                customer == null ? null : customer.name(),
                memo.creditedOn(),
                memo.reason(),
                memo.gross().currency().code(),
                memo.net(),
                memo.tax(),
                memo.gross());
    }
}
