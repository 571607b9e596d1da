package org.tallystick.lib.collections.disputes;

import static org.tallystick.lib.collections.disputes.DisputeState.ACCEPTED;
import static org.tallystick.lib.collections.disputes.DisputeState.CLOSED;
import static org.tallystick.lib.collections.disputes.DisputeState.CUSTOMER_CONFIRMED;
import static org.tallystick.lib.collections.disputes.DisputeState.OPENED;
import static org.tallystick.lib.collections.disputes.DisputeState.PARTIALLY_ACCEPTED;
import static org.tallystick.lib.collections.disputes.DisputeState.REJECTED;
import static org.tallystick.lib.collections.disputes.DisputeState.REOPENED;
import static org.tallystick.lib.collections.disputes.DisputeState.RESOLUTION_PROPOSED;
import static org.tallystick.lib.collections.disputes.DisputeState.TRIAGED;
import static org.tallystick.lib.collections.disputes.DisputeState.UNDER_INVESTIGATION;
import static org.tallystick.lib.collections.disputes.DisputeState.WAITING_CUSTOMER;
import static org.tallystick.lib.collections.disputes.DisputeState.WAITING_INTERNAL;
import static org.tallystick.lib.collections.disputes.DisputeState.WITHDRAWN;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which step leads from which state to which: the one table of it. */
public final class DisputeCourse {
    private static final Map<DisputeState, Map<DisputeStep, DisputeState>> TABLE = table();

    private DisputeCourse() {}

    private static Map<DisputeState, Map<DisputeStep, DisputeState>> table() {
        Map<DisputeState, Map<DisputeStep, DisputeState>> table = new EnumMap<>(DisputeState.class);
        table.put(OPENED, Map.of(DisputeStep.TRIAGE, TRIAGED, DisputeStep.WITHDRAW, WITHDRAWN));
        table.put(TRIAGED, Map.of(DisputeStep.INVESTIGATE, UNDER_INVESTIGATION, DisputeStep.WITHDRAW, WITHDRAWN));
        table.put(
                UNDER_INVESTIGATION,
                Map.of(
                        DisputeStep.ASK_CUSTOMER, WAITING_CUSTOMER,
                        DisputeStep.ASK_COLLEAGUE, WAITING_INTERNAL,
                        DisputeStep.PROPOSE, RESOLUTION_PROPOSED,
                        DisputeStep.WITHDRAW, WITHDRAWN));
        table.put(
                WAITING_CUSTOMER,
                Map.of(
                        DisputeStep.INVESTIGATE, UNDER_INVESTIGATION,
                        DisputeStep.ASK_COLLEAGUE, WAITING_INTERNAL,
                        DisputeStep.WITHDRAW, WITHDRAWN));
        table.put(
                WAITING_INTERNAL,
                Map.of(
                        DisputeStep.INVESTIGATE, UNDER_INVESTIGATION,
                        DisputeStep.ASK_CUSTOMER, WAITING_CUSTOMER,
                        DisputeStep.WITHDRAW, WITHDRAWN));
        table.put(
                RESOLUTION_PROPOSED,
                Map.of(
                        DisputeStep.ACCEPT, ACCEPTED,
                        DisputeStep.ACCEPT_PARTLY, PARTIALLY_ACCEPTED,
                        DisputeStep.REJECT, REJECTED,
                        DisputeStep.WITHDRAW, WITHDRAWN));
        table.put(
                ACCEPTED, Map.of(DisputeStep.CONFIRM, CUSTOMER_CONFIRMED, DisputeStep.TURN_DOWN, UNDER_INVESTIGATION));
        table.put(
                PARTIALLY_ACCEPTED,
                Map.of(DisputeStep.CONFIRM, CUSTOMER_CONFIRMED, DisputeStep.TURN_DOWN, UNDER_INVESTIGATION));
        table.put(REJECTED, Map.of(DisputeStep.CONFIRM, CUSTOMER_CONFIRMED, DisputeStep.WITHDRAW, WITHDRAWN));
        table.put(CUSTOMER_CONFIRMED, Map.of(DisputeStep.CLOSE, CLOSED));
        table.put(CLOSED, Map.of(DisputeStep.REOPEN, REOPENED));
        table.put(REOPENED, Map.of(DisputeStep.TRIAGE, TRIAGED, DisputeStep.WITHDRAW, WITHDRAWN));
        table.put(WITHDRAWN, Map.of());
        return table;
    }

    /** The state a step leads to; empty where it is not allowed. */
    public static Optional<DisputeState> after(DisputeState state, DisputeStep step) {
        return Optional.ofNullable(steps(state).get(step));
    }

    /** What may be done next. */
    public static Set<DisputeStep> allowed(DisputeState state) {
        return Set.copyOf(steps(state).keySet());
    }

    /** Whether what was closed on a day may be taken up again: within so many days of it. */
    public static boolean mayReopen(LocalDate closedOn, LocalDate on, int days) {
        return !on.isAfter(closedOn.plusDays(days));
    }

    private static Map<DisputeStep, DisputeState> steps(DisputeState state) {
        return TABLE.getOrDefault(state, Map.of());
    }
}
