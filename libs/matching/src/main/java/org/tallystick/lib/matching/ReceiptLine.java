package org.tallystick.lib.matching;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Money received, as the bank tells it.
 *
 * @param amountMinor in minor units; nothing above zero is something to apply
 * @param advised document numbers from remittance advices that belong to this line
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
        List<String> advised) {
    public ReceiptLine {
        advised = List.copyOf(advised);
    }
}
