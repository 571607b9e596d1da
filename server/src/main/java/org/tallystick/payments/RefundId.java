package org.tallystick.payments;

import java.util.UUID;
import org.tallystick.platform.Ids;

/** Names a refund of a company. */
public record RefundId(UUID value) {
    public static RefundId next() {
        return new RefundId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
