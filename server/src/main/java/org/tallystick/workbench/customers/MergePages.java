package org.tallystick.workbench.customers;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Merge;
import org.tallystick.insights.Duplicate;

/** The pages about customers that look like one. */
public final class MergePages {
    private MergePages() {}

    public record Pairs(List<Duplicate> pairs, List<Merge> merges, Map<CustomerId, Customer> customers) {
        public Pairs {
            pairs = List.copyOf(pairs);
            merges = List.copyOf(merges);
            customers = Map.copyOf(customers);
        }

        public Customer customer(CustomerId id) {
            return Objects.requireNonNull(customers.get(id));
        }
    }

    /** One of the two, with what they owe and how many charges wait to be billed. */
    public record Side(Customer customer, List<CustomerPages.Sums> sums, long unbilled) {
        public Side {
            sums = List.copyOf(sums);
        }
    }

    /** The one that goes and the one that stays, and why it cannot be. */
    public record Look(
            CustomerFrame frame,
            Side merged,
            @Nullable Side survivor,
            @Nullable String obstacle) {}
}
