package org.tallystick.lib.collections.plans;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.tallystick.lib.collections.Transitions;

/** Where an installment of a plan stands (DOMAIN SM-5). */
public enum InstallmentState {
    SCHEDULED,
    /** Its day is today. */
    DUE,
    /** All of it came by its day. */
    PAID,
    /** Its day is over, and a part of it had come; the rest is missed. */
    PARTIAL,
    /** Its day is over, and nothing of it had come. */
    MISSED,
    /** What was missed came later. */
    CURED;

    /** What a partly paid installment misses can be cured as if all of it had been missed. */
    private static final Transitions<InstallmentState> TRANSITIONS = new Transitions<>(
            InstallmentState.class,
            Map.of(
                    SCHEDULED,
                    EnumSet.of(DUE),
                    DUE,
                    EnumSet.of(PAID, PARTIAL, MISSED),
                    PARTIAL,
                    EnumSet.of(CURED),
                    MISSED,
                    EnumSet.of(CURED)));

    public static Transitions<InstallmentState> transitions() {
        return TRANSITIONS;
    }

    public static Set<InstallmentState> allowed(InstallmentState state) {
        return TRANSITIONS.allowed(state);
    }
}
