package org.tallystick.lib.collections.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.lib.money.BusinessDays;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;

class PromisesTest {
    private static final CurrencyCode EUR = CurrencyCode.of("EUR");
    private static final BusinessDays WEEKDAYS = BusinessDays.mondayToFriday(Set.of());

    /** 100.00 for Tuesday 10 November, two days of grace; ten more days, and a weekend, keep it late: Monday 23. */
    private static final Promise PROMISE =
            new Promise(eur("100.00"), LocalDate.of(2026, 11, 2), LocalDate.of(2026, 11, 10), 2, 10);

    /** From the worst to the best, as statistics count them (DOMAIN GV-PTP). */
    private static final List<PromiseState> RANKS =
            List.of(PromiseState.BROKEN, PromiseState.KEPT_LATE, PromiseState.PARTIALLY_KEPT, PromiseState.KEPT);

    /** Days are of November 2026; receipts are written {@code day:amount}. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            nullValues = "-",
            value = {
                "nothing yet on the promised day,     -,                         10, 10, PENDING,            0.00,   0.00",
                "nothing yet on the last day,         -,                         12, 12, PENDING,            0.00,   0.00",
                "all of it before the last day,       5:100.00,                  9,  9,  PENDING,            100.00, 0.00",
                "the last day is over,                -,                         12, 13, BROKEN,             0.00,   0.00",
                "bank data end a day short,           -,                         11, 13, AWAITING_BANK_DATA, 0.00,   0.00",
                "no bank data at all,                 -,                         -,  13, AWAITING_BANK_DATA, 0.00,   0.00",
                "paid but bank data end a day short,  10:100.00,                 11, 13, AWAITING_BANK_DATA, 100.00, 0.00",
                "on the promised day,                 10:100.00,                 12, 13, KEPT,               100.00, 0.00",
                "on the last day of grace,            12:100.00,                 12, 13, KEPT,               100.00, 0.00",
                "more than was promised,              12:250.00,                 12, 13, KEPT,               100.00, 0.00",
                "a cent is missing,                   12:99.99,                  12, 13, PARTIALLY_KEPT,     99.99,  0.00",
                "three parts in time,                 3:20.00 9:30.00 12:50.00,  12, 13, KEPT,               100.00, 0.00",
                "two parts in time and one late,      3:20.00 9:30.00 13:50.00,  13, 13, PARTIALLY_KEPT,     50.00,  50.00",
                "money from before the promise,       1:100.00,                  12, 13, BROKEN,             0.00,   0.00",
                "the day after grace,                 13:100.00,                 13, 13, KEPT_LATE,          0.00,   100.00",
                "on the last day of tolerance,        23:100.00,                 23, 24, KEPT_LATE,          0.00,   100.00",
                "after tolerance,                     24:100.00,                 24, 24, BROKEN,             0.00,   0.00",
                "late in parts,                       13:60.00 20:40.00,         23, 24, KEPT_LATE,          0.00,   100.00",
                "late and not all,                    13:60.00,                  23, 24, BROKEN,             0.00,   60.00",
                "seen from before it came,            20:100.00,                 19, 19, BROKEN,             0.00,   0.00",
                "taken back after it was kept,        10:100.00 18:-100.00,      18, 18, BROKEN,             0.00,   0.00",
                "the day before it was taken back,    10:100.00 18:-100.00,      17, 17, KEPT,               100.00, 0.00",
                "a part taken back,                   10:100.00 18:-30.00,       18, 18, PARTIALLY_KEPT,     70.00,  0.00",
                "taken back and paid again late,      10:100.00 18:-100.00 20:100.00, 20, 20, KEPT_LATE,     0.00,   100.00",
                "late money is taken back first,      10:50.00 14:50.00 18:-50.00, 18, 18, PARTIALLY_KEPT,   50.00,  0.00",
                "older money is taken back,           3:-80.00 10:100.00,        12, 13, KEPT,               100.00, 0.00",
                "paid and taken back on one day,      10:-100.00 10:100.00,      12, 13, BROKEN,             0.00,   0.00"
            })
    void aPromiseIsJudgedByWhatCameWhen(
            String story, String receipts, Integer complete, int day, PromiseState state, String inTime, String later) {
        Judgement judgement = Promises.judge(
                PROMISE,
                receipts(receipts),
                null,
                complete == null ? null : november(complete),
                november(day),
                WEEKDAYS);

        assertThat(judgement).as(story).isEqualTo(new Judgement(state, november(12), eur(inTime), eur(later)));
    }

    @ParameterizedTest(name = "promised for {0} with {1} days: {2}")
    @CsvSource({"13, 0, 13", "14, 0, 16", "13, 1, 16", "13, 2, 16", "13, 3, 16", "13, 4, 17", "14, 2, 16"})
    void graceThatEndsOnAWeekendLastsUntilMonday(int promised, int graceDays, int last) {
        Promise promise = new Promise(eur("100.00"), november(2), november(promised), graceDays, 0);
        List<Promises.Receipt> receipts = receipts(last + ":100.00");

        Judgement judgement = Promises.judge(promise, receipts, null, november(last), november(last + 1), WEEKDAYS);

        assertThat(judgement.lastDay()).isEqualTo(november(last));
        assertThat(judgement.state()).isEqualTo(PromiseState.KEPT);
    }

    @Test
    void aHolidayIsNoLastDayEither() {
        BusinessDays calendar = BusinessDays.mondayToFriday(Set.of(november(12), november(13)));

        assertThat(PROMISE.lastDay(calendar)).isEqualTo(november(16));
        assertThat(PROMISE.lastDay(BusinessDays.EVERY_DAY)).isEqualTo(november(12));
    }

    @Test
    void aPromiseThatEndedIsNotJudgedFromThatDayOn() {
        var ending = new Promises.Ending(PromiseState.SUPERSEDED, november(9));

        assertThat(stateOn(november(8), ending)).isEqualTo(PromiseState.PENDING);
        assertThat(stateOn(november(9), ending)).isEqualTo(PromiseState.SUPERSEDED);
        assertThat(stateOn(november(30), ending)).isEqualTo(PromiseState.SUPERSEDED);
        assertThatThrownBy(() -> new Promises.Ending(PromiseState.KEPT, november(9)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPromiseMustBePossible() {
        assertThatThrownBy(() -> new Promise(eur("0.00"), november(2), november(3), 0, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Promise(eur("1.00"), november(3), november(2), 0, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Promise(eur("1.00"), november(2), november(3), -1, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void moreMoneyNeverMakesItWorse(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            List<Promises.Receipt> receipts = receipts(random, true);
            LocalDate day = november(13 + random.nextInt(18));
            List<Promises.Receipt> more = new ArrayList<>(receipts);
            more.add(receipt(random, 1 + random.nextInt(8_000)));

            Judgement less = Promises.judge(PROMISE, receipts, null, day, day, WEEKDAYS);
            Judgement better = Promises.judge(PROMISE, more, null, day, day, WEEKDAYS);

            assertThat(RANKS.indexOf(better.state()))
                    .as("seed %d, round %d, %s and %s", seed, round, receipts, more.getLast())
                    .isGreaterThanOrEqualTo(RANKS.indexOf(less.state()));
            assertThat(better.inTime()).isGreaterThanOrEqualTo(less.inTime());
            assertThat(better.inTime().plus(better.later()))
                    .isGreaterThanOrEqualTo(less.inTime().plus(less.later()))
                    .isLessThanOrEqualTo(PROMISE.amount());
        }
    }

    /** Day by day, with bank data that lag: each state is reached on the allowed ways, and kept stays kept. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void timeAloneTurnsNothingThatWasKept(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            List<Promises.Receipt> receipts = receipts(random, false);
            int lag = random.nextInt(6);
            PromiseState state = PromiseState.PENDING;
            for (LocalDate day = november(2); day.isBefore(november(30)); day = day.plusDays(1)) {
                PromiseState next = Promises.judge(PROMISE, receipts, null, day.minusDays(lag), day, WEEKDAYS)
                        .state();

                assertThat(next == state
                                || !PromiseState.transitions().way(state, next).isEmpty())
                        .as("seed %d, round %d, %s: %s to %s on %s", seed, round, receipts, state, next, day)
                        .isTrue();
                state = next;
            }
        }
    }

    private static List<Promises.Receipt> receipts(Random random, boolean mayBeTakenBack) {
        List<Promises.Receipt> receipts = new ArrayList<>();
        for (int count = random.nextInt(5); count > 0; count--) {
            long sign = mayBeTakenBack && random.nextInt(3) == 0 ? -1 : 1;
            receipts.add(receipt(random, sign * (1 + random.nextInt(8_000))));
        }
        return receipts;
    }

    private static Promises.Receipt receipt(Random random, long cents) {
        return new Promises.Receipt(november(1 + random.nextInt(29)), new Money(cents, EUR));
    }

    private static PromiseState stateOn(LocalDate day, Promises.Ending ending) {
        return Promises.judge(PROMISE, List.of(), ending, day, day, WEEKDAYS).state();
    }

    private static List<Promises.Receipt> receipts(String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split(" "))
                        .map(each -> each.split(":"))
                        .map(each -> new Promises.Receipt(november(Integer.parseInt(each[0])), eur(each[1])))
                        .toList();
    }

    private static LocalDate november(int day) {
        return LocalDate.of(2026, 11, 1).plusDays(day - 1L);
    }

    private static Money eur(String amount) {
        return Money.of(amount, EUR);
    }
}
