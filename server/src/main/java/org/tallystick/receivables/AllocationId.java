package org.tallystick.receivables;

import java.util.UUID;
import org.tallystick.platform.Ids;

/** Names an allocation of a company. */
public record AllocationId(UUID value) {
    public static AllocationId next() {
        return new AllocationId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
