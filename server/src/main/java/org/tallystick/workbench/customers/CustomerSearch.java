package org.tallystick.workbench.customers;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerFilter;
import org.tallystick.customers.Customers;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.search.Hit;
import org.tallystick.platform.search.SearchSource;

/** Customers in the search box: by number or a part of the name. */
@Component
class CustomerSearch implements SearchSource {
    private final Customers customers;

    CustomerSearch(Customers customers) {
        this.customers = customers;
    }

    @Override
    public String kind() {
        return "Customers";
    }

    @Override
    public List<Hit> find(CompanyId company, String text, int limit) {
        Optional<Customer> exact = customers.numbered(company, text);
        List<Customer> similar = customers
                .list(company, new CustomerFilter(text, null, false), 1, limit)
                .rows();
        return Stream.concat(exact.stream(), similar.stream())
                .distinct()
                .limit(limit)
                .map(customer -> new Hit(customer.name(), customer.number(), "/customers/" + customer.id(), "users"))
                .toList();
    }
}
