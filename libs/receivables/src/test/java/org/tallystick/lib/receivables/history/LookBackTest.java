package org.tallystick.lib.receivables.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookBackTest {
    @ParameterizedTest
    @CsvSource({
        "TWELVE_MONTHS, 2026-03-31, 2025-04-01",
        "TWELVE_MONTHS, 2026-01-01, 2025-01-02",
        "TWELVE_MONTHS, 2028-02-29, 2027-03-01", // the day before is the last of a month too
        "TWELVE_MONTHS, 2029-02-28, 2028-02-29",
        "YEAR_TO_DATE, 2026-03-31, 2026-01-01",
        "YEAR_TO_DATE, 2026-01-01, 2026-01-01",
        "YEAR_TO_DATE, 2028-12-31, 2028-01-01"
    })
    void looksBackToTheFirstDay(LookBack lookBack, LocalDate to, LocalDate from) {
        assertThat(lookBack.from(to)).isEqualTo(from);
    }
}
