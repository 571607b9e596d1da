package org.tallystick.collections;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.CustomerKind;

/**
 * Which policy holds for whom from a day on.
 *
 * @param customer one customer; without, a kind of customers or everybody
 * @param policy none: they are not dunned, for the reason given, or have nothing of their own any more
 */
public record Assigned(
        UUID id,
        @Nullable CustomerId customer,
        @Nullable CustomerKind kind,
        LocalDate from,
        @Nullable UUID policy,
        boolean inherits,
        @Nullable String reason,
        String by) {
    public boolean excludes() {
        return policy == null && !inherits;
    }
}
