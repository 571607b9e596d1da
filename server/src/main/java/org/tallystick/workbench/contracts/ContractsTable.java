package org.tallystick.workbench.contracts;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.tallystick.contracts.Contract;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.insights.export.ReportColumn;
import org.tallystick.insights.export.ReportRow;
import org.tallystick.insights.export.ReportTable;
import org.tallystick.workbench.Downloads;

/** The list of contracts as a file. */
final class ContractsTable {
    private ContractsTable() {}

    static ReportTable of(
            Downloads.Pages<Contract> pages,
            Function<Collection<CustomerId>, Map<CustomerId, Customer>> customers,
            LocalDate today) {
        return new ReportTable(
                "contracts",
                "Contracts",
                "",
                List.of(
                        ReportColumn.text("number", "Number"),
                        ReportColumn.text("title", "Title"),
                        ReportColumn.text("customer", "Customer"),
                        ReportColumn.text("customerName", "Name"),
                        ReportColumn.text("currency", "Currency"),
                        ReportColumn.text("stage", "Stage"),
                        ReportColumn.number("versions", "Versions"),
                        ReportColumn.date("from", "From"),
                        ReportColumn.date("to", "To")),
                rows -> Downloads.each(pages, page -> {
                    Map<CustomerId, Customer> known = customers.apply(
                            page.rows().stream().map(Contract::customer).toList());
                    page.rows().forEach(contract -> rows.accept(row(contract, known, today)));
                }));
    }

    private static ReportRow row(Contract contract, Map<CustomerId, Customer> known, LocalDate today) {
        Customer customer = known.get(contract.customer());
        return ReportRow.of(
                contract.number(),
                contract.title(),
                customer == null ? null : customer.number(),
                customer == null ? null : customer.name(),
                contract.currency().code(),
                contract.state(today).title(),
                BigDecimal.valueOf(contract.versions()),
                contract.firstOn(),
                contract.endsOn());
    }
}
