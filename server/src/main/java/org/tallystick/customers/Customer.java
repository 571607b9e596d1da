package org.tallystick.customers;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A person or organisation that can owe the company money; the version rises with each change.
 *
 * @param mergedInto who takes the place of a customer that was found to be a duplicate
 */
public record Customer(
        CustomerId id,
        CustomerProfile profile,
        Standing standing,
        @Nullable String standingReason,
        int version,
        Instant createdAt,
        @Nullable LocalDate archivedOn,
        @Nullable CustomerId mergedInto) {
    public String number() {
        return profile.number();
    }

    public String name() {
        return profile.name();
    }

    public boolean isMerged() {
        return mergedInto != null;
    }

    /** Who stands above it: the customer it was merged into, else the parent. */
    public @Nullable CustomerId above() {
        return mergedInto != null ? mergedInto : profile.parent();
    }

    public boolean isArchived() {
        return archivedOn != null;
    }
}
