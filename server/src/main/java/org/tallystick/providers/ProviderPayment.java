package org.tallystick.providers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.PaymentMethod;

/**
 * A payment as its provider knows it at one moment: everything that happened to it, in whatever order we hear of it.
 *
 * @param key the id of our attempt
 * @param fee what the provider keeps of it; zero while it is not captured
 * @param returnCode why the payer's bank took it back
 */
public record ProviderPayment(
        String id,
        UUID key,
        State state,
        Money amount,
        Money fee,
        PaymentMethod method,
        @Nullable Instant capturedAt,
        @Nullable String declineCode,
        @Nullable String returnCode,
        @Nullable Dispute dispute,
        @Nullable SavedCard card) {
    public enum State {
        /** The page waits for the payer. */
        OPEN,
        /** The payer has done their part; whether money comes is decided later. */
        PROCESSING,
        SUCCEEDED,
        FAILED,
        CANCELLED
    }

    /** The payer disputes the payment. */
    public record Dispute(String id, Stage stage, String reason, Money fee, LocalDate evidenceBy) {
        public enum Stage {
            OPEN,
            WON,
            LOST
        }
    }

    /** What the payer let the provider keep; no number, only its end. */
    public record SavedCard(String token, String brand, String lastDigits, LocalDate expiresOn) {}
}
