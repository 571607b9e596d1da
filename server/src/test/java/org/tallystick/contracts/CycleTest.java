package org.tallystick.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.platform.Refusal;

/** Capability I-3: which days make a period. */
class CycleTest {
    @ParameterizedTest
    @CsvSource({
        // every, unit, anchor, origin, day, first, last
        "1, MONTHS,  1, 2026-01-01, 2026-02-14, 2026-02-01, 2026-02-28",
        "1, MONTHS, 15, 2026-01-20, 2026-02-14, 2026-01-15, 2026-02-14",
        "1, MONTHS, 31, 2026-01-31, 2026-02-27, 2026-01-31, 2026-02-27",
        "1, MONTHS, 31, 2026-01-31, 2026-02-28, 2026-02-28, 2026-03-30",
        "1, MONTHS, 31, 2026-01-31, 2026-03-31, 2026-03-31, 2026-04-29",
        "1, MONTHS, 31, 2024-01-31, 2024-02-29, 2024-02-29, 2024-03-30",
        "3, MONTHS,  1, 2026-02-10, 2026-06-30, 2026-05-01, 2026-07-31",
        "12, MONTHS, 1, 2026-07-01, 2028-01-01, 2027-07-01, 2028-06-30",
        "1, WEEKS,   1, 2026-01-01, 2026-01-04, 2025-12-29, 2026-01-04",
        "1, WEEKS,   7, 2026-01-01, 2026-01-04, 2026-01-04, 2026-01-10",
        "2, WEEKS,   1, 2026-01-05, 2026-01-18, 2026-01-05, 2026-01-18",
        "2, WEEKS,   1, 2026-01-05, 2026-01-19, 2026-01-19, 2026-02-01",
    })
    void aDayIsInOnePeriod(
            int every, Cycle.Unit unit, int anchor, LocalDate origin, LocalDate day, LocalDate first, LocalDate last) {
        assertThat(new Cycle(every, unit, anchor).holding(day, origin)).isEqualTo(new Cycle.Period(first, last));
    }

    @Test
    void periodsFollowEachOtherWithoutGapOrOverlap() {
        for (int anchor = 1; anchor <= 31; anchor++) {
            for (int every = 1; every <= 5; every++) {
                var cycle = new Cycle(every, Cycle.Unit.MONTHS, anchor);
                LocalDate origin = LocalDate.of(2023, 11, 17);
                LocalDate day = origin;
                for (int i = 0; i < 60; i++) {
                    Cycle.Period period = cycle.holding(day, origin);
                    assertThat(day).isBetween(period.first(), period.last());
                    assertThat(cycle.holding(period.first(), origin)).isEqualTo(period);
                    assertThat(cycle.holding(period.last(), origin)).isEqualTo(period);
                    assertThat(cycle.holding(period.last().plusDays(1), origin).first())
                            .isEqualTo(period.last().plusDays(1));
                    day = period.last().plusDays(1);
                }
            }
        }
    }

    @Test
    void impossibleCyclesAreRefused() {
        assertThatThrownBy(() -> new Cycle(0, Cycle.Unit.MONTHS, 1)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> new Cycle(1, Cycle.Unit.MONTHS, 32)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> new Cycle(1, Cycle.Unit.WEEKS, 8)).isInstanceOf(Refusal.class);
    }
}
