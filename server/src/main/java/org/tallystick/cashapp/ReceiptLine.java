package org.tallystick.cashapp;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.PaymentId;

/** A line of a bank statement as it was read and what became of it; the amount is negative for money that left. */
public record ReceiptLine(
        UUID id,
        UUID statement,
        int ordinal,
        LocalDate bookedOn,
        @Nullable LocalDate valueOn,
        Money amount,
        @Nullable String counterparty,
        @Nullable String counterAccount,
        @Nullable String reference,
        String remittance,
        @Nullable String bankReference,
        @Nullable String endToEndId,
        LineState state,
        @Nullable String rule,
        @Nullable PaymentId payment) {
    /** Whether a person should look at it. */
    public boolean needsAttention() {
        return switch (state) {
            case MATCH_SUGGESTED, UNIDENTIFIED, IDENTIFIED, PARTIALLY_APPLIED -> true;
            case IMPORTED, AUTO_APPLIED, APPLIED, IGNORED -> false;
        };
    }
}
