package org.tallystick.workbench.orders;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tallystick.contracts.Order;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.insights.export.ReportColumn;
import org.tallystick.insights.export.ReportRow;
import org.tallystick.insights.export.ReportTable;
import org.tallystick.workbench.Downloads;

/** The list of orders as a file. */
final class OrdersTable {
    private OrdersTable() {}

    static ReportTable of(
            Downloads.Pages<Order> pages, Function<Collection<CustomerId>, Map<CustomerId, Customer>> customers) {
        return new ReportTable(
                "orders",
                "Orders",
                "",
                List.of(
                        ReportColumn.text("source", "Source"),
                        ReportColumn.text("number", "Order"),
                        ReportColumn.number("revision", "Revision"),
                        ReportColumn.date("orderedOn", "Ordered"),
                        ReportColumn.text("customer", "Customer"),
                        ReportColumn.text("customerName", "Name"),
                        ReportColumn.text("purchaseOrder", "Purchase order"),
                        ReportColumn.text("stage", "Stage"),
                        ReportColumn.text("currency", "Currency"),
                        ReportColumn.amount("total", "Ordered net"),
                        ReportColumn.amount("open", "Open net")),
                rows -> Downloads.each(pages, page -> {
                    Map<CustomerId, Customer> known = customers.apply(
                            page.rows().stream().map(Order::customer).toList());
                    page.rows().forEach(order -> rows.accept(row(order, known.get(order.customer()))));
                }));
    }

    private static ReportRow row(Order order, @Nullable Customer customer) {
        return ReportRow.of(
                order.source(),
                order.externalId(),
                BigDecimal.valueOf(order.revision()),
                order.orderedOn(),
                customer == null ? null : customer.number(),
                customer == null ? null : customer.name(),
                order.purchaseOrder(),
                order.state().title(),
                order.currency().code(),
                order.total(),
                order.open());
    }
}
