package org.tallystick.customers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Two records that were found to be one customer, and whether they were parted again. */
public record Merge(
        UUID id,
        CustomerId merged,
        CustomerId survivor,
        String reason,
        LocalDate mergedOn,
        Instant recordedAt,
        String recordedBy,
        @Nullable LocalDate undoneOn,
        @Nullable String undoReason) {
    public boolean holds() {
        return undoneOn == null;
    }
}
