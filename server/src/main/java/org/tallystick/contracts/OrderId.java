package org.tallystick.contracts;

import java.util.UUID;
import org.tallystick.platform.Ids;

/** Names an order of a company. */
public record OrderId(UUID value) {
    public static OrderId next() {
        return new OrderId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
