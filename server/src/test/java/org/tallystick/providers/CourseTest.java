package org.tallystick.providers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.PaymentMethod;
import org.tallystick.providers.Course.Step;
import org.tallystick.providers.ProviderPayment.Dispute;
import org.tallystick.providers.ProviderPayment.State;

/** The rule behind every online payment: the same end, whatever is told in which order, how often and how late (SM-2). */
class CourseTest {
    private static final Money AMOUNT = Money.of("119.00", CurrencyCode.of("EUR"));
    private static final int ORDERS = 1_000;

    /** What may happen to a payment at its provider, moment by moment, and how it must end with us. */
    private enum Story {
        PAID(AttemptState.CLEARED, seen(State.OPEN), seen(State.PROCESSING), seen(State.SUCCEEDED)),
        DECLINED(AttemptState.FAILED, seen(State.OPEN), seen(State.FAILED)),
        LEFT(AttemptState.CANCELLED, seen(State.OPEN), seen(State.CANCELLED)),
        RETURNED(AttemptState.RETURNED, seen(State.OPEN), seen(State.SUCCEEDED), returned()),
        WON(
                AttemptState.CHARGEBACK_WON,
                seen(State.OPEN),
                seen(State.SUCCEEDED),
                disputed(Dispute.Stage.OPEN),
                disputed(Dispute.Stage.WON)),
        LOST(
                AttemptState.CHARGEBACK_LOST,
                seen(State.OPEN),
                seen(State.SUCCEEDED),
                disputed(Dispute.Stage.OPEN),
                disputed(Dispute.Stage.LOST));

        private final AttemptState end;

        @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
        private final List<ProviderPayment> moments;

        Story(AttemptState end, ProviderPayment... moments) {
            this.end = end;
            this.moments = List.of(moments);
        }
    }

    @Test
    void aThousandOrdersOfEventsGiveOneEndState() {
        long seed = 20_260_301L;
        var random = new Random(seed);
        for (int order = 0; order < ORDERS; order++) {
            for (Story story : Story.values()) {
                Map<Step, Integer> taken = new EnumMap<>(Step.class);

                AttemptState end = play(story, random, taken);

                assertThat(end)
                        .as("%s, order %d of seed %d", story, order, seed)
                        .isEqualTo(story.end);
                assertThat(taken.values()).as("no step twice").allMatch(times -> times == 1);
            }
        }
    }

    /** Views of any age, repeated and mixed up; calls without an answer in between; at last the reconciler looks. */
    private static AttemptState play(Story story, Random random, Map<Step, Integer> taken) {
        List<ProviderPayment> told = new ArrayList<>();
        for (ProviderPayment moment : story.moments) {
            Collections.addAll(told, moment, moment);
        }
        Collections.shuffle(told, random);
        AttemptState state = AttemptState.INITIATED;
        for (ProviderPayment seen : told) {
            if (state.isUnderWay() && random.nextInt(4) == 0) {
                state = AttemptState.UNKNOWN;
            }
            state = follow(state, seen, random.nextBoolean() ? Teller.EVENT : Teller.RECONCILER, taken);
        }
        AttemptState end = follow(state, story.moments.getLast(), Teller.RECONCILER, taken);
        boolean leftUnknown = story == Story.LEFT && end == AttemptState.FAILED;
        return leftUnknown ? AttemptState.CANCELLED : end; // what was unknown ends as failed, and means the same
    }

    private static AttemptState follow(
            AttemptState from, ProviderPayment seen, Teller teller, Map<Step, Integer> taken) {
        AttemptState state = from;
        for (Step step : Course.steps(from, seen, teller)) {
            taken.merge(step, 1, Integer::sum);
            state = step.to();
        }
        return state;
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void nothingButTheReconcilerEndsWhatIsUnknown(State state) {
        assertThat(Course.steps(AttemptState.UNKNOWN, seen(state), Teller.EVENT))
                .isEmpty();
        assertThat(Course.steps(AttemptState.UNKNOWN, seen(state), Teller.CALL)).isEmpty();
    }

    @Test
    void theReconcilerEndsItAsPaidOrFailedOnly() {
        for (State state : State.values()) {
            assertThat(Course.steps(AttemptState.UNKNOWN, seen(state), Teller.RECONCILER))
                    .map(Step::to)
                    .isSubsetOf(AttemptState.CLEARED, AttemptState.FAILED);
        }
    }

    @Test
    void anOlderViewChangesNothing() {
        assertThat(Course.steps(AttemptState.CHARGEBACK_WON, disputed(Dispute.Stage.OPEN), Teller.EVENT))
                .isEmpty();
        assertThat(Course.steps(AttemptState.CLEARED, seen(State.PROCESSING), Teller.EVENT))
                .isEmpty();
        assertThat(Course.steps(AttemptState.FAILED, seen(State.OPEN), Teller.EVENT))
                .isEmpty();
    }

    private static ProviderPayment seen(State state) {
        return new ProviderPayment(
                "p1",
                new UUID(0, 1),
                state,
                AMOUNT,
                Money.zero(AMOUNT.currency()),
                PaymentMethod.CARD,
                state == State.SUCCEEDED ? Instant.EPOCH : null,
                state == State.FAILED ? "insufficient_funds" : null,
                null,
                null,
                null);
    }

    private static ProviderPayment returned() {
        return with("AC04", null);
    }

    private static ProviderPayment disputed(Dispute.Stage stage) {
        return with(
                null, new Dispute("d1", stage, "fraudulent", Money.zero(AMOUNT.currency()), LocalDate.of(2026, 3, 16)));
    }

    private static ProviderPayment with(@Nullable String returnCode, @Nullable Dispute dispute) {
        ProviderPayment paid = seen(State.SUCCEEDED);
        return new ProviderPayment(
                paid.id(),
                paid.key(),
                paid.state(),
                paid.amount(),
                paid.fee(),
                paid.method(),
                paid.capturedAt(),
                null,
                returnCode,
                dispute,
                null);
    }
}
