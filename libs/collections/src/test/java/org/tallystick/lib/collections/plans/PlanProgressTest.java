package org.tallystick.lib.collections.plans;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.lib.collections.plans.PlanProgress.Covered;
import org.tallystick.lib.collections.plans.PlanProgress.Payment;
import org.tallystick.lib.money.BusinessDays;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;

class PlanProgressTest {
    private static final CurrencyCode EUR = CurrencyCode.of("EUR");
    private static final int CURE_DAYS = 5;

    /** 90.00 in three: on 10, 20 and 30 November. */
    private static final PlanSchedule SCHEDULE = (PlanSchedule) Plans.draft(new PlanTerms(
            eur("90.00"),
            november(1),
            eur("0.00"),
            new PlanDays.Given(List.of(november(10), november(20), november(30))),
            new PlanSplit.Even(),
            PlanCharges.none(EUR),
            BusinessDays.EVERY_DAY));

    /** Days are of November 2026; payments are written {@code day:amount}. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            nullValues = "-",
            value = {
                "before the first day,          -,                                   9,  ACTIVE,    SCHEDULED SCHEDULED SCHEDULED",
                "on the first day,              -,                                   10, ACTIVE,    DUE SCHEDULED SCHEDULED",
                "a part on the first day,       10:10.00,                            10, ACTIVE,    DUE SCHEDULED SCHEDULED",
                "paid on the first day,         10:30.00,                            11, ACTIVE,    PAID SCHEDULED SCHEDULED",
                "paid ahead,                    2:65.00,                             2,  ACTIVE,    PAID PAID SCHEDULED",
                "a part in time,                10:29.99,                            11, LATE,      PARTIAL SCHEDULED SCHEDULED",
                "missed,                        -,                                   11, LATE,      MISSED SCHEDULED SCHEDULED",
                "missed and then a part,        12:29.99,                            12, LATE,      MISSED SCHEDULED SCHEDULED",
                "cured on the last day,         15:30.00,                            15, ACTIVE,    CURED SCHEDULED SCHEDULED",
                "the last day to cure,          -,                                   15, LATE,      MISSED SCHEDULED SCHEDULED",
                "not cured in time,             -,                                   16, DEFAULTED, MISSED SCHEDULED SCHEDULED",
                "a part does not cure,          10:29.99,                            16, DEFAULTED, PARTIAL SCHEDULED SCHEDULED",
                "paid a day too late,           16:90.00,                            30, DEFAULTED, CURED PAID PAID",
                "the rest of a part cures,      10:10.00 14:20.00,                   14, ACTIVE,    CURED SCHEDULED SCHEDULED",
                "the oldest is paid first,      12:40.00,                            20, ACTIVE,    CURED DUE SCHEDULED",
                "taken back later,              10:30.00 18:-30.00,                  18, LATE,      MISSED SCHEDULED SCHEDULED",
                "taken back and time runs anew, 10:30.00 18:-30.00,                  24, DEFAULTED, MISSED MISSED SCHEDULED",
                "all paid,                      10:30.00 20:30.00 30:30.00,          30, COMPLETED, PAID PAID PAID",
                "all paid at once,              3:90.00,                             3,  COMPLETED, PAID PAID PAID",
                "all paid but a cent,           3:89.99,                             3,  ACTIVE,    PAID PAID SCHEDULED",
                "more than all,                 3:100.00,                            3,  COMPLETED, PAID PAID PAID",
                "all paid and a part returned,  3:90.00 30:-10.00,                   30, ACTIVE,    PAID PAID DUE"
            })
    void aPlanStandsWhereItsPaymentsPutIt(String story, String payments, int day, PlanState state, String states) {
        PlanProgress progress = PlanProgress.of(SCHEDULE, payments(payments), CURE_DAYS, november(day));

        assertThat(progress.installments().stream()
                        .map(each -> each.state().name())
                        .collect(Collectors.joining(" ")))
                .as(story)
                .isEqualTo(states);
        assertThat(progress.state()).as(story).isEqualTo(state);
    }

    @Test
    void anInstallmentTellsWhatIsPaidOfItAndSinceWhenItIsMissed() {
        PlanProgress progress =
                PlanProgress.of(SCHEDULE, payments("9:30.00 13:-10.00 14:5.00"), CURE_DAYS, november(16));

        assertThat(progress.paid()).isEqualTo(eur("25.00"));
        assertThat(progress.installments())
                .extracting(Covered::amount)
                .containsExactly(eur("25.00"), eur("0.00"), eur("0.00"));
        assertThat(progress.installments().getFirst().missedSince()).isEqualTo(november(13));
        assertThat(progress.installments().getLast().missedSince()).isNull();
    }

    /** Day by day without money taken back: only allowed ways are taken, and what covers installments is what was paid. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void anyPlanTakesOnlyAllowedWays(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 60; round++) {
            if (Plans.draft(PlanSamples.terms(random)) instanceof PlanSchedule schedule) {
                List<Payment> payments = payments(random, schedule);
                int cureDays = random.nextInt(20);
                LocalDate end = schedule.installments().getLast().dueOn().plusDays(30);
                PlanProgress before = PlanProgress.of(
                        schedule, List.of(), cureDays, schedule.terms().startsOn());
                for (LocalDate day = schedule.terms().startsOn(); day.isBefore(end); day = day.plusDays(1)) {
                    PlanProgress progress = PlanProgress.of(schedule, payments, cureDays, day);
                    assertAllowed(before, progress, "seed " + seed + ", round " + round + ", " + day);
                    assertThat(sum(progress)).isEqualTo(progress.paid().min(schedule.total()));
                    before = progress;
                }
            }
        }
    }

    private static void assertAllowed(PlanProgress before, PlanProgress after, String story) {
        assertThat(before.state() == after.state()
                        || PlanState.transitions()
                                .way(before.state(), after.state())
                                .contains(after.state()))
                .as("%s: %s to %s", story, before.state(), after.state())
                .isTrue();
        for (int index = 0; index < after.installments().size(); index++) {
            InstallmentState from = before.installments().get(index).state();
            InstallmentState to = after.installments().get(index).state();
            assertThat(from == to
                            || !InstallmentState.transitions().way(from, to).isEmpty())
                    .as("%s: %s to %s", story, from, to)
                    .isTrue();
        }
    }

    private static List<Payment> payments(Random random, PlanSchedule schedule) {
        List<Payment> payments = new ArrayList<>();
        for (PlanInstallment each : schedule.installments()) {
            int habit = random.nextInt(10);
            Money amount =
                    habit == 0 ? new Money(1 + random.nextLong(each.total().minor()), EUR) : each.total();
            LocalDate on = each.dueOn().plusDays(habit < 6 ? 0 : random.nextInt(25) - 10L);
            if (habit != 1) {
                payments.add(new Payment(on, amount));
            }
        }
        return payments;
    }

    private static Money sum(PlanProgress progress) {
        return progress.installments().stream().map(Covered::amount).reduce(eur("0.00"), Money::plus);
    }

    private static List<Payment> payments(String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split(" "))
                        .map(each -> each.split(":"))
                        .map(each -> new Payment(november(Integer.parseInt(each[0])), eur(each[1])))
                        .toList();
    }

    private static LocalDate november(int day) {
        return LocalDate.of(2026, 11, day);
    }

    private static Money eur(String amount) {
        return Money.of(amount, EUR);
    }
}
