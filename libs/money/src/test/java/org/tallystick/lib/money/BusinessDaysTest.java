package org.tallystick.lib.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BusinessDaysTest {
    private static final LocalDate SUNDAY = LocalDate.of(2026, 11, 1);

    @Test
    void dueSundayRollsToMondayAndTheRollIsRecorded() {
        var calendar = BusinessDays.mondayToFriday(Set.of());

        var roll = calendar.rollForward(SUNDAY);

        assertThat(roll).isEqualTo(new BusinessDays.Roll(SUNDAY, LocalDate.of(2026, 11, 2)));
        assertThat(roll.isRolled()).isTrue();
    }

    @Test
    void openDayStaysWhereItIs() {
        var calendar = BusinessDays.mondayToFriday(Set.of());

        assertThat(calendar.rollForward(SUNDAY.plusDays(1)).isRolled()).isFalse();
        assertThat(BusinessDays.EVERY_DAY.rollForward(SUNDAY).isRolled()).isFalse();
    }

    @Test
    void holidaysAndWeekendsChainOverTheYearEnd() {
        var newYear = LocalDate.of(2027, 1, 1);
        var calendar = BusinessDays.mondayToFriday(Set.of(LocalDate.of(2026, 12, 31), newYear));

        assertThat(calendar.rollForward(LocalDate.of(2026, 12, 31)).rolledTo()).isEqualTo("2027-01-04");
    }

    @Test
    void calendarWithoutOpenDayIsRefused() {
        Set<LocalDate> closed = SUNDAY.datesUntil(SUNDAY.plusDays(100)).collect(Collectors.toSet());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BusinessDays(EnumSet.allOf(DayOfWeek.class), Set.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BusinessDays(Set.of(), closed).rollForward(SUNDAY))
                .withMessageContaining("2026-11-01");
    }
}
