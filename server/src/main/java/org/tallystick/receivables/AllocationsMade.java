package org.tallystick.receivables;

import java.util.List;
import org.tallystick.access.Caller;

/** Payments settled items; told in the transaction that did it. */
public record AllocationsMade(Caller caller, List<AllocationRequest> requests) {
    public AllocationsMade {
        requests = List.copyOf(requests);
    }
}
