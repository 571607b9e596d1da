package org.tallystick.invoicing;

import java.util.UUID;
import org.tallystick.platform.Ids;

/** Names a posted credit memo of a company. */
public record CreditMemoId(UUID value) {
    public static CreditMemoId next() {
        return new CreditMemoId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
