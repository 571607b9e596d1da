package org.tallystick.invoicing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** That an invoice was wrong: the credit memo that takes it back, and the draft that bills it anew. */
public record Correction(
        UUID id, InvoiceId invoice, CreditMemoId memo, RunId run, UUID draft, Instant recordedAt, String recordedBy) {
    /** An invoice that stands before or after another one. */
    public record Document(InvoiceId id, String number, LocalDate invoiceOn) {}

    /** What an invoice replaces, and what became of it: how it was corrected, and what replaces it. */
    public record Chain(List<Document> replaces, @Nullable Correction correction, List<Document> replacedBy) {
        public Chain {
            replaces = List.copyOf(replaces);
            replacedBy = List.copyOf(replacedBy);
        }

        public boolean isEmpty() {
            return replaces.isEmpty() && correction == null;
        }
    }
}
