package org.tallystick.lib.collections.fees;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** How many days a span has, and of how many a year is made (ISDA 2006 definitions, section 4.16). */
public enum DayCount {
    /** Calendar days over 365, in leap years too. */
    ACT_365,
    /** Calendar days over 360. */
    ACT_360,
    /** Calendar days over the days of the year they are in. */
    ACT_ACT,
    /** Months of 30 days over 360; the 31st counts as the 30th (30E/360). */
    THIRTY_360;

    /** The days from a day to another, that one not counted; under {@link #ACT_ACT} both are in one year. */
    int days(LocalDate from, LocalDate end) {
        return switch (this) {
            case ACT_365, ACT_360, ACT_ACT -> Math.toIntExact(ChronoUnit.DAYS.between(from, end));
            case THIRTY_360 -> thirtieths(end) - thirtieths(from);
        };
    }

    int daysOfYear(LocalDate day) {
        return switch (this) {
            case ACT_365 -> 365;
            case ACT_360, THIRTY_360 -> 360;
            case ACT_ACT -> day.lengthOfYear();
        };
    }

    private static int thirtieths(LocalDate day) {
        return day.getYear() * 360 + day.getMonthValue() * 30 + Math.min(day.getDayOfMonth(), 30);
    }
}
