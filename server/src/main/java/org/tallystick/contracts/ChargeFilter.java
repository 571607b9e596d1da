package org.tallystick.contracts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;

/** Which charges a list shows. */
public record ChargeFilter(
        @Nullable CustomerId customer,
        @Nullable LocalDate billableThrough,
        @Nullable String text,
        State state) {
    public enum State {
        UNBILLED,
        BILLED,
        WITHDRAWN
    }

    public static final ChargeFilter UNBILLED = new ChargeFilter(null, null, null, State.UNBILLED);
}
