package org.tallystick.lib.money;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

/** The days on which a company's banks work: not on its weekend, not on its holidays (DOMAIN RULE-05). */
public record BusinessDays(Set<DayOfWeek> weekend, Set<LocalDate> holidays) {
    /** A calendar that never rolls. */
    public static final BusinessDays EVERY_DAY = new BusinessDays(Set.of(), Set.of());

    /** The search ends after this many days; no real calendar closes for longer. */
    private static final int MAXIMUM_DAYS = 60;

    public BusinessDays {
        weekend = Set.copyOf(weekend);
        holidays = Set.copyOf(holidays);
        if (weekend.size() == DayOfWeek.values().length) {
            throw new IllegalArgumentException("every day of the week is a weekend");
        }
    }

    /** Saturday and Sunday off, and the holidays. */
    public static BusinessDays mondayToFriday(Set<LocalDate> holidays) {
        return new BusinessDays(EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), holidays);
    }

    public boolean isOpen(LocalDate day) {
        return !weekend.contains(day.getDayOfWeek()) && !holidays.contains(day);
    }

    /**
     * The day itself when open, else the next open day.
     *
     * @throws IllegalArgumentException when nothing is open for 60 days
     */
    public Roll rollForward(LocalDate day) {
        for (int days = 0; days <= MAXIMUM_DAYS; days++) {
            LocalDate candidate = day.plusDays(days);
            if (isOpen(candidate)) {
                return new Roll(day, candidate);
            }
        }
        throw new IllegalArgumentException("no business day within " + MAXIMUM_DAYS + " days after " + day);
    }

    /** The record of a roll: the agreed day and the business day that takes its place. */
    public record Roll(LocalDate agreedOn, LocalDate rolledTo) {
        public boolean isRolled() {
            return !agreedOn.equals(rolledTo);
        }
    }
}
