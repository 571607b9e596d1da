package org.tallystick.contracts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.documents.Billable;
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
    /** What rules about documents ask of it. */
    public Billable billable() {
        return billable(id, input);
    }

    static Billable billable(ChargeId id, ChargeInput input) {
        return new Billable(
                id.value(), input.customer(), input.source(), input.amount(), input.purchaseOrder(), input.serviceTo());
    }

    public boolean isUnbilled() {
        return draft == null && withdrawnOn == null;
    }
}
