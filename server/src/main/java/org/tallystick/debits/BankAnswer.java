package org.tallystick.debits;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.RefundId;

/**
 * What a bank answered to an entry of ours in a NACHA file, and what became of it; the explanation is for whoever has to look
 * at it. The amount is null where the file has none.
 */
public record BankAnswer(
        UUID id,
        Kind kind,
        String code,
        String originalTrace,
        String trace,
        @Nullable Money amount,
        @Nullable UUID debit,
        @Nullable RefundId refund,
        Outcome outcome,
        @Nullable String explanation,
        Instant recordedAt) {
    /** Addenda 99 return an entry, refuse a return of ours or contest that; addenda 98 correct data. */
    public enum Kind {
        RETURN("Return"),
        CHANGE("Notice of change"),
        DISHONOURED("Refused return"),
        CONTESTED("Contested refusal");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** What became of it. */
    public enum Outcome {
        /** The debit was freed or taken back, the refund failed or came back. */
        BOOKED,
        /** The mandate has a change that waits for a decision. */
        PROPOSED,
        /** What it says had happened before. */
        NOTHING,
        /** Somebody has to look at it; nothing was booked. */
        PERSON
    }
}
