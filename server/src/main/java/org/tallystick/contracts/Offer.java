package org.tallystick.contracts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A draft as it was sent to be signed: its exact text with its hash, until a moment. */
public record Offer(
        UUID id,
        ContractId contract,
        int version,
        LocalDate effectiveOn,
        @Nullable LocalDate endsOn,
        ContractTerms terms,
        String text,
        String sha256,
        Instant expiresAt,
        @Nullable Instant withdrawnAt,
        boolean signed) {
    /** How an offer stands. */
    public enum State {
        OPEN,
        SIGNED,
        WITHDRAWN,
        EXPIRED
    }

    public State state(Instant now) {
        if (signed) {
            return State.SIGNED;
        }
        if (withdrawnAt != null) {
            return State.WITHDRAWN;
        }
        return now.isBefore(expiresAt) ? State.OPEN : State.EXPIRED;
    }
}
