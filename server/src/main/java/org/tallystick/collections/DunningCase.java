package org.tallystick.collections;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.collections.dunning.Tone;
import org.tallystick.lib.money.Money;

/**
 * How a customer stands in one currency (DOMAIN SM-6), derived from what is open and what was sent about it.
 *
 * @param suspended what of the overdue amount is suspended today
 * @param level the highest level sent about what is still open; 0: none
 * @param tone how that spoke
 * @param oldestDue the earliest due day of what is overdue
 */
public record DunningCase(
        CustomerId customer,
        String customerNumber,
        String customerName,
        Money overdue,
        Money suspended,
        int items,
        LocalDate oldestDue,
        int level,
        @Nullable Tone tone,
        @Nullable LocalDate lastOn) {
    public State state() {
        if (tone == null) {
            return State.NONE;
        }
        return switch (tone) {
            case COURTESY -> State.PRE_DUE;
            case REMINDER, DEMAND -> State.LEVEL;
            case FINAL -> State.FINAL_NOTICE;
        };
    }

    public boolean isSuspended() {
        return suspended.compareTo(overdue) >= 0;
    }

    public long daysLate(LocalDate today) {
        return today.toEpochDay() - oldestDue.toEpochDay();
    }

    /** Where the case is; a level has its number beside it. */
    public enum State {
        NONE("Not reminded"),
        PRE_DUE("Before due"),
        LEVEL("Level"),
        FINAL_NOTICE("Final notice");

        private final String title;

        State(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }
}
