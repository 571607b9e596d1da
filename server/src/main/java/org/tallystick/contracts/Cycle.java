package org.tallystick.contracts;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import org.tallystick.platform.Refusal;

/**
 * How the periods of a recurring line follow each other: every so many months from a day of the month, or every so many weeks
 * from a day of the week (1 is Monday). A day a month does not have is its last: from the 31st means from the 28th in February
 * and from the 31st again in March.
 */
public record Cycle(int every, Unit unit, int anchor) {
    private static final int MOST = 120;
    private static final int LONGEST_MONTH = 31;

    /** What is counted. */
    public enum Unit {
        MONTHS("months", LONGEST_MONTH),
        WEEKS("weeks", 7);

        private final String title;
        private final int lastAnchor;

        Unit(String title, int lastAnchor) {
            this.title = title;
            this.lastAnchor = lastAnchor;
        }

        public String title() {
            return title;
        }
    }

    /** The days of one period, both included. */
    public record Period(LocalDate first, LocalDate last) {}

    public Cycle {
        if (every < 1 || every > MOST) {
            throw Refusal.invalid("CYCLE_INVALID", "A period is 1 to " + MOST + " months or weeks long.");
        }
        if (anchor < 1 || anchor > unit.lastAnchor) {
            throw Refusal.invalid(
                    "ANCHOR_INVALID",
                    "A period begins on a day of the month from 1 to 31, or of the week from 1 (Monday) to 7.");
        }
    }

    /** The period that holds a day, when one of the periods holds the origin. */
    public Period holding(LocalDate day, LocalDate origin) {
        return switch (unit) {
            case MONTHS -> months(day, origin);
            case WEEKS -> weeks(day, origin);
        };
    }

    private Period months(LocalDate day, LocalDate origin) {
        YearMonth zero = monthOfStart(origin);
        long between = ChronoUnit.MONTHS.between(zero, monthOfStart(day));
        YearMonth start = zero.plusMonths(Math.floorDiv(between, every) * every);
        return new Period(anchored(start), anchored(start.plusMonths(every)).minusDays(1));
    }

    /** The month in which the single month that holds the day begins. */
    private YearMonth monthOfStart(LocalDate day) {
        YearMonth month = YearMonth.from(day);
        return day.isBefore(anchored(month)) ? month.minusMonths(1) : month;
    }

    private LocalDate anchored(YearMonth month) {
        return month.atDay(Math.min(anchor, month.lengthOfMonth()));
    }

    private Period weeks(LocalDate day, LocalDate origin) {
        LocalDate zero = origin.with(TemporalAdjusters.previousOrSame(DayOfWeek.of(anchor)));
        long days = every * 7L;
        LocalDate first = zero.plusDays(Math.floorDiv(ChronoUnit.DAYS.between(zero, day), days) * days);
        return new Period(first, first.plusDays(days - 1));
    }
}
