package org.tallystick.providers;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.providers.ProviderPayment.Dispute;

/**
 * What follows for an attempt from what its provider says now. It never goes back: an older view of the payment than the one
 * we acted on changes nothing, so it does not matter in which order and how often we look.
 */
final class Course {
    private Course() {}

    /** One thing to do, and the state it leads to. */
    enum Step {
        WAIT(AttemptState.PENDING),
        CLEAR(AttemptState.CLEARED),
        FAIL(AttemptState.FAILED),
        CANCEL(AttemptState.CANCELLED),
        TAKE_BACK(AttemptState.RETURNED),
        DISPUTE(AttemptState.CHARGEBACK_OPEN),
        WIN(AttemptState.CHARGEBACK_WON),
        LOSE(AttemptState.CHARGEBACK_LOST);

        private final AttemptState to;

        Step(AttemptState to) {
            this.to = to;
        }

        AttemptState to() {
            return to;
        }
    }

    /** The steps in their order; none when there is nothing new, or nothing that this teller may decide. */
    static List<Step> steps(AttemptState now, ProviderPayment seen, Teller teller) {
        if (now == AttemptState.UNKNOWN && teller != Teller.RECONCILER) {
            return List.of();
        }
        return switch (seen.state()) {
            case OPEN, PROCESSING -> now == AttemptState.INITIATED ? List.of(Step.WAIT) : List.of();
            case SUCCEEDED -> succeeded(now, seen);
            case FAILED -> now.isUnderWay() ? List.of(Step.FAIL) : List.of();
            case CANCELLED -> cancelled(now);
        };
    }

    /** What is unknown ends in one of two ways only: paid or failed (SM-2). */
    private static List<Step> cancelled(AttemptState now) {
        if (!now.isUnderWay()) {
            return List.of();
        }
        return List.of(now == AttemptState.UNKNOWN ? Step.FAIL : Step.CANCEL);
    }

    private static List<Step> succeeded(AttemptState now, ProviderPayment seen) {
        List<Step> steps = new ArrayList<>();
        AttemptState state = now;
        if (state.isUnderWay()) {
            steps.add(Step.CLEAR);
            state = AttemptState.CLEARED;
        }
        for (Step step : disputed(state, seen.dispute())) {
            steps.add(step);
            state = step.to();
        }
        boolean holdsMoney = state == AttemptState.CLEARED || state == AttemptState.CHARGEBACK_WON;
        if (seen.returnCode() != null && holdsMoney) {
            steps.add(Step.TAKE_BACK);
        }
        return steps;
    }

    private static List<Step> disputed(AttemptState state, @Nullable Dispute dispute) {
        if (dispute == null || (state != AttemptState.CLEARED && state != AttemptState.CHARGEBACK_OPEN)) {
            return List.of();
        }
        List<Step> steps = new ArrayList<>();
        if (state == AttemptState.CLEARED) {
            steps.add(Step.DISPUTE);
        }
        switch (dispute.stage()) {
            case OPEN -> {}
            case WON -> steps.add(Step.WIN);
            case LOST -> steps.add(Step.LOSE);
        }
        return steps;
    }

    /** Whether what the provider says cannot follow from what we know: kept and shown, never forced. */
    static boolean contradicts(Attempt attempt, ProviderPayment seen) {
        boolean other = !seen.amount().equals(attempt.amount());
        boolean paidAfterAll = attempt.state().isWithoutMoney() && seen.state() == ProviderPayment.State.SUCCEEDED;
        boolean unpaidAfterAll = attempt.payment() != null
                && (seen.state() == ProviderPayment.State.FAILED || seen.state() == ProviderPayment.State.CANCELLED);
        Dispute dispute = seen.dispute();
        boolean turned = dispute != null && isTheOtherEnd(attempt.state(), dispute.stage());
        return other || paidAfterAll || unpaidAfterAll || turned;
    }

    private static boolean isTheOtherEnd(AttemptState known, Dispute.Stage said) {
        return switch (said) {
            case OPEN -> false;
            case WON -> known == AttemptState.CHARGEBACK_LOST;
            case LOST -> known == AttemptState.CHARGEBACK_WON;
        };
    }
}
