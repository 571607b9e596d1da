package org.tallystick.onboarding;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;

/** An acknowledgement as it was put before a customer: its exact text with its hash, until a moment. */
public record SigningRequest(
        UUID id,
        CustomerId customer,
        String payer,
        String language,
        int wording,
        String text,
        String sha256,
        Instant expiresAt,
        @Nullable Instant withdrawnAt,
        boolean signed) {
    /** How a request stands. */
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
