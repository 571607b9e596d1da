package org.tallystick.payments;

import java.util.UUID;
import org.tallystick.platform.Ids;

/** Names a payment of a company. */
public record PaymentId(UUID value) {
    public static PaymentId next() {
        return new PaymentId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
