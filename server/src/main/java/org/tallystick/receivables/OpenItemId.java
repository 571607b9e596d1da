package org.tallystick.receivables;

import java.util.UUID;
import org.tallystick.platform.Ids;

/** Names an open item of a company. */
public record OpenItemId(UUID value) {
    public static OpenItemId next() {
        return new OpenItemId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
