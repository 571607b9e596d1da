package org.tallystick.workbench.refunds;

import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;
import org.tallystick.payments.RefundFilter;
import org.tallystick.payments.RefundState;
import org.tallystick.workbench.Entered;

/** What the address of the refunds list asks for. */
public record RefundQuery(
        @Nullable RefundState state,
        @Nullable String customer,
        @Nullable String q) {
    RefundFilter filter(@Nullable CustomerId id) {
        return new RefundFilter(state, id, Entered.text(q));
    }

    public boolean isEverything() {
        return filter(null).equals(RefundFilter.ALL) && Entered.text(customer) == null;
    }
}
