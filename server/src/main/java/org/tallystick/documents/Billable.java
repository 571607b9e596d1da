package org.tallystick.documents;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.Money;

/** What rules about documents ask of a charge. */
public record Billable(
        UUID charge,
        CustomerId customer,
        String source,
        Money amount,
        @Nullable String purchaseOrder,
        LocalDate serviceOn) {}
