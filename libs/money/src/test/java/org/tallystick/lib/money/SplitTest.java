package org.tallystick.lib.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SplitTest {
    private static final CurrencyCode EUR = CurrencyCode.of("EUR");

    @Test
    @DisplayName("GV-RND4 100.00 in three installments is 33.34, 33.33, 33.33")
    void hundredInThree() {
        assertThat(Split.evenly(Money.of("100.00", EUR), 3)).containsExactly(euros("33.34", "33.33", "33.33"));
        assertThat(Money.of("100.00", EUR).allocate(1, 1, 1)).containsExactly(euros("33.34", "33.33", "33.33"));
    }

    @Test
    void negativeAmountsMirrorPositiveOnes() {
        assertThat(Split.evenly(Money.of("-100.00", EUR), 3)).containsExactly(euros("-33.34", "-33.33", "-33.33"));
    }

    @Test
    void leftOverUnitsGoToThePartsThatLostMost() {
        assertThat(Money.of("0.10", EUR).allocate(1, 2, 4)).containsExactly(euros("0.01", "0.03", "0.06"));
        assertThat(Split.byWeights(
                        Money.of("1.00", EUR),
                        List.of(new BigDecimal("0.5"), new BigDecimal("33.25"), BigDecimal.ZERO)))
                .containsExactly(euros("0.01", "0.99", "0.00"));
    }

    @Test
    void weightsMustMakeSense() {
        Money whole = Money.of("1.00", EUR);

        assertThatIllegalArgumentException().isThrownBy(() -> whole.allocate(0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> whole.allocate());
        assertThatIllegalArgumentException().isThrownBy(() -> whole.allocate(2, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> Split.evenly(whole, 0));
    }

    @Test
    void extremeAmountsSplitWithoutOverflow() {
        Money least = new Money(Long.MIN_VALUE, EUR);

        assertThat(sum(least.allocate(Long.MAX_VALUE, Long.MAX_VALUE, 1))).isEqualTo(least);
        assertThat(Split.evenly(least, 1)).containsExactly(least);
    }

    @Test
    void partsAlwaysSumToTheWholeAndStayWithinOneUnitOfTheirShare() {
        for (long seed = 1; seed <= 2_000; seed++) {
            var random = new SplittableRandom(seed);
            Money whole = new Money(random.nextLong(-10_000_000, 10_000_000), EUR);
            long[] weights = random.longs(random.nextInt(1, 12), 0, 1_000).toArray();
            weights[0]++;

            List<Money> parts = whole.allocate(weights);

            assertThat(sum(parts)).as("seed %d", seed).isEqualTo(whole);
            long total = LongStream.of(weights).sum();
            for (int i = 0; i < weights.length; i++) {
                long distance = Math.abs(parts.get(i).minor() * total - whole.minor() * weights[i]);
                assertThat(distance).as("seed %d, part %d", seed, i).isLessThan(total);
            }
        }
    }

    private static Money sum(List<Money> parts) {
        return parts.stream().reduce(Money.zero(EUR), Money::plus);
    }

    private static Money[] euros(String... amounts) {
        return List.of(amounts).stream().map(text -> Money.of(text, EUR)).toArray(Money[]::new);
    }
}
