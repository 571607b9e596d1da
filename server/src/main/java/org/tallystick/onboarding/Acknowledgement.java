package org.tallystick.onboarding;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;

/**
 * Somebody took the responsibility to pay and accepted terms and late fees: of which words, in which way, and until when.
 *
 * @param textSha256 hash of the exact words
 * @param documentSha256 hash of the document that shows it: of the words themselves, or of the scan
 * @param endedOn from this day on it holds no more; null while it holds
 */
public record Acknowledgement(
        UUID id,
        CustomerId customer,
        UUID request,
        String payer,
        String language,
        int wording,
        String textSha256,
        Way way,
        String signer,
        LocalDate signedOn,
        UUID document,
        String documentSha256,
        Instant recordedAt,
        @Nullable LocalDate endedOn,
        @Nullable String endReason) {
    /** How it was signed. */
    public enum Way {
        LINK("Through a link"),
        PAPER("On paper");

        private final String title;

        Way(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    public boolean holds(LocalDate on) {
        return !signedOn.isAfter(on) && (endedOn == null || on.isBefore(endedOn));
    }
}
