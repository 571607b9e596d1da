package org.tallystick.cashapp;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;
import org.tallystick.payments.PaymentId;
import org.tallystick.receivables.OpenItemId;

/**
 * What people made of a decision: compared with what the payment settles in the end, item by item and cent by cent.
 *
 * @param automatic it was settled at once
 * @param provesTheRule nothing else than the state of the rule kept it from being settled at once
 * @param last what was made of it before; null for nothing yet
 * @param proposed the cash on each item of the best way, negative on a credit
 */
record Judged(
        UUID decision,
        PaymentId payment,
        MatchRule rule,
        boolean automatic,
        boolean provesTheRule,
        @Nullable Kind last,
        boolean wrongCustomerKnown,
        Map<OpenItemId, Long> proposed,
        Set<CustomerId> proposedCustomers) {
    Judged {
        proposed = Map.copyOf(proposed);
        proposedCustomers = Set.copyOf(proposedCustomers);
    }

    enum Kind {
        CONFIRMED,
        CORRECTED,
        REVERSED
    }

    /** What a payment settles now; used up when nothing of it is left. */
    record Settled(Map<OpenItemId, Long> cash, Set<CustomerId> customers, boolean usedUp) {
        static final Settled NOTHING = new Settled(Map.of(), Set.of(), false);

        Settled {
            cash = Map.copyOf(cash);
            customers = Set.copyOf(customers);
        }
    }

    /** A suggestion that nobody has settled yet, or that was taken back since. */
    boolean isOpen() {
        return !automatic && (last == null || last == Kind.REVERSED);
    }

    /** Null while it may still become what was proposed. */
    @Nullable
    Kind against(Settled settled) {
        if (settled.cash().equals(proposed)) {
            return Kind.CONFIRMED;
        }
        boolean onTheWay = settled.cash().entrySet().stream()
                .allMatch(part -> part.getValue().equals(proposed.get(part.getKey())));
        return settled.usedUp() || !onTheWay ? Kind.CORRECTED : null;
    }

    /** An item of somebody whose items the money does not settle; not yet while it may still come to them. */
    boolean meantSomebodyElse(Settled settled) {
        boolean missing = !settled.customers().containsAll(proposedCustomers);
        return missing && (settled.usedUp() || !proposedCustomers.containsAll(settled.customers()));
    }
}
