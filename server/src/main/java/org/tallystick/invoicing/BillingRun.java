package org.tallystick.invoicing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallystick.contracts.Grouping;
import org.tallystick.customers.CustomerId;

/**
 * One turning of unbilled charges into invoices: collected into drafts, looked at, posted. Charges billable through a day;
 * invoices dated another; of all customers, or of those named.
 */
public record BillingRun(
        RunId id,
        int number,
        LocalDate throughOn,
        LocalDate invoiceOn,
        Grouping grouping,
        Set<CustomerId> customers,
        State state,
        String startedBy,
        Instant startedAt,
        @Nullable Instant postedAt) {
    public enum State {
        COLLECTING("Collecting"),
        GENERATED("Ready for review"),
        POSTING("Posting"),
        POSTED("Posted"),
        PARTLY_FAILED("Posted, some parked"),
        DISCARDED("Discarded");

        private final String title;

        State(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    public BillingRun {
        customers = Set.copyOf(customers);
    }

    static Set<CustomerId> customers(UUID[] ids) {
        return Arrays.stream(ids).map(CustomerId::new).collect(Collectors.toSet());
    }
}
