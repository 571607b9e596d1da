package org.tallystick.workbench.exemptions;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.exemptions.ExpiryFollowUps.Ending;

/** What is to be seen to before certificates end. */
public record EndingPage(List<Ending> rows, Map<CustomerId, Customer> customers, LocalDate today) {
    public EndingPage {
        rows = List.copyOf(rows);
        customers = Map.copyOf(customers);
    }

    public String nameOf(Ending row) {
        Customer customer = customers.get(row.customer());
        return customer == null ? "" : customer.name();
    }
}
