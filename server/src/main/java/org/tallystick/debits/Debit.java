package org.tallystick.debits;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.PaymentId;

/**
 * What one payer is debited in a run. The reason code is the bank's, when it sent the debit back; the payment is the money,
 * once it was collected. Its payer is to be told by a day; when and how that was done is null until it is. The trace is that
 * of ACH, once it was handed out.
 */
public record Debit(
        UUID id,
        UUID run,
        CustomerId customer,
        UUID mandate,
        String mandateReference,
        String batchId,
        String endToEndId,
        Sequence sequence,
        Money amount,
        State state,
        @Nullable String reasonCode,
        @Nullable PaymentId payment,
        @Nullable LocalDate decidedOn,
        LocalDate tellBy,
        @Nullable LocalDate toldOn,
        @Nullable String toldHow,
        @Nullable String trace) {
    /** The reason of a debit that was left out because its payer was not told in time. */
    public static final String NOT_TOLD = "NOTICE";

    /** {@code PENDING → COLLECTED → RETURNED}, {@code PENDING → REJECTED | CANCELLED}. */
    public enum State {
        /** Its items are reserved; nothing is booked. */
        PENDING,
        COLLECTED,
        /** The bank took the money back. */
        RETURNED,
        /** The bank sent it back before any money moved. */
        REJECTED,
        /** It was never handed to the bank. */
        CANCELLED
    }

    /** By what banks name it: the trace of ACH, else the end-to-end id. */
    public String bankName() {
        return trace == null ? endToEndId : trace;
    }

    public boolean isToldInTime() {
        return toldOn != null && !toldOn.isAfter(tellBy);
    }

    /** Its place in the life of the mandate. */
    public enum Sequence {
        FRST,
        RCUR
    }
}
