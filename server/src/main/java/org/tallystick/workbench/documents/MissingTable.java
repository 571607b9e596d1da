package org.tallystick.workbench.documents;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tallystick.contracts.Charge;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.documents.RequiredDocument;
import org.tallystick.insights.export.ReportColumn;
import org.tallystick.insights.export.ReportRow;
import org.tallystick.insights.export.ReportTable;
import org.tallystick.workbench.Downloads;

/** The list of missing documents as a file. */
final class MissingTable {
    private MissingTable() {}

    static ReportTable of(
            Downloads.Pages<RequiredDocument> pages,
            Function<Collection<CustomerId>, Map<CustomerId, Customer>> customers,
            Function<List<RequiredDocument>, Map<UUID, Charge>> charges) {
        return new ReportTable(
                "missing-documents",
                "Missing documents",
                "",
                List.of(
                        ReportColumn.text("kind", "Document"),
                        ReportColumn.text("customerNumber", "Customer number"),
                        ReportColumn.text("customer", "Customer"),
                        ReportColumn.text("order", "Purchase order"),
                        ReportColumn.text("charge", "Charge"),
                        ReportColumn.date("serviceOn", "Service"),
                        ReportColumn.text("state", "Progress"),
                        ReportColumn.date("openedOn", "Missing since"),
                        ReportColumn.date("chaseOn", "Next chase"),
                        ReportColumn.text("currency", "Currency"),
                        ReportColumn.amount("amount", "Amount")),
                rows -> Downloads.each(pages, page -> {
                    Map<CustomerId, Customer> known = customers.apply(
                            page.rows().stream().map(RequiredDocument::customer).toList());
                    Map<UUID, Charge> found = charges.apply(page.rows());
                    page.rows()
                            .forEach(required -> rows.accept(
                                    row(required, known.get(required.customer()), found.get(required.charge()))));
                }));
    }

    private static ReportRow row(RequiredDocument required, @Nullable Customer customer, @Nullable Charge charge) {
        return ReportRow.of(
                required.kindTitle(),
                customer == null ? null : customer.number(),
                customer == null ? null : customer.name(),
                required.purchaseOrder(),
                charge == null ? null : charge.input().description(),
                required.serviceOn(),
                required.state().title(),
                required.openedOn(),
                required.chaseOn(),
                charge == null ? null : charge.input().currency().code(),
                charge == null ? null : charge.amount());
    }
}
