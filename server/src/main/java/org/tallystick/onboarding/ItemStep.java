package org.tallystick.onboarding;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;

/**
 * An item of a customer's checklist as it was settled, or as it was opened again.
 *
 * @param value what was found right; null when there was nothing to look at
 * @param reopened why it is open again; null when it is settled
 */
public record ItemStep(
        CustomerId customer,
        String item,
        int step,
        @Nullable String value,
        @Nullable String note,
        @Nullable UUID document,
        @Nullable LocalDate validUntil,
        @Nullable Reopened reopened,
        LocalDate recordedOn,
        Instant recordedAt,
        String recordedBy) {
    /** Why a settled item is open again. */
    public enum Reopened {
        EXPIRED("The evidence expired"),
        CHANGED("The customer changed"),
        WITHDRAWN("The acknowledgement was withdrawn"),
        PERSON("Somebody opened it again");

        private final String title;

        Reopened(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    public boolean isSettled() {
        return reopened == null;
    }
}
