package org.tallystick.lib.receivables.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.lib.money.RoundingPolicy.DOCUMENT;
import static org.tallystick.lib.money.RoundingPolicy.DOCUMENT_UNROUNDED;
import static org.tallystick.lib.money.RoundingPolicy.LINE;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.money.Percent;
import org.tallystick.lib.money.Rounding;
import org.tallystick.lib.money.RoundingPolicy;

class DocumentTotalsTest {
    private static final CurrencyCode EUR = CurrencyCode.of("EUR");

    @ParameterizedTest(name = "GV-RND1 348.35 x 16 x 0.96 at 22 %, {0}: {1}")
    @CsvSource({"DOCUMENT_UNROUNDED, 6527.80", "LINE, 6527.81", "DOCUMENT, 6527.81"})
    void taxBaseDecidesTheTotal(RoundingPolicy policy, String gross) {
        var line = new DocumentLine(new BigDecimal("16"), new BigDecimal("348.35"), Percent.of(4), standard("22"));

        var totals = DocumentTotals.of(List.of(line), EUR, Rounding.halfUp(policy));

        assertThat(totals.gross()).isEqualTo(euro(gross));
        assertThat(totals.net()).isEqualTo(euro("5350.66"));
        assertThat(totals.lineNets()).containsExactly(euro("5350.66"));
    }

    @ParameterizedTest(name = "GV-RND2 {0} line(s) of {1} x 3.60 + 5.5 %, {2}: {3}")
    @CsvSource({
        "1, 1, LINE, 3.80",
        "1, 1, DOCUMENT, 3.80",
        "1, 10, LINE, 37.98",
        "1, 10, DOCUMENT, 37.98",
        "10, 1, LINE, 38.00",
        "10, 1, DOCUMENT, 37.98"
    })
    void linesRoundOneByOneUnderLinePolicyOnly(int lines, String quantity, RoundingPolicy policy, String gross) {
        var line = new DocumentLine(new BigDecimal(quantity), new BigDecimal("3.60"), standard("5.5"));

        var totals = DocumentTotals.of(Collections.nCopies(lines, line), EUR, Rounding.halfUp(policy));

        assertThat(totals.gross()).isEqualTo(euro(gross));
    }

    @Test
    void breakdownHasOneRowPerCategoryAndRate() {
        var lines = List.of(
                new DocumentLine(BigDecimal.ONE, new BigDecimal("100.00"), standard("22.0")),
                new DocumentLine(BigDecimal.ONE, new BigDecimal("50.00"), standard("10")),
                new DocumentLine(BigDecimal.ONE, new BigDecimal("30.00"), new TaxKey("Z", Percent.ZERO)),
                new DocumentLine(new BigDecimal("-1"), new BigDecimal("20.00"), standard("22.00")));

        var totals = DocumentTotals.of(lines, EUR, Rounding.DEFAULT);

        assertThat(totals.breakdown())
                .containsExactly(
                        new TaxBreakdown(standard("22"), euro("80.00"), euro("17.60")),
                        new TaxBreakdown(standard("10"), euro("50.00"), euro("5.00")),
                        new TaxBreakdown(new TaxKey("Z", Percent.ZERO), euro("30.00"), euro("0.00")));
        assertThat(totals.net()).isEqualTo(euro("160.00"));
        assertThat(totals.tax()).isEqualTo(euro("22.60"));
        assertThat(totals.gross()).isEqualTo(euro("182.60"));
    }

    @Test
    void halfEvenIsAnOption() {
        var line = new DocumentLine(BigDecimal.ONE, new BigDecimal("0.10"), standard("5"));

        assertThat(DocumentTotals.of(List.of(line), EUR, new Rounding(DOCUMENT, RoundingMode.HALF_EVEN))
                        .tax())
                .isEqualTo(euro("0.00"));
        assertThat(DocumentTotals.of(List.of(line), EUR, new Rounding(DOCUMENT, RoundingMode.HALF_UP))
                        .tax())
                .isEqualTo(euro("0.01"));
    }

    @Test
    void currencyWithoutMinorUnitsRoundsToWholeUnits() {
        var yen = CurrencyCode.of("JPY");
        var line = new DocumentLine(new BigDecimal("3"), new BigDecimal("33.5"), standard("10"));

        assertThat(DocumentTotals.of(List.of(line), yen, Rounding.halfUp(LINE)).gross())
                .isEqualTo(Money.of("111", yen));
        assertThat(DocumentTotals.of(List.of(line), yen, Rounding.halfUp(DOCUMENT_UNROUNDED))
                        .lineNets())
                .containsExactly(Money.of("101", yen));
    }

    /** Three charges of 0.02 carry no tax each, what is taken off again carries a cent: 0.01 would be taxed with -0.01. */
    @Test
    void roundingLineByLineLeavesNoTaxBelowZero() {
        var lines = List.of(line("1", "0.02"), line("1", "0.02"), line("1", "0.02"), line("-1", "0.05"));

        var totals = DocumentTotals.of(lines, EUR, Rounding.halfUp(LINE));

        assertThat(totals.net()).isEqualTo(euro("0.01"));
        assertThat(totals.tax()).isEqualTo(euro("0.00"));
    }

    @ParameterizedTest
    @EnumSource
    void taxIsNeverAgainstItsBaseAndAtMostAUnitALineFromItsShare(RoundingPolicy policy) {
        for (long seed = 1; seed <= 2_000; seed++) {
            var random = new SplittableRandom(seed);
            var currency = CurrencyCode.of(List.of("EUR", "JPY", "BHD").get(random.nextInt(3)));
            List<DocumentLine> lines = new ArrayList<>();
            for (int i = random.nextInt(1, 8); i > 0; i--) {
                BigDecimal price = BigDecimal.valueOf(random.nextInt(1, 500), random.nextInt(5));
                lines.add(new DocumentLine(
                        BigDecimal.valueOf(random.nextInt(3) == 0 ? -1 : 1),
                        price,
                        standard(List.of("19", "7", "5.5", "0.1").get(random.nextInt(4)))));
            }

            var totals = DocumentTotals.of(lines, currency, Rounding.halfUp(policy));

            assertThat(totals.gross())
                    .as("seed %d", seed)
                    .isEqualTo(totals.net().plus(totals.tax()));
            assertThat(totals.breakdown()).as("seed %d", seed).allSatisfy(row -> {
                assertThat(row.tax().isZero()
                                || row.tax().isNegative() == row.base().isNegative())
                        .isTrue();
                BigDecimal share = BigDecimal.valueOf(row.base().minor())
                        .multiply(row.key().rate().asFactor());
                BigDecimal away =
                        BigDecimal.valueOf(row.tax().minor()).subtract(share).abs();
                assertThat(away).isLessThanOrEqualTo(BigDecimal.valueOf(lines.size()));
            });
        }
    }

    @Test
    void thePriceWithTaxIsWhatIsPaid() {
        var seats = new DocumentLine(new BigDecimal("3"), new BigDecimal("9.99"), standard("19")).priceWithTax();
        var freight = new DocumentLine(BigDecimal.ONE, new BigDecimal("4.00"), standard("19"));

        var totals = DocumentTotals.of(List.of(seats, freight), EUR, Rounding.DEFAULT);

        assertThat(totals.lineNets()).containsExactly(euro("25.18"), euro("4.00"));
        assertThat(totals.gross()).isEqualTo(euro("34.73")); // 29.97 and 4.76
        assertThat(totals.breakdown()).containsExactly(new TaxBreakdown(standard("19"), euro("29.18"), euro("5.55")));
    }

    @Test
    void theCentThatIsMissingGoesWhereRoundingLostMost() {
        var line = new DocumentLine(BigDecimal.ONE, new BigDecimal("1.00"), standard("19")).priceWithTax();

        var totals = DocumentTotals.of(List.of(line, line, line), EUR, Rounding.DEFAULT);

        assertThat(totals.lineNets()).containsExactly(euro("0.84"), euro("0.84"), euro("0.84"));
        assertThat(DocumentTotals.of(List.of(line, line, line, line), EUR, Rounding.DEFAULT)
                        .lineNets())
                .containsExactly(euro("0.84"), euro("0.84"), euro("0.84"), euro("0.84"));
        assertThat(DocumentTotals.of(Collections.nCopies(30, line), EUR, Rounding.DEFAULT)
                        .net())
                .isEqualTo(euro("25.21"));
    }

    @ParameterizedTest
    @EnumSource(RoundingPolicy.class)
    void anyPricesWithTaxSumToTheCent(RoundingPolicy policy) {
        for (long seed = 1; seed <= 2_000; seed++) {
            var random = new SplittableRandom(seed);
            List<DocumentLine> lines = new ArrayList<>();
            Money asked = Money.zero(EUR);
            for (int i = random.nextInt(1, 40); i > 0; i--) {
                var line = new DocumentLine(
                        BigDecimal.valueOf(random.nextLong(-500, 5_000), 2),
                        BigDecimal.valueOf(random.nextLong(1, 100_000), 3),
                        standard(List.of("19", "7", "5.5", "25").get(random.nextInt(4))));
                lines.add(line.priceWithTax());
                asked = asked.plus(
                        Money.rounded(line.quantity().multiply(line.unitPrice()), EUR, RoundingMode.HALF_UP));
            }

            var totals = DocumentTotals.of(lines, EUR, Rounding.halfUp(policy));

            assertThat(totals.gross()).as("seed %d", seed).isEqualTo(asked);
            assertThat(totals.lineNets().stream().reduce(Money.zero(EUR), Money::plus))
                    .isEqualTo(totals.net());
            assertThat(totals.breakdown()).as("seed %d", seed).allSatisfy(row -> {
                BigDecimal share = BigDecimal.valueOf(row.base().minor())
                        .multiply(row.key().rate().asFactor());
                assertThat(BigDecimal.valueOf(row.tax().minor()).subtract(share).abs())
                        .isLessThan(BigDecimal.ONE);
            });
            for (int i = 0; i < lines.size(); i++) {
                BigDecimal away = totals.lineNets()
                        .get(i)
                        .toDecimal()
                        .subtract(lines.get(i).unroundedNet());
                assertThat(away.abs()).isLessThan(new BigDecimal("0.02"));
            }
        }
    }

    @Test
    void documentWithoutLinesTotalsZero() {
        var totals = DocumentTotals.of(List.of(), EUR, Rounding.DEFAULT);

        assertThat(totals.gross()).isEqualTo(Money.zero(EUR));
        assertThat(totals.breakdown()).isEmpty();
    }

    private static DocumentLine line(String quantity, String price) {
        return new DocumentLine(new BigDecimal(quantity), new BigDecimal(price), standard("20"));
    }

    private static TaxKey standard(String rate) {
        return new TaxKey("S", Percent.of(rate));
    }

    private static Money euro(String amount) {
        return Money.of(amount, EUR);
    }
}
