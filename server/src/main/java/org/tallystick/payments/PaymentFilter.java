package org.tallystick.payments;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;

/** Which payments a list shows. */
public record PaymentFilter(
        @Nullable CustomerId customer,
        @Nullable String text,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        boolean unappliedOnly) {
    public static final PaymentFilter ALL = new PaymentFilter(null, null, null, null, false);
}
