package org.tallystick.contracts;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was agreed from a day on, signed and unchangeable. */
public record ContractVersion(
        ContractId contract,
        int version,
        LocalDate effectiveOn,
        @Nullable LocalDate endsOn,
        ContractTerms terms,
        Signature signature) {
    /** How a version was signed. */
    public enum Way {
        LINK("Signed through a link"),
        PAPER("Signed on paper");

        private final String title;

        Way(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** Who signed when, and the document they signed with its hash. */
    public record Signature(Way way, String signer, LocalDate signedOn, String sha256, UUID document) {}
}
