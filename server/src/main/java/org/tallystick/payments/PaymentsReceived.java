package org.tallystick.payments;

import java.util.List;
import org.tallystick.access.Caller;

/** Payments were booked, or a person said whose one is; told in the transaction that did it. */
public record PaymentsReceived(Caller caller, List<PaymentId> payments) {
    public PaymentsReceived {
        payments = List.copyOf(payments);
    }
}
