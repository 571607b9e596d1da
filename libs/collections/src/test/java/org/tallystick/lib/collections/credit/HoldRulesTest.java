package org.tallystick.lib.collections.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.lib.collections.credit.HoldRules.Facts;
import org.tallystick.lib.collections.credit.HoldRules.Judgement;
import org.tallystick.lib.collections.credit.HoldRules.Trigger;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.money.Percent;

class HoldRulesTest {
    private static final CurrencyCode EUR = CurrencyCode.of("EUR");
    private static final HoldRules ALL = new HoldRules(Percent.of(80), true, true, true, 30, eur("500.00"), false);
    private static final HoldRules NONE = new HoldRules(Percent.of(80), false, false, false, null, null, false);

    @Test
    void exposureIsWhatMayBeLost() {
        Exposure exposure =
                new Exposure(eur("1000.00"), eur("200.00"), eur("300.00"), eur("150.00"), eur("250.00"), eur("400.00"));

        assertThat(exposure.amount()).isEqualTo(eur("800.00"));
        assertThat(exposure.withoutDisputed()).isEqualTo(eur("600.00"));
    }

    @Test
    void moreMoneyThanDebtsIsNoNegativeRisk() {
        Exposure exposure =
                new Exposure(eur("10.00"), eur("0.00"), eur("0.00"), eur("0.00"), eur("50.00"), eur("0.00"));

        assertThat(exposure.amount()).isEqualTo(eur("0.00"));
    }

    @Test
    void noMoreIsDisputedThanOpen() {
        assertThatThrownBy(() ->
                        new Exposure(eur("10.00"), eur("11.00"), eur("0.00"), eur("0.00"), eur("0.00"), eur("0.00")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"799.99, false, false", "800.00, true, false", "1000.00, true, false", "1000.01, true, true"})
    void aCustomerIsWatchedFromTheRatioAndHeldAboveTheLimit(String open, boolean watched, boolean held) {
        Judgement judgement = ALL.judge(facts(open, "1000.00", false, 0, "0.00"), eur("0.00"));

        assertThat(judgement.watched()).isEqualTo(watched);
        assertThat(judgement.held()).isEqualTo(held);
        assertThat(judgement.available()).isEqualTo(eur("1000.00").minus(eur(open)));
    }

    @Test
    void anOrderCountsBeforeItIsTaken() {
        Facts facts = facts("900.00", "1000.00", false, 0, "0.00");

        assertThat(ALL.judge(facts, eur("100.00")).held()).isFalse();
        assertThat(ALL.judge(facts, eur("100.01")).triggers())
                .containsExactly(new Trigger.OverLimit(eur("1000.01"), eur("1000.00")));
    }

    @Test
    void eachTriggerIsSaidWithItsFigures() {
        Judgement judgement = ALL.judge(facts("1200.00", "1000.00", false, 31, "500.01"), eur("0.00"));

        assertThat(judgement.triggers())
                .containsExactly(
                        new Trigger.OverLimit(eur("1200.00"), eur("1000.00")),
                        new Trigger.TooLate(31, 30),
                        new Trigger.TooMuchOverdue(eur("500.01"), eur("500.00")));
    }

    @ParameterizedTest
    @CsvSource({"30, 500.00, false", "31, 0.00, true", "0, 500.01, true"})
    void theBorderItselfIsAllowed(long days, String overdue, boolean held) {
        assertThat(ALL.judge(facts("600.00", "1000.00", false, days, overdue), eur("0.00"))
                        .held())
                .isEqualTo(held);
    }

    @Test
    void noLimitAndAnExpiredOneAreDifferentTriggers() {
        assertThat(ALL.judge(facts("0.00", null, false, 0, "0.00"), eur("0.00")).triggers())
                .containsExactly(new Trigger.NoLimit());
        assertThat(ALL.judge(facts("0.00", null, true, 0, "0.00"), eur("0.00")).triggers())
                .containsExactly(new Trigger.LimitExpired());
    }

    @Test
    void whatIsNotSetTriggersNothing() {
        assertThat(NONE.judge(facts("9999.00", null, true, 999, "9999.00"), eur("9999.00"))
                        .held())
                .isFalse();
    }

    @Test
    void disputedAmountsCountOnlyWhereTheRulesSaySo() {
        var facts = new Facts(
                new Exposure(eur("1100.00"), eur("200.00"), eur("0.00"), eur("0.00"), eur("0.00"), eur("0.00")),
                eur("1000.00"),
                false,
                0,
                eur("0.00"));
        HoldRules without = new HoldRules(Percent.of(80), true, true, true, 30, eur("500.00"), true);

        assertThat(ALL.judge(facts, eur("0.00")).held()).isTrue();
        assertThat(without.judge(facts, eur("0.00")).held()).isFalse();
    }

    /** Owing more never frees anybody, and whoever is above the limit is always watched as well. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void moreDebtNeverFrees(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            Facts facts = new Facts(
                    new Exposure(any(random), eur("0.00"), any(random), any(random), any(random), any(random)),
                    any(random),
                    false,
                    random.nextInt(60),
                    any(random));
            Judgement now = ALL.judge(facts, eur("0.00"));
            Judgement later = ALL.judge(facts, any(random));

            assertThat(!now.held() || later.held())
                    .as("seed %d, %s", seed, facts)
                    .isTrue();
            assertThat(later.triggers().stream().noneMatch(Trigger.OverLimit.class::isInstance) || later.watched())
                    .as("seed %d, %s", seed, facts)
                    .isTrue();
        }
    }

    private static Money any(Random random) {
        return new Money(random.nextInt(100_000), EUR);
    }

    private static Facts facts(String open, @Nullable String limit, boolean expired, long days, String overdue) {
        return new Facts(
                new Exposure(eur(open), eur("0.00"), eur("0.00"), eur("0.00"), eur("0.00"), eur("0.00")),
                limit == null ? null : eur(limit),
                expired,
                days,
                eur(overdue));
    }

    private static Money eur(String amount) {
        return Money.of(amount, EUR);
    }
}
