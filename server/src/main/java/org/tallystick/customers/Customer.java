package org.tallystick.customers;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A person or organisation that can owe the company money; the version rises with each change. */
public record Customer(
        CustomerId id,
        CustomerProfile profile,
        Standing standing,
        @Nullable String standingReason,
        int version,
        Instant createdAt,
        @Nullable LocalDate archivedOn) {
    public String number() {
        return profile.number();
    }

    public String name() {
        return profile.name();
    }

    public boolean isArchived() {
        return archivedOn != null;
    }
}
