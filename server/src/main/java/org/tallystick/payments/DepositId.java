package org.tallystick.payments;

import java.util.UUID;
import org.tallystick.platform.Ids;

/** Names a deposit of a company. */
public record DepositId(UUID value) {
    public static DepositId next() {
        return new DepositId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
