package org.tallystick.workbench;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerFilter;
import org.tallystick.customers.Customers;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;

/** Finds the customer that somebody wrote into a field: by number, or by a name that only one has. */
@Component
public class CustomerLookup {
    private static final int CHOICES = 12;

    private final Customers customers;

    CustomerLookup(Customers customers) {
        this.customers = customers;
    }

    /** Those whose number begins with the text or whose name contains it. */
    public List<Customer> choices(CompanyId company, String text) {
        return text.isBlank()
                ? List.of()
                : customers
                        .list(company, new CustomerFilter(text.strip(), null, false), 1, CHOICES)
                        .rows();
    }

    /** Empty when nothing was written; refuses what names nobody, or several. */
    public Optional<Customer> find(CompanyId company, String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        Optional<Customer> exact = customers.byNumber(company, text.strip());
        return exact.isPresent() ? exact : Optional.of(only(company, text.strip()));
    }

    private Customer only(CompanyId company, String text) {
        List<Customer> found = choices(company, text);
        List<Customer> named = found.stream()
                .filter(customer -> customer.name().equalsIgnoreCase(text))
                .toList();
        List<Customer> left = named.isEmpty() ? found : named;
        return switch (left.size()) {
            case 1 -> left.getFirst();
            case 0 ->
                throw Refusal.invalid(
                        "CUSTOMER_UNKNOWN", "No customer has the number or name \"" + text + "\"; write the number.");
            default ->
                throw Refusal.invalid(
                        "CUSTOMER_AMBIGUOUS",
                        "\"" + text + "\" fits " + left.size() + " customers or more; write the number.");
        };
    }
}
