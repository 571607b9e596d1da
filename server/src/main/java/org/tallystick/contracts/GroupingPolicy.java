package org.tallystick.contracts;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;

/** What shares an invoice of a customer from a day on; without a grouping each billing run says it. */
public record GroupingPolicy(
        CustomerId customer,
        int version,
        LocalDate validFrom,
        @Nullable Grouping grouping,
        Children children,
        String reason,
        Instant recordedAt,
        String recordedBy) {
    /** Who is billed for the work done for the children of a customer. */
    public enum Children {
        OWN("Children are billed themselves"),
        TOGETHER("The parent pays, on one invoice with its own"),
        EACH("The parent pays, on an invoice for each child");

        private final String title;

        Children(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }
}
