package org.tallystick.debits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetDaysTest {
    @ParameterizedTest(name = "after {0} banks are open on {1}")
    @CsvSource({
        "2026-04-03, 2026-04-07",
        "2026-04-06, 2026-04-07",
        "2027-03-26, 2027-03-30",
        "2027-03-29, 2027-03-30",
        "2026-05-01, 2026-05-04",
        "2026-12-25, 2026-12-28",
        "2027-01-01, 2027-01-04",
        "2024-12-31, 2024-12-31",
        "2038-04-23, 2038-04-27",
        "2026-10-03, 2026-10-05"
    })
    void closedDaysAreSkipped(LocalDate day, LocalDate open) {
        assertThat(TargetDays.onOrAfter(day)).isEqualTo(open);
        assertThat(TargetDays.isOpen(day)).isEqualTo(day.equals(open));
    }
}
