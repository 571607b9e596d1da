package org.tallystick.lib.matching.payer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer as far as payers are recognised by it.
 *
 * @param parent the customer at the head of its group
 * @param accounts bank accounts of the master data
 * @param manual every payment of it is looked at by a person
 */
public record Customer(String number, String name, @Nullable String parent, List<String> accounts, boolean manual) {
    public Customer {
        accounts = List.copyOf(accounts);
    }
}
