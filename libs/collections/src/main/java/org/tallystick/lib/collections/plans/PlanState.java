package org.tallystick.lib.collections.plans;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.tallystick.lib.collections.Transitions;

/** Where a payment plan stands (DOMAIN SM-5). */
public enum PlanState {
    DRAFT,
    OFFERED,
    /** Signed. */
    ACCEPTED,
    DECLINED,
    EXPIRED,
    ACTIVE,
    /** Active, with an installment that was missed and may still be cured. */
    LATE,
    COMPLETED,
    /** An installment was missed and not cured in time. */
    DEFAULTED,
    CANCELLED,
    /** A new version took its place. */
    RESCHEDULED;

    /** A late plan is an active one: it ends in all the ways an active one does. */
    private static final Transitions<PlanState> TRANSITIONS = new Transitions<>(
            PlanState.class,
            Map.of(
                    DRAFT,
                    EnumSet.of(OFFERED),
                    OFFERED,
                    EnumSet.of(ACCEPTED, DECLINED, EXPIRED),
                    ACCEPTED,
                    EnumSet.of(ACTIVE),
                    ACTIVE,
                    EnumSet.of(LATE, COMPLETED, DEFAULTED, CANCELLED, RESCHEDULED),
                    LATE,
                    EnumSet.of(ACTIVE, COMPLETED, DEFAULTED, CANCELLED, RESCHEDULED)));

    public static Transitions<PlanState> transitions() {
        return TRANSITIONS;
    }

    public static Set<PlanState> allowed(PlanState state) {
        return TRANSITIONS.allowed(state);
    }
}
