package org.tallystick.workbench.unbilled;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.insights.UnbilledWork;
import org.tallystick.insights.export.ReportColumn;
import org.tallystick.insights.export.ReportRow;
import org.tallystick.insights.export.ReportTable;
import org.tallystick.workbench.Downloads;

/** Unbilled work as a file. */
final class UnbilledTable {
    private UnbilledTable() {}

    static ReportTable of(
            Downloads.Pages<UnbilledWork.Row> pages,
            Function<Collection<CustomerId>, Map<CustomerId, Customer>> customers) {
        return new ReportTable(
                "unbilled-work",
                "Unbilled work",
                "",
                List.of(
                        ReportColumn.text("customerNumber", "Customer number"),
                        ReportColumn.text("customer", "Customer"),
                        ReportColumn.text("reason", "Reason"),
                        ReportColumn.date("oldestOn", "Oldest service"),
                        ReportColumn.number("charges", "Charges"),
                        ReportColumn.text("currency", "Currency"),
                        ReportColumn.sum("to30", "Up to 30 days"),
                        ReportColumn.sum("to60", "31 to 60"),
                        ReportColumn.sum("to90", "61 to 90"),
                        ReportColumn.sum("over90", "Over 90"),
                        ReportColumn.sum("amount", "Amount")),
                rows -> Downloads.each(pages, page -> {
                    Map<CustomerId, Customer> known = customers.apply(
                            page.rows().stream().map(UnbilledWork.Row::customer).toList());
                    page.rows().forEach(row -> {
                        Customer customer = known.get(row.customer());
                        rows.accept(ReportRow.of(
                                customer == null ? null : customer.number(),
                                customer == null ? null : customer.name(),
                                UnbilledPage.word(row.reason()),
                                row.oldestOn(),
                                row.charges(),
                                row.amount().currency().code(),
                                row.to30(),
                                row.to60(),
                                row.to90(),
                                row.over90(),
                                row.amount()));
                    });
                }));
    }
}
