package org.tallystick.lib.collections.dunning;

import java.time.LocalDate;

/**
 * Counts the days of an item: from its due day on, without those on which all of it was suspended (RULE-10). Ten suspended days
 * delay the next level by ten; intervals that overlap count once.
 */
public final class DunningClock {
    private DunningClock() {}

    /** Days overdue that count; before the due day negative, and there suspension delays nothing. */
    public static long days(Item item, LocalDate due, LocalDate day) {
        if (!day.isAfter(due)) {
            return day.toEpochDay() - due.toEpochDay();
        }
        return between(item, due, day);
    }

    /** Days after one day through another, without those suspended. */
    static long between(Item item, LocalDate after, LocalDate through) {
        long days = Math.max(0, through.toEpochDay() - after.toEpochDay());
        if (item.spans().isEmpty()) {
            return days;
        }
        return after.plusDays(1)
                .datesUntil(through.isBefore(after) ? after.plusDays(1) : through.plusDays(1))
                .filter(day -> !item.isStopped(day))
                .count();
    }
}
