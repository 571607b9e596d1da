package org.tallystick.receivables;

import java.util.List;
import org.tallystick.access.Caller;

/**
 * Somebody took settlements back because they were wrong; told in the transaction that did it. A payment the bank takes back
 * is not told here: what it settled was right.
 *
 * @param wrongCustomer the money was not meant for this customer
 */
public record AllocationsTakenBack(Caller caller, List<Allocation> taken, String reason, boolean wrongCustomer) {
    public AllocationsTakenBack {
        taken = List.copyOf(taken);
    }
}
