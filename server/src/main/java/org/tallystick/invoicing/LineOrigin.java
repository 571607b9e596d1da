package org.tallystick.invoicing;

import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;

/** For whom and on which order a line was done; the child is null where it was done for whoever is invoiced. */
public record LineOrigin(
        @Nullable CustomerId child,
        @Nullable String childName,
        @Nullable String purchaseOrder,
        @Nullable InvoiceId deposit) {
    public static final LineOrigin NONE = new LineOrigin(null, null, null, null);

    /** A line that asks for a deposit, or deducts it where its amount is negative. */
    static LineOrigin ofDeposit(InvoiceId deposit) {
        return new LineOrigin(null, null, null, deposit);
    }

    LineOrigin withoutDeposit() {
        return deposit == null ? this : new LineOrigin(child, childName, purchaseOrder, null);
    }
}
