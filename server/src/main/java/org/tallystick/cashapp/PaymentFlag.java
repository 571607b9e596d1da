package org.tallystick.cashapp;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.PaymentId;

/**
 * Something odd about a payment, and what a person made of it last.
 *
 * @param other the payment this one may repeat
 */
public record PaymentFlag(
        UUID id,
        FlagRule rule,
        String evidence,
        @Nullable PaymentId other,
        Instant raisedAt,
        PaymentId payment,
        String number,
        Money amount,
        LocalDate receivedOn,
        @Nullable CustomerId customer,
        @Nullable String customerName,
        @Nullable Decided decided) {
    /** The latest decision. */
    public record Decided(FlagVerdict verdict, String reason, Instant at, String by) {}

    /** Whether it waits in the queue. */
    public boolean isOpen() {
        return decided == null || decided.verdict().isOpen();
    }

    /** Who it is about, as far as that is known. */
    public String who() {
        return customerName == null ? "Not identified" : customerName;
    }
}
