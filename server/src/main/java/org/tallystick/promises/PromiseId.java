package org.tallystick.promises;

import java.util.UUID;
import org.tallystick.platform.Ids;

/** Names a promise to pay of a company. */
public record PromiseId(UUID value) {
    public static PromiseId next() {
        return new PromiseId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
