package org.tallystick.invoicing;

import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;

/** For whom and on which order a line was done; the child is null where it was done for whoever is invoiced. */
public record LineOrigin(
        @Nullable CustomerId child,
        @Nullable String childName,
        @Nullable String purchaseOrder) {
    public static final LineOrigin NONE = new LineOrigin(null, null, null);
}
