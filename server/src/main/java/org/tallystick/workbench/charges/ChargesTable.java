package org.tallystick.workbench.charges;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.tallystick.contracts.Charge;
import org.tallystick.contracts.ChargeInput;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.insights.export.ReportColumn;
import org.tallystick.insights.export.ReportRow;
import org.tallystick.insights.export.ReportTable;
import org.tallystick.workbench.Downloads;

/** The list of charges as a file. */
final class ChargesTable {
    private ChargesTable() {}

    static ReportTable of(
            Downloads.Pages<Charge> pages, Function<Collection<CustomerId>, Map<CustomerId, Customer>> customers) {
        return new ReportTable(
                "charges",
                "Charges",
                "",
                List.of(
                        ReportColumn.text("customer", "Customer"),
                        ReportColumn.text("customerName", "Name"),
                        ReportColumn.text("description", "Description"),
                        ReportColumn.number("quantity", "Quantity"),
                        ReportColumn.text("unit", "Unit"),
                        ReportColumn.number("unitPrice", "Unit price"),
                        ReportColumn.text("currency", "Currency"),
                        ReportColumn.sum("amount", "Amount"),
                        ReportColumn.text("taxCode", "Tax code"),
                        ReportColumn.text("contract", "Contract"),
                        ReportColumn.text("purchaseOrder", "Purchase order"),
                        ReportColumn.date("serviceFrom", "Service from"),
                        ReportColumn.date("serviceTo", "Service to"),
                        ReportColumn.date("billableOn", "Billable from"),
                        ReportColumn.text("source", "Source"),
                        ReportColumn.text("sourceId", "Source id")),
                rows -> Downloads.each(pages, page -> {
                    Map<CustomerId, Customer> known = customers.apply(page.rows().stream()
                            .map(charge -> charge.input().customer())
                            .toList());
                    page.rows().forEach(charge -> rows.accept(row(charge, known)));
                }));
    }

    private static ReportRow row(Charge charge, Map<CustomerId, Customer> known) {
        ChargeInput input = charge.input();
        Customer customer = known.get(input.customer());
        return ReportRow.of(
                customer == null ? null : customer.number(),
                customer == null ? null : customer.name(),
                input.description(),
                input.quantity(),
                input.unit(),
                input.unitPrice(),
                input.currency().code(),
                charge.amount(),
                input.taxCode(),
                input.contractNumber(),
                input.purchaseOrder(),
                input.serviceFrom(),
                input.serviceTo(),
                input.billableOn(),
                input.source(),
                input.sourceId());
    }
}
