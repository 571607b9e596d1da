package org.tallystick.receivables;

import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;

/** Which open items a list shows; settled ones only when asked for. */
public record OpenItemFilter(
        @Nullable CustomerId customer, @Nullable String text, boolean settledToo) {
    public static OpenItemFilter openOf(CustomerId customer) {
        return new OpenItemFilter(customer, null, false);
    }
}
