package org.tallystick.workbench.refunds;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.insights.export.ReportColumn;
import org.tallystick.insights.export.ReportRow;
import org.tallystick.insights.export.ReportTable;
import org.tallystick.payments.Refund;
import org.tallystick.workbench.Downloads;

/** The list of refunds as a file. */
final class RefundsTable {
    private RefundsTable() {}

    static ReportTable of(
            Downloads.Pages<Refund> pages, Function<Collection<CustomerId>, Map<CustomerId, Customer>> customers) {
        return new ReportTable(
                "refunds",
                "Refunds",
                "",
                List.of(
                        ReportColumn.text("number", "Number"),
                        ReportColumn.date("requestedOn", "Asked for"),
                        ReportColumn.text("customer", "Customer"),
                        ReportColumn.text("beneficiary", "Beneficiary"),
                        ReportColumn.text("destination", "To account"),
                        ReportColumn.text("reason", "Reason"),
                        ReportColumn.text("progress", "Progress"),
                        ReportColumn.text("currency", "Currency"),
                        ReportColumn.sum("amount", "Amount")),
                rows -> Downloads.each(pages, page -> {
                    Map<CustomerId, Customer> known = customers.apply(customersOf(page.rows()));
                    page.rows().forEach(refund -> rows.accept(row(refund, customer(refund, known))));
                }));
    }

    static List<CustomerId> customersOf(List<Refund> refunds) {
        return refunds.stream()
                .map(Refund::customer)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static @Nullable Customer customer(Refund refund, Map<CustomerId, Customer> known) {
        return refund.customer() == null ? null : known.get(refund.customer());
    }

    private static ReportRow row(Refund refund, @Nullable Customer customer) {
        return ReportRow.of(
                refund.number(),
                refund.requestedOn(),
                customer == null ? null : customer.name(),
                refund.beneficiary(),
                refund.destination(),
                refund.reason(),
                refund.state().title(),
                refund.amount().currency().code(),
                refund.amount());
    }
}
