package org.tallystick.workbench.customers;

import java.util.List;
import java.util.Map;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerFilter;
import org.tallystick.customers.CustomerId;
import org.tallystick.platform.Page;
import org.tallystick.receivables.OpenTotals;

/** The list of customers with what each owes. */
public record CustomersPage(
        CustomerFilter filter, Page<Customer> customers, Map<CustomerId, List<OpenTotals.Total>> totals) {
    public CustomersPage {
        totals = Map.copyOf(totals);
    }

    public List<OpenTotals.Total> totalsOf(Customer customer) {
        return totals.getOrDefault(customer.id(), List.of());
    }

    /** Nothing was asked for and nothing is there: the first visit. */
    public boolean isFirstVisit() {
        return customers.total() == 0 && filter.equals(CustomerFilter.ALL);
    }
}
