package org.tallystick.contracts;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A line of an order as its source sends it; {@link OrderRules} says whether it is sound. A line that is billed once becomes
 * a charge when it is delivered. One that recurs has an interval, its service days are its first and, unless it is open,
 * its last one, and a contract is drafted for it.
 */
public record OrderLine(
        int line,
        String description,
        BigDecimal quantity,
        String unit,
        BigDecimal unitPrice,
        String taxCode,
        Billed billed,
        @Nullable Every every,
        @Nullable LocalDate serviceFrom,
        @Nullable LocalDate serviceTo,
        @Nullable LocalDate deliveredOn) {
    /** When a line is billed. */
    public enum Billed {
        ONCE("Once, when delivered"),
        IN_ADVANCE("In advance"),
        IN_ARREARS("In arrears");

        private final String title;

        Billed(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** How long a period of a recurring line is. */
    public enum Every {
        WEEK("every week", 1, Cycle.Unit.WEEKS),
        MONTH("every month", 1, Cycle.Unit.MONTHS),
        QUARTER("every quarter", 3, Cycle.Unit.MONTHS),
        HALF_YEAR("every half year", 6, Cycle.Unit.MONTHS),
        YEAR("every year", 12, Cycle.Unit.MONTHS);

        private final String title;
        private final int count;
        private final Cycle.Unit unit;

        Every(String title, int count, Cycle.Unit unit) {
            this.title = title;
            this.count = count;
            this.unit = unit;
        }

        public String title() {
            return title;
        }

        /** Periods that begin where the first one does. */
        Cycle from(LocalDate first) {
            int anchor = switch (unit) {
                case MONTHS -> first.getDayOfMonth();
                case WEEKS -> DayOfWeek.from(first).getValue();
            };
            return new Cycle(count, unit, anchor);
        }
    }

    public OrderLine {
        description = description.strip();
        unit = unit.strip();
    }

    public boolean recurs() {
        return billed != Billed.ONCE;
    }

    /** How a recurring line is charged by its contract. */
    BillingSchedule schedule() {
        Cycle cycle = Objects.requireNonNull(every).from(Objects.requireNonNull(serviceFrom));
        return switch (billed) {
            case ONCE -> throw new IllegalStateException("a line billed once has no schedule");
            case IN_ADVANCE -> new BillingSchedule.InAdvance(cycle);
            case IN_ARREARS -> new BillingSchedule.InArrears(cycle);
        };
    }
}
