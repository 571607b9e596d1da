package org.tallystick.disputes;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.access.Role;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.collections.disputes.DisputeState;

/**
 * Which disputes a list shows.
 *
 * @param states none: all
 * @param owner disputes of this person, or of everybody in one of the parts
 * @param openedThrough those at least so old
 */
public record DisputeFilter(
        Set<DisputeState> states,
        boolean lateOnly,
        @Nullable String reason,
        @Nullable CustomerId customer,
        @Nullable UUID owner,
        Set<Role> parts,
        @Nullable LocalDate openedThrough,
        @Nullable String text) {
    public static final DisputeFilter ALL = new DisputeFilter(Set.of(), false, null, null, null, Set.of(), null, null);

    public DisputeFilter {
        states = Set.copyOf(states);
        parts = Set.copyOf(parts);
    }

    public DisputeFilter ofCustomer(CustomerId whose) {
        return new DisputeFilter(states, lateOnly, reason, whose, owner, parts, openedThrough, text);
    }

    List<String> stateNames() {
        return states.stream().map(Enum::name).sorted().toList();
    }

    List<String> partNames() {
        return parts.stream().map(Enum::name).sorted().toList();
    }
}
