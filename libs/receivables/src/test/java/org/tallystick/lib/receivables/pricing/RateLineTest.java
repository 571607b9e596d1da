package org.tallystick.lib.receivables.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Percent;
import org.tallystick.lib.receivables.pricing.PriceStep.Kind;

/** Capability H-4: prices with tiers, discounts, proration and currencies, each with its trace. */
class RateLineTest {
    private static final CurrencyCode EUR = CurrencyCode.of("EUR");
    private static final List<Tier> CALLS =
            List.of(Tier.of("1000", "0.05"), Tier.of("5000", "0.04"), Tier.of(null, "0.03"));

    @ParameterizedTest
    @CsvSource({
        "flat,      7,     100.00",
        "flat,      0,     100.00", //
        "unit,      7.5,   30.00",
        "unit,      0,     0.00",
        "unit,      0.001, 0.00",
        "unit,      0.0013, 0.01",
        "graduated, 0,     0.00",
        "graduated, 1000,  50.00",
        "graduated, 1001,  50.04",
        "graduated, 1500,  70.00",
        "graduated, 5000,  210.00",
        "graduated, 6000,  240.00", //
        "volume,    1000,  50.00",
        "volume,    1001,  40.04",
        "volume,    5000,  200.00",
        "volume,    5001,  150.03",
        "packages,  0,     0.00",
        "packages,  1,     9.00",
        "packages,  100,   9.00",
        "packages,  100.5, 18.00",
    })
    void eachRatePricesAQuantity(String kind, BigDecimal quantity, String amount) {
        Rate rate = switch (kind) {
            case "flat" -> new Rate.Flat(new BigDecimal("100"));
            case "unit" -> new Rate.PerUnit(new BigDecimal("4"));
            case "graduated" -> new Rate.Graduated(CALLS);
            case "volume" -> new Rate.Volume(CALLS);
            default -> new Rate.Packages(new BigDecimal("100"), new BigDecimal("9"));
        };

        Price price = RateLine.of("§ 3", rate).price(quantity, Portion.WHOLE, EUR);

        assertThat(price.amount()).hasToString(amount + " EUR");
    }

    @Test
    void aTierMayAskSomethingOnce() {
        var tiers = List.of(
                new Tier(new BigDecimal("10"), BigDecimal.ONE, new BigDecimal("5")),
                new Tier(null, new BigDecimal("0.5"), new BigDecimal("3")));

        assertThat(price(new Rate.Graduated(tiers), "0")).hasToString("0.00 EUR");
        assertThat(price(new Rate.Graduated(tiers), "10")).hasToString("15.00 EUR");
        assertThat(price(new Rate.Graduated(tiers), "12")).hasToString("19.00 EUR");
        assertThat(price(new Rate.Volume(tiers), "12")).hasToString("9.00 EUR");
    }

    @Test
    void theTraceTellsEachStep() {
        var line = new RateLine("§ 4.2", new Rate.Graduated(CALLS), Percent.of("12.5"), new BigDecimal("80"), true);

        Price price = line.price(new BigDecimal("1500"), Portion.WHOLE, EUR);

        assertThat(price.steps())
                .extracting(PriceStep::kind)
                .containsExactly(Kind.TIER, Kind.TIER, Kind.DISCOUNT, Kind.MINIMUM);
        assertThat(price.steps())
                .extracting(step -> step.subtotal().stripTrailingZeros().toPlainString())
                .containsExactly("50", "70", "61.25", "80");
        assertThat(price.steps()).extracting(PriceStep::clause).containsOnly("§ 4.2");
        assertThat(price.amount()).hasToString("80.00 EUR");
    }

    @Test
    void theMinimumComesAfterTheDiscount() {
        var line = new RateLine("1", new Rate.PerUnit(BigDecimal.TEN), Percent.of(50), new BigDecimal("30"), false);

        assertThat(line.price(new BigDecimal("5"), Portion.WHOLE, EUR).amount()).hasToString("30.00 EUR");
        assertThat(line.price(new BigDecimal("7"), Portion.WHOLE, EUR).amount()).hasToString("35.00 EUR");
    }

    @ParameterizedTest
    @CsvSource({"JPY, 333, 333", "EUR, 333.333, 333.33", "KWD, 0.0005, 0.001", "KWD, 333.3333, 333.333"})
    void aPriceIsRoundedOnceToTheDigitsOfItsCurrency(String currency, String price, String amount) {
        Price priced = RateLine.of("1", new Rate.Flat(new BigDecimal(price)))
                .price(BigDecimal.ONE, Portion.WHOLE, CurrencyCode.of(currency));

        assertThat(priced.amount()).hasToString(amount + " " + currency);
    }

    @Test
    void aPartOfAMonthCostsItsShareOfDays() {
        Portion fromThe20th = Portion.of(day(20), day(28), day(1), day(28));
        Price price = RateLine.of("1", new Rate.Flat(new BigDecimal("100"))).price(BigDecimal.ONE, fromThe20th, EUR);

        assertThat(fromThe20th.served()).isEqualTo(9);
        assertThat(price.amount()).hasToString("32.14 EUR");
        assertThat(price.steps()).last().extracting(PriceStep::kind).isEqualTo(Kind.PRORATION);
        assertThat(price.steps()).last().extracting(PriceStep::rate).isEqualTo(new BigDecimal("28"));
    }

    @Test
    void ofAMeteredLineOnlyTheMinimumIsProrated() {
        var line = new RateLine("1", new Rate.PerUnit(BigDecimal.ONE), Percent.ZERO, new BigDecimal("100"), true);
        var half = new Portion(0, 15, 30);

        assertThat(line.price(new BigDecimal("20"), half, EUR).amount()).hasToString("50.00 EUR");
        assertThat(line.price(new BigDecimal("70"), half, EUR).amount()).hasToString("70.00 EUR");
    }

    @Test
    void whatWasReportedTooLateIsPricedTogetherAndToldApart() {
        var line = new RateLine("1", new Rate.Graduated(CALLS), Percent.ZERO, null, true);

        Price price = line.priceUsed(new BigDecimal("900"), new BigDecimal("200"), Portion.WHOLE, EUR);

        assertThat(price.amount()).hasToString("54.00 EUR");
        assertThat(price.steps())
                .extracting(PriceStep::kind)
                .containsExactly(Kind.USED, Kind.USED_BEFORE, Kind.TIER, Kind.TIER);
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Rate.Flat(new BigDecimal("-1")));
        assertThatIllegalArgumentException().isThrownBy(() -> new Rate.Volume(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Rate.Volume(List.of(Tier.of("5", "1"))));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new Rate.Graduated(List.of(Tier.of("5", "1"), Tier.of("5", "1"), Tier.of(null, "1"))));
        assertThatIllegalArgumentException().isThrownBy(() -> new Portion(3, 3, 30));
        assertThatIllegalArgumentException().isThrownBy(() -> price(new Rate.PerUnit(BigDecimal.ONE), "-1"));
    }

    private static Object price(Rate rate, String quantity) {
        return RateLine.of("1", rate)
                .price(new BigDecimal(quantity), Portion.WHOLE, EUR)
                .amount();
    }

    private static LocalDate day(int day) {
        return LocalDate.of(2026, 2, day);
    }
}
