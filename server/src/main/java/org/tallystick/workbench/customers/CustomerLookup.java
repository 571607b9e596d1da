package org.tallystick.workbench.customers;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerFilter;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;

/** Finds the customer somebody means by a number, or by a name that only one has. */
@Component
public class CustomerLookup {
    private static final int OFFERED = 12;

    private final Customers customers;

    CustomerLookup(Customers customers) {
        this.customers = customers;
    }

    public Customer find(CompanyId company, String numberOrName) {
        String text = numberOrName.strip();
        if (text.isEmpty()) {
            throw Refusal.invalid("CUSTOMER_MISSING", "Choose a customer: write the number or a part of the name.");
        }
        return customers.byNumber(company, text).orElseGet(() -> byName(company, text));
    }

    /** For fields that may stay empty, such as a filter. */
    public @Nullable Customer findOrNull(CompanyId company, @Nullable String numberOrName) {
        return numberOrName == null || numberOrName.isBlank() ? null : find(company, numberOrName);
    }

    /** For filters, which ask while somebody still types: nobody, unless the text is a number or fits one name only. */
    public Optional<Customer> narrow(CompanyId company, String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        return customers.byNumber(company, text.strip()).or(() -> {
            List<Customer> found = offer(company, text);
            return found.size() == 1 ? found.stream().findFirst() : Optional.empty();
        });
    }

    /** What a field offers while somebody types. */
    List<Customer> offer(CompanyId company, String text) {
        return customers
                .list(company, new CustomerFilter(text.isBlank() ? null : text.strip(), null, false), 1, OFFERED)
                .rows();
    }

    /** The customers behind the rows of a list. */
    public Map<CustomerId, Customer> of(CompanyId company, Collection<CustomerId> ids) {
        Set<CustomerId> distinct = ids.stream().collect(Collectors.toSet());
        return customers.byIds(company, distinct);
    }

    private Customer byName(CompanyId company, String text) {
        List<Customer> found = customers
                .list(company, new CustomerFilter(text, null, false), 1, 2)
                .rows();
        if (found.isEmpty()) {
            throw Refusal.invalid("CUSTOMER_UNKNOWN", "There is no customer “" + text + "”; check the number.");
        }
        if (found.size() > 1) {
            throw Refusal.invalid(
                    "CUSTOMER_AMBIGUOUS", "Several customers match “" + text + "”; write the number of one.");
        }
        return found.getFirst();
    }
}
