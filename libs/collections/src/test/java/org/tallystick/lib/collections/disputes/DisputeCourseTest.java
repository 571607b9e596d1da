package org.tallystick.lib.collections.disputes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The course of SM-3, written out once more, so that every pair of state and step is held to it. */
class DisputeCourseTest {
    private static final Set<String> ALLOWED = Set.of(
            "OPENED -TRIAGE-> TRIAGED",
            "TRIAGED -INVESTIGATE-> UNDER_INVESTIGATION",
            "UNDER_INVESTIGATION -ASK_CUSTOMER-> WAITING_CUSTOMER",
            "UNDER_INVESTIGATION -ASK_COLLEAGUE-> WAITING_INTERNAL",
            "UNDER_INVESTIGATION -PROPOSE-> RESOLUTION_PROPOSED",
            "WAITING_CUSTOMER -INVESTIGATE-> UNDER_INVESTIGATION",
            "WAITING_CUSTOMER -ASK_COLLEAGUE-> WAITING_INTERNAL",
            "WAITING_INTERNAL -INVESTIGATE-> UNDER_INVESTIGATION",
            "WAITING_INTERNAL -ASK_CUSTOMER-> WAITING_CUSTOMER",
            "RESOLUTION_PROPOSED -ACCEPT-> ACCEPTED",
            "RESOLUTION_PROPOSED -ACCEPT_PARTLY-> PARTIALLY_ACCEPTED",
            "RESOLUTION_PROPOSED -REJECT-> REJECTED",
            "ACCEPTED -TURN_DOWN-> UNDER_INVESTIGATION",
            "PARTIALLY_ACCEPTED -TURN_DOWN-> UNDER_INVESTIGATION",
            "ACCEPTED -CONFIRM-> CUSTOMER_CONFIRMED",
            "PARTIALLY_ACCEPTED -CONFIRM-> CUSTOMER_CONFIRMED",
            "REJECTED -CONFIRM-> CUSTOMER_CONFIRMED",
            "CUSTOMER_CONFIRMED -CLOSE-> CLOSED",
            "CLOSED -REOPEN-> REOPENED",
            "REOPENED -TRIAGE-> TRIAGED",
            "OPENED -WITHDRAW-> WITHDRAWN",
            "TRIAGED -WITHDRAW-> WITHDRAWN",
            "UNDER_INVESTIGATION -WITHDRAW-> WITHDRAWN",
            "WAITING_CUSTOMER -WITHDRAW-> WITHDRAWN",
            "WAITING_INTERNAL -WITHDRAW-> WITHDRAWN",
            "RESOLUTION_PROPOSED -WITHDRAW-> WITHDRAWN",
            "REJECTED -WITHDRAW-> WITHDRAWN",
            "REOPENED -WITHDRAW-> WITHDRAWN");

    @Test
    void everyPairOfStateAndStepIsAllowedOrNotAsWritten() {
        List<String> found = new ArrayList<>();
        for (DisputeState state : DisputeState.values()) {
            for (DisputeStep step : DisputeStep.values()) {
                DisputeCourse.after(state, step).ifPresent(next -> found.add(state + " -" + step + "-> " + next));
            }
        }

        assertThat(found).containsExactlyInAnyOrderElementsOf(ALLOWED);
    }

    @Test
    void whatMayBeDoneNextIsWhatLeadsSomewhere() {
        for (DisputeState state : DisputeState.values()) {
            for (DisputeStep step : DisputeStep.values()) {
                assertThat(DisputeCourse.allowed(state).contains(step))
                        .as(state + " " + step)
                        .isEqualTo(DisputeCourse.after(state, step).isPresent());
            }
        }
    }

    @Test
    void aDisputeIsReopenedWithinItsDaysAndNotLater() {
        LocalDate closed = LocalDate.of(2026, 12, 1);

        assertThat(DisputeCourse.mayReopen(closed, closed.plusDays(30), 30)).isTrue();
        assertThat(DisputeCourse.mayReopen(closed, closed.plusDays(31), 30)).isFalse();
    }
}
