package org.tallystick.workbench.payments;

import org.tallystick.payments.Payment;
import org.tallystick.platform.web.Tone;

/** How far a payment has been put to use, in a word or two. */
public record PaymentState(String word, Tone tone) {
    public static PaymentState of(Payment payment) {
        if (payment.isReturned()) {
            return new PaymentState("Returned", Tone.BAD);
        }
        if (payment.disputed()) {
            return new PaymentState("Disputed", Tone.WARN);
        }
        if (payment.unapplied().isZero() && payment.exchanged().isPositive()) {
            return payment.isExchange()
                    ? new PaymentState("Exchange undone", Tone.NEUTRAL)
                    : new PaymentState("Exchanged", Tone.INFO);
        }
        if (payment.unapplied().isZero() && payment.refunded().isPositive()) {
            return payment.allocated().isZero()
                    ? new PaymentState("Refunded", Tone.NEUTRAL)
                    : new PaymentState("Applied and refunded", Tone.GOOD);
        }
        if (payment.unapplied().isZero()) {
            return new PaymentState("Applied", Tone.GOOD);
        }
        if (payment.allocated().isZero() && payment.refunded().isPositive()) {
            return new PaymentState("Partly refunded", Tone.WARN);
        }
        return payment.allocated().isZero()
                ? new PaymentState("Unapplied", Tone.WARN)
                : new PaymentState("Partly applied", Tone.WARN);
    }
}
