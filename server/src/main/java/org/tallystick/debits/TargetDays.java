package org.tallystick.debits;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.tallystick.lib.money.BusinessDays;

/** The days on which SEPA settles: those of TARGET, closed at weekends and on six holidays (ECB, TARGET Guideline). */
public final class TargetDays {
    private TargetDays() {}

    public static boolean isOpen(LocalDate day) {
        return around(day).isOpen(day);
    }

    /** The day itself, or the next one on which SEPA settles. */
    public static LocalDate onOrAfter(LocalDate day) {
        return around(day).rollForward(day).rolledTo();
    }

    private static BusinessDays around(LocalDate day) {
        Set<LocalDate> closed = new HashSet<>(holidays(day.getYear()));
        closed.addAll(holidays(day.getYear() + 1));
        return BusinessDays.mondayToFriday(closed);
    }

    private static Set<LocalDate> holidays(int year) {
        LocalDate easter = easter(year);
        return Set.of(
                LocalDate.of(year, 1, 1),
                easter.minusDays(2),
                easter.plusDays(1),
                LocalDate.of(year, 5, 1),
                LocalDate.of(year, 12, 25),
                LocalDate.of(year, 12, 26));
    }

    /** Easter Sunday of the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8). */
    private static LocalDate easter(int year) {
        int golden = year % 19;
        int century = year / 100;
        int ofCentury = year % 100;
        int correction = (century - (century + 8) / 25 + 1) / 3;
        int epact = (19 * golden + century - century / 4 - correction + 15) % 30;
        int weekday = (32 + 2 * (century % 4) + 2 * (ofCentury / 4) - epact - ofCentury % 4) % 7;
        int shift = (golden + 11 * epact + 22 * weekday) / 451;
        int days = epact + weekday - 7 * shift + 114;
        return LocalDate.of(year, days / 31, days % 31 + 1);
    }
}
