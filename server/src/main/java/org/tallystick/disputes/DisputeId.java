package org.tallystick.disputes;

import java.util.UUID;
import org.tallystick.platform.Ids;

/** Names a dispute of a company. */
public record DisputeId(UUID value) {
    public static DisputeId next() {
        return new DisputeId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
