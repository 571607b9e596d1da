package org.tallystick.contracts;

import java.time.LocalDate;

/** When a line of a contract becomes billable. */
public sealed interface BillingSchedule {
    /** On the first day of each period, for the period. */
    record InAdvance(Cycle cycle) implements BillingSchedule {}

    /** On the last day of each period, for the period. */
    record InArrears(Cycle cycle) implements BillingSchedule {}

    /** On the last day of each period, for what was used by then. */
    record Metered(Cycle cycle) implements BillingSchedule {}

    /** Once, on a day. */
    record Once(LocalDate on) implements BillingSchedule {}

    /** Once, on the day on which somebody writes down that it was reached. */
    record Milestone() implements BillingSchedule {}

    /** Whether the line is charged again and again. */
    default boolean recurs() {
        return switch (this) {
            case InAdvance _, InArrears _, Metered _ -> true;
            case Once _, Milestone _ -> false;
        };
    }
}
