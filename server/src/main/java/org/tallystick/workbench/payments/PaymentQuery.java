package org.tallystick.workbench.payments;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;
import org.tallystick.payments.PaymentFilter;

/** What the address of the payments list asks for. */
public record PaymentQuery(
        @Nullable String q,
        @Nullable String customer,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        boolean unapplied,
        int page) {
    PaymentFilter filter(@Nullable CustomerId id) {
        String text = q == null || q.isBlank() ? null : q.strip();
        return new PaymentFilter(id, text, from, to, unapplied);
    }

    public boolean isEverything() {
        return filter(null).equals(PaymentFilter.ALL) && (customer == null || customer.isBlank());
    }
}
