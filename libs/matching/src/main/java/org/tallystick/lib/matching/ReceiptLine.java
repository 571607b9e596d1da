package org.tallystick.lib.matching;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Money received, as the bank tells it.
 *
 * @param amountMinor in minor units; nothing above zero is something to apply
 * @param advised document numbers from remittance advices that belong to this line
 * @param original what was paid, when that was in another currency and the bank says at what rate
 */
public record ReceiptLine(
        String id,
        LocalDate bookedOn,
        long amountMinor,
        String currency,
        @Nullable String payerName,
        @Nullable String payerAccount,
        String text,
        @Nullable String structuredReference,
        List<String> advised,
        @Nullable Original original) {
    public ReceiptLine {
        advised = List.copyOf(advised);
    }

    /** A line that was paid in its own currency, as far as is known. */
    public ReceiptLine(
            String id,
            LocalDate bookedOn,
            long amountMinor,
            String currency,
            @Nullable String payerName,
            @Nullable String payerAccount,
            String text,
            @Nullable String structuredReference,
            List<String> advised) {
        this(id, bookedOn, amountMinor, currency, payerName, payerAccount, text, structuredReference, advised, null);
    }

    /** The line as it was paid: the original amount in its currency. None when the rate does not make the line of it. */
    Optional<ReceiptLine> asPaid() {
        if (original == null || !original.recomputes(amountMinor, currency)) {
            return Optional.empty();
        }
        return Optional.of(new ReceiptLine(
                id,
                bookedOn,
                original.amountMinor(),
                original.currency(),
                payerName,
                payerAccount,
                text,
                structuredReference,
                advised));
    }
}
