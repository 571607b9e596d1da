package org.tallystick.lib.receivables.fx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;

class FxPositionTest {
    private static final CurrencyCode EUR = CurrencyCode.of("EUR");
    private static final CurrencyCode USD = CurrencyCode.of("USD");

    @Test
    @DisplayName("RULE-19 100 USD at 0.90; 60 paid at 0.95 gain 3.00, 40 at 0.88 lose 0.80, nothing stays open")
    void partialPaymentsGainAndLoseOnTheirOwnRate() {
        var booked = FxPosition.booked(usd("100.00"), new BigDecimal("0.90"), EUR);

        FxSlice first = booked.settle(usd("60.00"), new BigDecimal("0.95"));
        FxPosition rest = booked.less(first);
        FxSlice second = rest.settle(usd("40.00"), new BigDecimal("0.88"));

        assertThat(first.gain()).isEqualTo(Money.of("3.00", EUR));
        assertThat(rest).isEqualTo(new FxPosition(usd("40.00"), Money.of("36.00", EUR)));
        assertThat(second.gain()).isEqualTo(Money.of("-0.80", EUR));
        assertThat(rest.less(second)).isEqualTo(new FxPosition(usd("0.00"), Money.of("0.00", EUR)));
    }

    @Test
    void lastSliceTakesTheExactRemainder() {
        var open = FxPosition.booked(usd("0.03"), new BigDecimal("0.5"), EUR);

        FxSlice first = open.settle(usd("0.01"), BigDecimal.ONE);
        FxSlice last = open.less(first).settle(usd("0.02"), BigDecimal.ONE);

        assertThat(first.booked()).isEqualTo(Money.of("0.01", EUR));
        assertThat(last.booked()).isEqualTo(Money.of("0.01", EUR));
    }

    @Test
    void anySequenceOfSlicesClosesToZeroInBothCurrencies() {
        for (long seed = 1; seed <= 500; seed++) {
            var random = new SplittableRandom(seed);
            long sign = random.nextBoolean() ? 1 : -1;
            var open = FxPosition.booked(
                    new Money(sign * random.nextLong(1, 100_000), USD), randomRate(random), CurrencyCode.of("JPY"));
            while (!open.foreign().isZero()) {
                long part = random.nextLong(1, Math.abs(open.foreign().minor()) + 1);
                open = open.less(open.settle(new Money(sign * part, USD), randomRate(random)));
            }

            assertThat(open.base().isZero()).as("seed %d", seed).isTrue();
        }
    }

    @Test
    void moreThanIsOpenIsRefused() {
        var open = FxPosition.booked(usd("100.00"), new BigDecimal("0.90"), EUR);

        assertThatIllegalArgumentException().isThrownBy(() -> open.settle(usd("100.01"), BigDecimal.ONE));
        assertThatIllegalArgumentException().isThrownBy(() -> open.settle(usd("0.00"), BigDecimal.ONE));
        assertThatIllegalArgumentException().isThrownBy(() -> open.settle(usd("-1.00"), BigDecimal.ONE));
        assertThatIllegalArgumentException().isThrownBy(() -> open.settle(Money.of("1.00", EUR), BigDecimal.ONE));
    }

    private static BigDecimal randomRate(SplittableRandom random) {
        return BigDecimal.valueOf(random.nextLong(1, 2_000_000), 4);
    }

    private static Money usd(String amount) {
        return Money.of(amount, USD);
    }
}
