package org.tallystick.providers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;

/** A card a payer let a provider keep, by its token, and the words they agreed to. The number is never here. */
public record SavedMethod(
        UUID id,
        CustomerId customer,
        String provider,
        String token,
        String brand,
        String lastDigits,
        LocalDate expiresOn,
        String consent,
        Instant consentedAt,
        State state,
        @Nullable String stateReason) {
    public enum State {
        ACTIVE("Active"),
        /** A payment with it came back. */
        BLOCKED("Blocked"),
        REMOVED("Removed");

        private final String title;

        State(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    public boolean isUsable(LocalDate on) {
        return state == State.ACTIVE && !on.isAfter(expiresOn);
    }

    /** {@code Visa ending in 4242}. */
    public String title() {
        return brand + " ending in " + lastDigits;
    }
}
