package org.tallystick.contracts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;

/** A recorded charge: unbilled, claimed by a draft (which becomes an invoice), or withdrawn. */
public record Charge(
        ChargeId id,
        ChargeInput input,
        Money amount,
        Instant recordedAt,
        @Nullable UUID draft,
        @Nullable LocalDate withdrawnOn,
        @Nullable String withdrawnReason) {
    public boolean isUnbilled() {
        return draft == null && withdrawnOn == null;
    }
}
