package org.tallystick.contracts;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What of a line was delivered, by the revision it was delivered under, and the charge it became. */
public record OrderDelivery(
        UUID id,
        OrderId order,
        int revision,
        int line,
        String externalId,
        LocalDate on,
        BigDecimal quantity,
        ChargeId charge,
        boolean withdrawn,
        @Nullable UUID draft) {
    /** What a source says was delivered, under an id of its own; all that is to come when it says no quantity. */
    public record Input(
            int line,
            String externalId,
            LocalDate on,
            @Nullable BigDecimal quantity) {}
}
