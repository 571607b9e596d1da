package org.tallystick.providers;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.Refusal;

/**
 * What a customer is asked to pay online, by a link that ends.
 *
 * @param latest how the latest attempt to pay it stands; null when nobody tried
 */
public record PaymentRequest(
        UUID id,
        CustomerId customer,
        String provider,
        Money amount,
        Instant expiresAt,
        Instant madeAt,
        String madeBy,
        @Nullable Instant withdrawnAt,
        @Nullable AttemptState latest,
        String sellerName) {
    /** How a request stands. */
    public enum State {
        OPEN("Open"),
        UNDER_WAY("Processing"),
        UNKNOWN("Unknown"),
        PAID("Paid"),
        DISPUTED("Disputed"),
        RETURNED("Returned"),
        EXPIRED("Expired"),
        WITHDRAWN("Withdrawn");

        private final String title;

        State(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** What happened to the money counts more than what became of the link. */
    public State state(Instant now) {
        if (latest != null && !latest.isWithoutMoney()) {
            return switch (latest) {
                case INITIATED, PENDING -> State.UNDER_WAY;
                case UNKNOWN -> State.UNKNOWN;
                case CLEARED, CHARGEBACK_WON -> State.PAID;
                case CHARGEBACK_OPEN -> State.DISPUTED;
                case RETURNED, CHARGEBACK_LOST, FAILED, CANCELLED -> State.RETURNED;
            };
        }
        if (withdrawnAt != null) {
            return State.WITHDRAWN;
        }
        return now.isBefore(expiresAt) ? State.OPEN : State.EXPIRED;
    }

    /** Ends the request unless somebody may pay it now. */
    void requireUsable(Instant now) {
        switch (state(now)) {
            case OPEN -> {}
            case UNDER_WAY, UNKNOWN ->
                throw Refusal.conflict(
                        "PAYMENT_UNDER_WAY", "A payment of this is under way; wait until it is decided.");
            case PAID, DISPUTED -> throw Refusal.conflict("REQUEST_PAID", "This is paid already.");
            case RETURNED, EXPIRED, WITHDRAWN ->
                throw Refusal.conflict("REQUEST_ENDED", "This link has ended; ask for a new one.");
        }
    }
}
