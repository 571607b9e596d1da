package org.tallystick.contracts;

import java.util.UUID;
import org.tallystick.platform.Ids;

/** Names a contract of a company. */
public record ContractId(UUID value) {
    public static ContractId next() {
        return new ContractId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
