package org.tallystick.lib.bankfiles.nacha;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FedDaysTest {
    /** The calendars the Federal Reserve Banks published for 2026 and 2027. */
    @ParameterizedTest
    @CsvSource({
        "2026-01-01, 2026-01-02",
        "2026-01-19, 2026-01-20",
        "2026-02-16, 2026-02-17",
        "2026-05-25, 2026-05-26",
        "2026-06-19, 2026-06-22",
        "2026-07-03, 2026-07-03",
        "2026-07-04, 2026-07-06",
        "2026-09-07, 2026-09-08",
        "2026-10-12, 2026-10-13",
        "2026-11-11, 2026-11-12",
        "2026-11-26, 2026-11-27",
        "2026-12-25, 2026-12-28",
        "2027-07-05, 2027-07-06",
        "2027-12-24, 2027-12-24",
        "2028-01-01, 2028-01-03",
        "2026-04-03, 2026-04-03"
    })
    void holidaysRollForward(LocalDate day, LocalDate open) {
        assertThat(FedDays.onOrAfter(day)).isEqualTo(open);
        assertThat(FedDays.isOpen(day)).isEqualTo(day.equals(open));
    }

    @Test
    void aYearHasElevenHolidays() {
        LocalDate first = LocalDate.of(2026, 1, 1);
        long closed = first.datesUntil(first.plusYears(1))
                .filter(day -> day.getDayOfWeek().getValue() < 6)
                .filter(day -> !FedDays.isOpen(day))
                .count();

        assertThat(closed).isEqualTo(10); // Independence Day is a Saturday
    }
}
