package org.tallystick.payments;

import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;

/** Which refunds a list shows. */
public record RefundFilter(
        @Nullable RefundState state,
        @Nullable CustomerId customer,
        @Nullable String text) {
    public static final RefundFilter ALL = new RefundFilter(null, null, null);
}
