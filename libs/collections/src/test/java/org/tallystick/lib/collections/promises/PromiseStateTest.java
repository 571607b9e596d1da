package org.tallystick.lib.collections.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallystick.lib.collections.Transitions;

class PromiseStateTest {
    @Test
    void onlyThesePairsOfAllAreAllowed() {
        assertThat(pairs(PromiseState.transitions()))
                .containsExactlyInAnyOrder(
                        "PENDING > AWAITING_BANK_DATA",
                        "PENDING > KEPT",
                        "PENDING > PARTIALLY_KEPT",
                        "PENDING > BROKEN",
                        "PENDING > CANCELLED",
                        "PENDING > SUPERSEDED",
                        "AWAITING_BANK_DATA > KEPT",
                        "AWAITING_BANK_DATA > PARTIALLY_KEPT",
                        "AWAITING_BANK_DATA > BROKEN",
                        "BROKEN > KEPT_LATE");
    }

    @Test
    void moneyTakenBackOnlyMakesAJudgedPromiseWorse() {
        assertThat(pairs(PromiseState.whenTakenBack()))
                .containsExactlyInAnyOrder(
                        "KEPT > PARTIALLY_KEPT",
                        "KEPT > BROKEN",
                        "KEPT > KEPT_LATE",
                        "PARTIALLY_KEPT > BROKEN",
                        "PARTIALLY_KEPT > KEPT_LATE",
                        "KEPT_LATE > BROKEN");
    }

    @Test
    void whatWasNotLookedAtForALongTimeTakesTheWayItMissed() {
        assertThat(PromiseState.transitions().way(PromiseState.PENDING, PromiseState.KEPT_LATE))
                .containsExactly(PromiseState.BROKEN, PromiseState.KEPT_LATE);
        assertThat(PromiseState.transitions().way(PromiseState.PENDING, PromiseState.KEPT))
                .containsExactly(PromiseState.KEPT);
        assertThat(PromiseState.transitions().way(PromiseState.KEPT, PromiseState.BROKEN))
                .isEmpty();
        assertThat(PromiseState.transitions().way(PromiseState.KEPT, PromiseState.KEPT))
                .isEmpty();
        assertThat(PromiseState.transitions().isEnd(PromiseState.CANCELLED)).isTrue();
    }

    private static List<String> pairs(Transitions<PromiseState> transitions) {
        List<String> allowed = new ArrayList<>();
        for (PromiseState from : PromiseState.values()) {
            for (PromiseState to : PromiseState.values()) {
                if (transitions.allowed(from).contains(to)) {
                    allowed.add(from + " > " + to);
                }
            }
        }
        return allowed;
    }
}
