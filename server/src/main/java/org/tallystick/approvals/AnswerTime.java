package org.tallystick.approvals;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/** How long an answer may take. */
public record AnswerTime(int length, Unit unit) {
    public static final int LONGEST = 90;
    public static final AnswerTime USUAL = days(3);

    /** Days end at midnight, business days at closing time, and only opening hours count as business hours. */
    public enum Unit {
        DAYS("days"),
        BUSINESS_DAYS("business days"),
        BUSINESS_HOURS("business hours");

        private final String title;

        Unit(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    public static AnswerTime days(int length) {
        return new AnswerTime(length, Unit.DAYS);
    }

    /** By when, and on which day that is. */
    Due from(Instant asked, WorkCalendar calendar) {
        LocalDate today = calendar.day(asked);
        return switch (unit) {
            case DAYS -> new Due(today.plusDays(length), calendar.endOf(today.plusDays(length)));
            case BUSINESS_DAYS -> {
                LocalDate on = calendar.businessDays(today, length);
                Instant closing = calendar.closing(on);
                yield new Due(on, closing.isBefore(asked) ? asked : closing);
            }
            case BUSINESS_HOURS -> {
                Instant at = calendar.businessHours(asked, length);
                yield new Due(calendar.day(at), at);
            }
        };
    }

    /** When an answer is late. */
    record Due(LocalDate on, Instant at) {
        /** Half of the time is over. */
        Instant remindAt(Instant asked) {
            return asked.plus(Duration.between(asked, at).dividedBy(2));
        }
    }

    @Override
    public String toString() {
        return length + " " + unit.title();
    }
}
