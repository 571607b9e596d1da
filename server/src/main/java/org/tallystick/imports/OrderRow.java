package org.tallystick.imports;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tallystick.contracts.OrderLine;
import org.tallystick.lib.money.CurrencyCode;

/** A row of a table of orders: what is the same for all lines of its order, and one line. */
record OrderRow(Head head, OrderLine line) {
    record Head(
            String source,
            String externalId,
            int revision,
            String customerNumber,
            CurrencyCode currency,
            LocalDate orderedOn,
            @Nullable String purchaseOrder,
            @Nullable String contractNumber) {}
}
