package org.tallystick.customers;

import java.util.UUID;
import org.tallystick.platform.Ids;

/** Names a customer of a company. */
public record CustomerId(UUID value) {
    public static CustomerId next() {
        return new CustomerId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
