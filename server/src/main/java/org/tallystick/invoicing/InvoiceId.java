package org.tallystick.invoicing;

import java.util.UUID;
import org.tallystick.platform.Ids;

/** Names a posted invoice of a company. */
public record InvoiceId(UUID value) {
    public static InvoiceId next() {
        return new InvoiceId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
