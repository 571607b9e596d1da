package org.tallystick.contracts;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The line of an order that a charge comes from, as it was ordered; delivered on no day when a contract charges it. */
public record OrderTrace(
        OrderId order,
        String source,
        String externalId,
        int revision,
        int line,
        BigDecimal quantity,
        String unit,
        BigDecimal unitPrice,
        LocalDate orderedOn,
        @Nullable LocalDate deliveredOn) {}
