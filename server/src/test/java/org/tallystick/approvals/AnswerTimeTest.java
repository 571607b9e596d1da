package org.tallystick.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.lib.money.BusinessDays;

class AnswerTimeTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** Monday to Friday, nine to five, closed on the first of May, a Friday. */
    private static final WorkCalendar CALENDAR = new WorkCalendar(
            BERLIN,
            LocalTime.of(9, 0),
            LocalTime.of(17, 0),
            BusinessDays.mondayToFriday(Set.of(LocalDate.of(2026, 5, 1))));

    @ParameterizedTest
    @CsvSource({
        // asked on a Wednesday, answered by; days end at midnight
        "2026-04-29T10:00, 3, DAYS, 2026-05-03T00:00, 2026-05-02",
        "2026-04-29T10:00, 0, DAYS, 2026-04-30T00:00, 2026-04-29",
        // business days end at closing time; the holiday and the weekend do not count
        "2026-04-29T10:00, 1, BUSINESS_DAYS, 2026-04-30T17:00, 2026-04-30",
        "2026-04-29T10:00, 2, BUSINESS_DAYS, 2026-05-04T17:00, 2026-05-04",
        "2026-05-02T10:00, 0, BUSINESS_DAYS, 2026-05-04T17:00, 2026-05-04",
        "2026-04-29T18:00, 0, BUSINESS_DAYS, 2026-04-29T18:00, 2026-04-29",
        // business hours go on when people come back
        "2026-04-29T10:00, 4, BUSINESS_HOURS, 2026-04-29T14:00, 2026-04-29",
        "2026-04-29T15:00, 4, BUSINESS_HOURS, 2026-04-30T11:00, 2026-04-30",
        "2026-04-30T15:00, 4, BUSINESS_HOURS, 2026-05-04T11:00, 2026-05-04",
        "2026-04-29T03:00, 8, BUSINESS_HOURS, 2026-04-29T17:00, 2026-04-29",
        "2026-04-29T18:00, 8, BUSINESS_HOURS, 2026-04-30T17:00, 2026-04-30",
        "2026-05-02T12:00, 16, BUSINESS_HOURS, 2026-05-05T17:00, 2026-05-05",
        // the night in which clocks go forward is not worked through
        "2026-03-27T16:00, 2, BUSINESS_HOURS, 2026-03-30T10:00, 2026-03-30",
    })
    void anAnswerIsDueByTheCalendar(
            LocalDateTime asked, int length, AnswerTime.Unit unit, LocalDateTime due, LocalDate on) {
        AnswerTime.Due answer =
                new AnswerTime(length, unit).from(asked.atZone(BERLIN).toInstant(), CALENDAR);

        assertThat(LocalDateTime.ofInstant(answer.at(), BERLIN)).isEqualTo(due);
        assertThat(answer.on()).isEqualTo(on);
    }

    @Test
    void theReminderComesHalfWay() {
        var asked = LocalDateTime.parse("2026-04-29T10:00").atZone(BERLIN).toInstant();
        AnswerTime.Due due = new AnswerTime(4, AnswerTime.Unit.BUSINESS_HOURS).from(asked, CALENDAR);

        assertThat(LocalDateTime.ofInstant(due.remindAt(asked), BERLIN)).isEqualTo("2026-04-29T12:00");
    }
}
