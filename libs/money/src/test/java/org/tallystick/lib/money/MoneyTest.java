package org.tallystick.lib.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {
    private static final CurrencyCode EUR = CurrencyCode.of("EUR");
    private static final CurrencyCode USD = CurrencyCode.of("USD");

    @ParameterizedTest(name = "RULE-15 {1} {0} is {2} minor units")
    @CsvSource({"123, JPY, 123", "123.45, USD, 12345", "-0.05, EUR, -5", "1.234, KWD, 1234", "1.2345, CLF, 12345"})
    void textRoundTripsThroughMinorUnits(String text, String currency, long minor) {
        Money money = Money.of(text, CurrencyCode.of(currency));

        assertThat(money.minor()).isEqualTo(minor);
        assertThat(money.toPlainString()).isEqualTo(text);
        assertThat(Money.exactly(money.toDecimal(), money.currency())).isEqualTo(money);
    }

    @Test
    void digitsBeyondTheCurrencyAreRefusedUnlessRounded() {
        assertThatThrownBy(() -> Money.of("8.855", EUR)).isInstanceOf(ArithmeticException.class);
        assertThat(Money.of("8.850", EUR)).isEqualTo(new Money(885, EUR));
        assertThat(Money.rounded(new BigDecimal("8.855"), EUR, RoundingMode.HALF_UP))
                .isEqualTo(new Money(886, EUR));
        assertThat(Money.rounded(new BigDecimal("-8.845"), EUR, RoundingMode.HALF_EVEN))
                .isEqualTo(new Money(-884, EUR));
    }

    @Test
    void overflowIsAnErrorNotAWrap() {
        Money most = new Money(Long.MAX_VALUE, EUR);
        Money least = new Money(Long.MIN_VALUE, EUR);

        assertThatThrownBy(() -> most.plus(new Money(1, EUR))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> least.minus(new Money(1, EUR))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(least::negated).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(least::abs).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void currenciesNeverMix() {
        Money euro = new Money(100, EUR);
        Money dollar = new Money(100, USD);

        assertThatIllegalArgumentException().isThrownBy(() -> euro.plus(dollar));
        assertThatIllegalArgumentException().isThrownBy(() -> euro.minus(dollar));
        assertThatIllegalArgumentException().isThrownBy(() -> euro.compareTo(dollar));
        assertThat(euro).isNotEqualTo(dollar);
    }

    @Test
    void arithmeticAndComparisonAreExact() {
        Money five = Money.of("5.00", EUR);
        Money seven = Money.of("7.00", EUR);

        assertThat(five.minus(seven)).isEqualTo(Money.of("-2.00", EUR));
        assertThat(five.minus(seven).abs()).isEqualTo(Money.of("2.00", EUR));
        assertThat(five.min(seven)).isEqualTo(five);
        assertThat(five.max(seven)).isEqualTo(seven);
        assertThat(five.times(new BigDecimal("0.333"), RoundingMode.HALF_UP)).isEqualTo(Money.of("1.67", EUR));
        assertThat(five).hasToString("5.00 EUR");
    }

    @Test
    void zeroHasNoSign() {
        Money zero = Money.zero(EUR);
        Money cent = new Money(1, EUR);

        assertThat(zero.isZero()).isTrue();
        assertThat(zero.isPositive()).isFalse();
        assertThat(zero.isNegative()).isFalse();
        assertThat(cent.isZero()).isFalse();
        assertThat(cent.isPositive()).isTrue();
        assertThat(cent.negated().isPositive()).isFalse();
        assertThat(cent.negated().isNegative()).isTrue();
    }

    @Test
    void onlyCurrenciesOnePaysInAreKnown() {
        assertThat(CurrencyCode.isKnown("EUR")).isTrue();
        assertThat(CurrencyCode.isKnown("XAU")).isFalse();
        assertThat(CurrencyCode.isKnown("eur")).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CurrencyCode.of("XXX"))
                .withMessageContaining("XXX");
    }
}
