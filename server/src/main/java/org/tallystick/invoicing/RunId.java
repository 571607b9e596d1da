package org.tallystick.invoicing;

import java.util.UUID;
import org.tallystick.platform.Ids;

/** Names a billing run of a company. */
public record RunId(UUID value) {
    public static RunId next() {
        return new RunId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
