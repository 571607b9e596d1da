package org.tallystick.contracts;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.CurrencyCode;

/** A revision of an order as the system that sold it sends it; {@link OrderRules} says whether it is sound. */
public record OrderInput(
        String source,
        String externalId,
        int revision,
        String customerNumber,
        CurrencyCode currency,
        LocalDate orderedOn,
        @Nullable String purchaseOrder,
        @Nullable String contractNumber,
        List<OrderLine> lines) {
    public OrderInput {
        source = source.strip();
        externalId = externalId.strip();
        customerNumber = customerNumber.strip();
        lines = List.copyOf(lines);
    }

    /** What makes two orders the same. */
    public record Key(String source, String externalId) {}

    public Key key() {
        return new Key(source, externalId);
    }
}
