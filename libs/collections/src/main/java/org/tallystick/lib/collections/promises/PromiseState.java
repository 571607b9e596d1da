package org.tallystick.lib.collections.promises;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.tallystick.lib.collections.Transitions;

/** What became of a promise to pay (DOMAIN SM-4). */
public enum PromiseState {
    /** Its last day is not over. */
    PENDING,
    /** Its last day is over, but not all bank data up to it are in: nobody may say yet that it was broken. */
    AWAITING_BANK_DATA,
    /** All of it came in time. */
    KEPT,
    /** A part of it came in time, whatever came later. */
    PARTIALLY_KEPT,
    /** Nothing of it came in time. */
    BROKEN,
    /** Nothing came in time, but all of it within the tolerance after; late in statistics. */
    KEPT_LATE,
    CANCELLED,
    /** Another promise took its place. */
    SUPERSEDED;

    private static final Transitions<PromiseState> TRANSITIONS = new Transitions<>(
            PromiseState.class,
            Map.of(
                    PENDING,
                    EnumSet.of(AWAITING_BANK_DATA, KEPT, PARTIALLY_KEPT, BROKEN, CANCELLED, SUPERSEDED),
                    AWAITING_BANK_DATA,
                    EnumSet.of(KEPT, PARTIALLY_KEPT, BROKEN),
                    BROKEN,
                    EnumSet.of(KEPT_LATE)));

    private static final Transitions<PromiseState> WHEN_TAKEN_BACK = new Transitions<>(
            PromiseState.class,
            Map.of(
                    KEPT,
                    EnumSet.of(PARTIALLY_KEPT, BROKEN, KEPT_LATE),
                    PARTIALLY_KEPT,
                    EnumSet.of(BROKEN, KEPT_LATE),
                    KEPT_LATE,
                    EnumSet.of(BROKEN)));

    /** Which state follows which in the course of things. */
    public static Transitions<PromiseState> transitions() {
        return TRANSITIONS;
    }

    /** Where a judged promise goes besides when money that was counted is taken back, such as a returned direct debit. */
    public static Transitions<PromiseState> whenTakenBack() {
        return WHEN_TAKEN_BACK;
    }

    public static Set<PromiseState> allowed(PromiseState state) {
        return TRANSITIONS.allowed(state);
    }
}
