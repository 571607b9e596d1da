package org.tallystick.receivables;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.PaymentId;

/**
 * A part of one source that settled a part of one open item; negative when it takes back another one. Base amounts are
 * minor units of the company's currency: {@code baseMinor} as the item was booked, {@code sourceBaseMinor} as the source was.
 * A discount, bank charges, a small difference or a credit that came with a payment names it: it is taken back with it.
 */
public record Allocation(
        AllocationId id,
        OpenItemId item,
        Kind kind,
        @Nullable PaymentId payment,
        @Nullable OpenItemId credit,
        @Nullable PaymentId grantedWith,
        Money amount,
        long baseMinor,
        long sourceBaseMinor,
        LocalDate effectiveOn,
        Instant recordedAt,
        String recordedBy,
        String rule,
        @Nullable AllocationId reverses,
        @Nullable AllocationId reversedBy,
        @Nullable String reason) {
    public enum Kind {
        PAYMENT("Payment"),
        CREDIT("Credit memo"),
        DISCOUNT("Early-payment discount"),
        BANK_FEE("Bank charges"),
        SMALL_DIFFERENCE("Small difference"),
        WRITE_OFF("Write-off"),
        /** A late fee that is not insisted on. */
        WAIVER("Waiver"),
        /** Settles the item of a refund of a credit that was given back. */
        REFUND_BACK("Refund given back");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** Neither taken back nor taking back. */
    public boolean isActive() {
        return reverses == null && reversedBy == null;
    }

    /** What takes this allocation back, on a day, for a reason. */
    Allocation mirrored(LocalDate on, Instant at, String by, String why) {
        return new Allocation(
                AllocationId.next(),
                item,
                kind,
                payment,
                credit,
                grantedWith,
                amount.negated(),
                -baseMinor,
                -sourceBaseMinor,
                on,
                at,
                by,
                rule,
                id,
                null,
                why);
    }
}
