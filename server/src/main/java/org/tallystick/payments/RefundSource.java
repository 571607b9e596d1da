package org.tallystick.payments;

import java.util.UUID;

/** What a refund pays back: unapplied money of a payment, or what a credit memo has left. */
public sealed interface RefundSource {
    record OfPayment(PaymentId payment) implements RefundSource {}

    /** By its open item. */
    record OfCredit(UUID credit) implements RefundSource {}
}
