package org.tallystick.lib.receivables.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.money.Percent;

/** What holds for every rate card; the seed stands in the name of the test. */
class PricePropertiesTest {
    private static final List<CurrencyCode> CURRENCIES =
            List.of(CurrencyCode.of("JPY"), CurrencyCode.of("EUR"), CurrencyCode.of("KWD"));

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void howeverAPeriodIsCutItsPartsSumToTheWhole(long seed) {
        var random = new SplittableRandom(seed);
        CurrencyCode currency = CURRENCIES.get(random.nextInt(3));
        RateLine line = line(random, anyRate(random), false);
        BigDecimal quantity = decimal(random, 10_000);
        int days = 1 + random.nextInt(366);

        Money sum = Money.zero(currency);
        int from = 0;
        for (int to : cuts(random, days)) {
            sum = sum.plus(
                    line.price(quantity, new Portion(from, to, days), currency).amount());
            from = to;
        }

        assertThat(sum).isEqualTo(line.price(quantity, Portion.WHOLE, currency).amount());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void moreNeverCostsLessUnlessAVolumePriceFalls(long seed) {
        var random = new SplittableRandom(seed);
        Rate rate = anyRate(random);
        if (rate instanceof Rate.Volume) {
            return;
        }
        RateLine line = line(random, rate, random.nextBoolean());
        BigDecimal less = decimal(random, 10_000);
        BigDecimal more = less.add(decimal(random, 100));
        CurrencyCode currency = CURRENCIES.get(random.nextInt(3));

        assertThat(line.price(more, Portion.WHOLE, currency).amount())
                .isGreaterThanOrEqualTo(
                        line.price(less, Portion.WHOLE, currency).amount());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aGraduatedPriceDoesNotJumpAtABound(long seed) {
        var random = new SplittableRandom(seed);
        List<Tier> tiers = tiers(random, false);
        RateLine line = RateLine.of("1", new Rate.Graduated(tiers));
        BigDecimal one = new BigDecimal("0.000001");

        for (int i = 0; i + 1 < tiers.size(); i++) {
            BigDecimal bound = Objects.requireNonNull(tiers.get(i).upTo());
            BigDecimal beyond = exact(line, bound.add(one)).subtract(exact(line, bound));
            BigDecimal before = exact(line, bound).subtract(exact(line, bound.subtract(one)));

            assertThat(beyond).isEqualByComparingTo(tiers.get(i + 1).unitPrice().multiply(one));
            assertThat(before).isEqualByComparingTo(tiers.get(i).unitPrice().multiply(one));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nothingIsBelowTheMinimumAndTheStepsAddUp(long seed) {
        var random = new SplittableRandom(seed);
        CurrencyCode currency = CURRENCIES.get(random.nextInt(3));
        BigDecimal minimum = decimal(random, 500).add(BigDecimal.ONE);
        var line = new RateLine("1", anyRate(random), Percent.of(random.nextInt(101)), minimum, random.nextBoolean());

        Price price = line.price(decimal(random, 1_000), Portion.WHOLE, currency);

        assertThat(price.amount()).isGreaterThanOrEqualTo(Money.rounded(minimum, currency, RoundingMode.HALF_UP));
        BigDecimal sum = price.steps().stream().map(PriceStep::adds).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum).isEqualByComparingTo(price.amount().toDecimal());
    }

    /** Before rounding: what the tiers add. */
    private static BigDecimal exact(RateLine line, BigDecimal quantity) {
        return line.price(quantity, Portion.WHOLE, CURRENCIES.get(1)).steps().stream()
                .filter(step -> step.kind() == PriceStep.Kind.TIER)
                .map(PriceStep::adds)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static RateLine line(SplittableRandom random, Rate rate, boolean metered) {
        @Nullable
        BigDecimal minimum = random.nextBoolean() ? decimal(random, 500).add(BigDecimal.ONE) : null;
        return new RateLine("1", rate, Percent.of(random.nextInt(101)), minimum, metered);
    }

    private static Rate anyRate(SplittableRandom random) {
        return switch (random.nextInt(5)) {
            case 0 -> new Rate.Flat(decimal(random, 1_000));
            case 1 -> new Rate.PerUnit(decimal(random, 10));
            case 2 -> new Rate.Graduated(tiers(random, true));
            case 3 -> new Rate.Volume(tiers(random, true));
            default -> new Rate.Packages(decimal(random, 50).add(BigDecimal.ONE), decimal(random, 100));
        };
    }

    private static List<Tier> tiers(SplittableRandom random, boolean once) {
        List<Tier> tiers = new ArrayList<>();
        BigDecimal bound = BigDecimal.ZERO;
        for (int i = random.nextInt(4); i >= 0; i--) {
            bound = bound.add(decimal(random, 2_000)).add(BigDecimal.ONE);
            BigDecimal flat = once && random.nextBoolean() ? decimal(random, 20) : BigDecimal.ZERO;
            tiers.add(new Tier(i == 0 ? null : bound, decimal(random, 5), flat));
        }
        return tiers;
    }

    private static SortedSet<Integer> cuts(SplittableRandom random, int days) {
        var cuts = new TreeSet<Integer>();
        cuts.add(days);
        for (int i = random.nextInt(5); i > 0; i--) {
            cuts.add(1 + random.nextInt(days));
        }
        return cuts;
    }

    private static BigDecimal decimal(SplittableRandom random, int below) {
        return BigDecimal.valueOf(random.nextLong(below * 1_000L), 3);
    }
}
