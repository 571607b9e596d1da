package org.tallystick.approvals;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;
import org.tallystick.lib.money.BusinessDays;

/** When people of a company work, in its zone: the same hours on every business day. */
public record WorkCalendar(ZoneId zone, LocalTime opens, LocalTime closes, BusinessDays days) {
    private static final int LONGEST_DAYS = 400;

    public WorkCalendar {
        if (!opens.isBefore(closes)) {
            throw new IllegalArgumentException("opens at " + opens + ", not before it closes at " + closes);
        }
    }

    /** Monday to Friday, nine to five. */
    public static WorkCalendar usual(ZoneId zone) {
        return new WorkCalendar(zone, LocalTime.of(9, 0), LocalTime.of(17, 0), BusinessDays.mondayToFriday(Set.of()));
    }

    LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }

    Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    Instant closing(LocalDate day) {
        return day.atTime(closes).atZone(zone).toInstant();
    }

    /** So many business days after a day; with none the day itself, or the next business day. */
    LocalDate businessDays(LocalDate from, int count) {
        LocalDate day = days.rollForward(from).rolledTo();
        for (int i = 0; i < count; i++) {
            day = days.rollForward(day.plusDays(1)).rolledTo();
        }
        return day;
    }

    /** When so many opening hours have passed. */
    Instant businessHours(Instant from, int hours) {
        Duration left = Duration.ofHours(hours);
        LocalDate day = days.rollForward(day(from)).rolledTo();
        for (int i = 0; i < LONGEST_DAYS; i++) {
            ZonedDateTime opening = day.atTime(opens).atZone(zone);
            Instant start = opening.toInstant().isBefore(from) ? from : opening.toInstant();
            Duration open = Duration.between(start, closing(day));
            if (open.isPositive() && open.compareTo(left) >= 0) {
                return start.plus(left);
            }
            left = open.isPositive() ? left.minus(open) : left;
            day = days.rollForward(day.plusDays(1)).rolledTo();
        }
        throw new IllegalArgumentException(hours + " business hours from " + from + " take too long");
    }

    public boolean worksOn(DayOfWeek day) {
        return !days.weekend().contains(day);
    }
}
