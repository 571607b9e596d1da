package org.tallystick.workbench.checks;

import java.util.List;
import java.util.Map;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.scrubber.RuleChange;

/** The catalogue, and what was changed about it. */
public record ChecksPage(
        RuleRows rules, List<RuleChange> changes, Map<String, String> people, Map<CustomerId, Customer> customers) {
    public ChecksPage {
        changes = List.copyOf(changes);
        people = Map.copyOf(people);
        customers = Map.copyOf(customers);
    }

    public String personOf(RuleChange change) {
        return people.getOrDefault(change.by(), "");
    }

    public String customerOf(RuleChange change) {
        Customer customer = change.customer() == null ? null : customers.get(change.customer());
        return customer == null ? "All customers" : customer.name();
    }
}
