package org.tallystick.lib.bankfiles.nacha;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.HashSet;
import java.util.Set;
import org.tallystick.lib.money.BusinessDays;

/**
 * The days on which ACH entries settle: those of the Federal Reserve Banks, closed at weekends and on eleven holidays. A
 * holiday on a Sunday is kept on the Monday behind it; one on a Saturday leaves the Friday before it open.
 */
public final class FedDays {
    private FedDays() {}

    /** Whether entries settle on a day, such as not on 2026-11-26, Thanksgiving. */
    public static boolean isOpen(LocalDate day) {
        return around(day).isOpen(day);
    }

    /** The day itself, or the next one on which entries settle. */
    public static LocalDate onOrAfter(LocalDate day) {
        return around(day).rollForward(day).rolledTo();
    }

    private static BusinessDays around(LocalDate day) {
        Set<LocalDate> closed = new HashSet<>(holidays(day.getYear()));
        closed.addAll(holidays(day.getYear() + 1));
        return BusinessDays.mondayToFriday(closed);
    }

    private static Set<LocalDate> holidays(int year) {
        return Set.of(
                kept(LocalDate.of(year, Month.JANUARY, 1)),
                monday(year, Month.JANUARY, 3),
                monday(year, Month.FEBRUARY, 3),
                LocalDate.of(year, Month.MAY, 1).with(TemporalAdjusters.lastInMonth(DayOfWeek.MONDAY)),
                kept(LocalDate.of(year, Month.JUNE, 19)),
                kept(LocalDate.of(year, Month.JULY, 4)),
                monday(year, Month.SEPTEMBER, 1),
                monday(year, Month.OCTOBER, 2),
                kept(LocalDate.of(year, Month.NOVEMBER, 11)),
                LocalDate.of(year, Month.NOVEMBER, 1).with(TemporalAdjusters.dayOfWeekInMonth(4, DayOfWeek.THURSDAY)),
                kept(LocalDate.of(year, Month.DECEMBER, 25)));
    }

    private static LocalDate monday(int year, Month month, int ordinal) {
        return LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(ordinal, DayOfWeek.MONDAY));
    }

    private static LocalDate kept(LocalDate holiday) {
        return holiday.getDayOfWeek() == DayOfWeek.SUNDAY ? holiday.plusDays(1) : holiday;
    }
}
