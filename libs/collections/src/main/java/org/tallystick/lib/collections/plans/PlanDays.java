package org.tallystick.lib.collections.plans;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/** On which days installments were agreed, before weekends and holidays. */
public sealed interface PlanDays {
    List<LocalDate> days();

    /** From a first day, so many times. */
    record Every(Rhythm rhythm, LocalDate first, int count) implements PlanDays {
        @Override
        public List<LocalDate> days() {
            return IntStream.range(0, count)
                    .mapToObj(index -> rhythm.day(first, index))
                    .toList();
        }
    }

    record Given(List<LocalDate> days) implements PlanDays {
        public Given {
            days = List.copyOf(days);
        }
    }

    enum Rhythm {
        WEEKLY,
        EVERY_TWO_WEEKS,
        /** On the same day of each month, or the last day of a month that is too short: 31 January, 28 February, 31 March. */
        MONTHLY;

        LocalDate day(LocalDate first, int index) {
            return switch (this) {
                case WEEKLY -> first.plusWeeks(index);
                case EVERY_TWO_WEEKS -> first.plusWeeks(2L * index);
                case MONTHLY -> first.plusMonths(index);
            };
        }
    }
}
