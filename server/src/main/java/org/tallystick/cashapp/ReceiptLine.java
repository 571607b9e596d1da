package org.tallystick.cashapp;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.PaymentId;
import org.tallystick.payments.RefundId;

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
        @Nullable String entryReference,
        @Nullable String endToEndId,
        @Nullable OriginalAmount original,
        LineState state,
        @Nullable String rule,
        @Nullable PaymentId payment,
        @Nullable PaymentId returnedPayment,
        @Nullable RefundId refund,
        @Nullable UUID parent) {
    /** Money that came or went without being a payment, which a person has to explain. */
    public boolean isUnexplained() {
        return payment == null && state == LineState.UNIDENTIFIED;
    }

    /** A collection whose payments no notification has listed yet. */
    boolean waitsForItsPayments() {
        return isUnexplained() && LineRead.BATCH.equals(rule);
    }

    /** Money that came in and was set aside; a person may say that it is a payment after all. */
    public boolean mayBePayment() {
        return isUnexplained() && amount.isPositive();
    }

    /** Whether it may be what somebody had booked before the bank told it. */
    public boolean mayBeConfirmation() {
        return isUnexplained() || (payment == null && state == LineState.IGNORED);
    }

    /** Whether a person should look at it. */
    public boolean needsAttention() {
        return switch (state) {
            case MATCH_SUGGESTED, UNIDENTIFIED, IDENTIFIED, PARTIALLY_APPLIED -> true;
            case IMPORTED, AUTO_APPLIED, APPLIED, IGNORED, RETURNED, PAID_OUT, PAYOUT, DETAILED, CONFIRMED -> false;
        };
    }
}
