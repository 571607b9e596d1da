package org.tallystick.lib.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;

class PercentTest {
    private static final CurrencyCode EUR = CurrencyCode.of("EUR");

    @Test
    void trailingZerosDoNotMakeAnotherRate() {
        assertThat(Percent.of("22.00")).isEqualTo(Percent.of(22)).hasToString("22%");
        assertThat(Percent.of("50")).hasToString("50%");
        assertThat(Percent.of("0.00")).isEqualTo(Percent.ZERO);
        assertThat(Percent.of(" 5.5 %")).isEqualTo(Percent.of("5.5"));
        assertThatThrownBy(() -> Percent.of("five")).isInstanceOf(NumberFormatException.class);
    }

    @Test
    void percentOfAnAmountIsRoundedOnce() {
        Money price = Money.of("3.60", EUR);

        assertThat(Percent.of("5.5").of(price, RoundingMode.HALF_UP)).isEqualTo(Money.of("0.20", EUR));
        assertThat(Percent.of("5.5").of(price, RoundingMode.DOWN)).isEqualTo(Money.of("0.19", EUR));
        assertThat(Percent.of("5.5").of(price.negated(), RoundingMode.HALF_UP)).isEqualTo(Money.of("-0.20", EUR));
    }

    @Test
    void complementAndSumAreExact() {
        assertThat(Percent.of("4").complement().asFactor()).isEqualByComparingTo(new BigDecimal("0.96"));
        assertThat(Percent.of("33.33").plus(Percent.of("66.67"))).isEqualTo(Percent.HUNDRED);
        assertThat(Percent.of("0.0").isZero()).isTrue();
        assertThat(Percent.of(2).isZero()).isFalse();
        assertThat(Percent.of(2)).isLessThan(Percent.of("2.5"));
    }

    @Test
    void documentsRoundHalfUpOrHalfEvenOnly() {
        assertThat(Rounding.DEFAULT).isEqualTo(Rounding.halfUp(RoundingPolicy.DOCUMENT));
        assertThat(new Rounding(RoundingPolicy.LINE, RoundingMode.HALF_EVEN).mode())
                .isEqualTo(RoundingMode.HALF_EVEN);
        assertThatIllegalArgumentException().isThrownBy(() -> new Rounding(RoundingPolicy.LINE, RoundingMode.DOWN));
    }
}
