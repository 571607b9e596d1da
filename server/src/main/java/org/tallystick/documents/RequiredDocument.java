package org.tallystick.documents;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;

/** One document that charges wait for, and how far it has come. */
public record RequiredDocument(
        UUID id,
        CustomerId customer,
        String kind,
        String kindTitle,
        UUID charge,
        @Nullable String purchaseOrder,
        LocalDate serviceOn,
        LocalDate openedOn,
        State state,
        @Nullable UUID document,
        @Nullable String waiverAskedBy,
        @Nullable String waiverReason,
        @Nullable UUID owner,
        @Nullable LocalDate chaseOn) {
    /** SM-9: required, asked for, there, then valid or rejected; or waived at any time before it is valid. */
    public enum State {
        REQUIRED("Missing"),
        REQUESTED("Asked for"),
        RECEIVED("To check"),
        VALIDATED("Valid"),
        REJECTED("Rejected"),
        WAIVED("Waived");

        private final String title;

        State(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }

        /** Charges wait for it no longer. */
        public boolean isSettled() {
            return this == VALIDATED || this == WAIVED;
        }

        Set<State> next() {
            return switch (this) {
                case REQUIRED, REQUESTED, REJECTED -> EnumSet.of(REQUESTED, RECEIVED, WAIVED);
                case RECEIVED -> EnumSet.of(RECEIVED, VALIDATED, REJECTED, WAIVED);
                case VALIDATED, WAIVED -> EnumSet.noneOf(State.class);
            };
        }
    }

    /** One step on its way. */
    public record Step(String what, @Nullable String reason, Instant at, String by) {}

    public boolean isWaiverAsked() {
        return waiverAskedBy != null && !state.isSettled();
    }
}
