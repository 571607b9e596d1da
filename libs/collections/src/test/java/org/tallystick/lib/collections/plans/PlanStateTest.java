package org.tallystick.lib.collections.plans;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallystick.lib.collections.Transitions;

class PlanStateTest {
    @Test
    void onlyThesePairsOfAllAreAllowed() {
        assertThat(pairs(PlanState.values(), PlanState.transitions()))
                .containsExactlyInAnyOrder(
                        "DRAFT > OFFERED",
                        "OFFERED > ACCEPTED",
                        "OFFERED > DECLINED",
                        "OFFERED > EXPIRED",
                        "ACCEPTED > ACTIVE",
                        "ACTIVE > LATE",
                        "ACTIVE > COMPLETED",
                        "ACTIVE > DEFAULTED",
                        "ACTIVE > CANCELLED",
                        "ACTIVE > RESCHEDULED",
                        "LATE > ACTIVE",
                        "LATE > COMPLETED",
                        "LATE > DEFAULTED",
                        "LATE > CANCELLED",
                        "LATE > RESCHEDULED");
    }

    @Test
    void onlyThesePairsOfAllAreAllowedForInstallments() {
        assertThat(pairs(InstallmentState.values(), InstallmentState.transitions()))
                .containsExactlyInAnyOrder(
                        "SCHEDULED > DUE",
                        "DUE > PAID",
                        "DUE > PARTIAL",
                        "DUE > MISSED",
                        "PARTIAL > CURED",
                        "MISSED > CURED");
    }

    private static <S extends Enum<S>> List<String> pairs(S[] states, Transitions<S> transitions) {
        List<String> allowed = new ArrayList<>();
        for (S from : states) {
            for (S to : states) {
                if (transitions.allowed(from).contains(to)) {
                    allowed.add(from + " > " + to);
                }
            }
        }
        return allowed;
    }
}
