package org.tallystick.workbench.customers;

import java.util.List;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerProfile;
import org.tallystick.insights.export.ReportColumn;
import org.tallystick.insights.export.ReportRow;
import org.tallystick.insights.export.ReportTable;
import org.tallystick.workbench.Downloads;

/** The list of customers as a file. */
final class CustomersTable {
    private CustomersTable() {}

    static ReportTable of(Downloads.Pages<Customer> pages) {
        return new ReportTable(
                "customers",
                "Customers",
                "",
                List.of(
                        ReportColumn.text("number", "Number"),
                        ReportColumn.text("name", "Name"),
                        ReportColumn.text("kind", "Kind"),
                        ReportColumn.text("taxId", "Tax id"),
                        ReportColumn.text("currency", "Currency"),
                        ReportColumn.text("terms", "Terms"),
                        ReportColumn.text("standing", "Standing"),
                        ReportColumn.text("street", "Street"),
                        ReportColumn.text("postalCode", "Postal code"),
                        ReportColumn.text("city", "City"),
                        ReportColumn.text("country", "Country")),
                rows -> Downloads.each(pages, page -> page.rows().forEach(customer -> rows.accept(row(customer)))));
    }

    private static ReportRow row(Customer customer) {
        CustomerProfile profile = customer.profile();
        return ReportRow.of(
                customer.number(),
                customer.name(),
                profile.kind().title(),
                profile.taxId(),
                profile.currency().code(),
                profile.terms().toString(),
                customer.standing().title(),
                profile.address().street(),
                profile.address().postalCode(),
                profile.address().city(),
                profile.address().country());
    }
}
