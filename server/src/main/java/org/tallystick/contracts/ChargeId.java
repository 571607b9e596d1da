package org.tallystick.contracts;

import java.util.UUID;
import org.tallystick.platform.Ids;

/** Names a charge of a company. */
public record ChargeId(UUID value) {
    public static ChargeId next() {
        return new ChargeId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
