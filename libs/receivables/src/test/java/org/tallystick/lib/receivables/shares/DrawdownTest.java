package org.tallystick.lib.receivables.shares;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.money.Percent;
import org.tallystick.lib.money.Rounding;
import org.tallystick.lib.receivables.tax.DocumentLine;
import org.tallystick.lib.receivables.tax.DocumentTotals;
import org.tallystick.lib.receivables.tax.TaxBreakdown;
import org.tallystick.lib.receivables.tax.TaxKey;

class DrawdownTest {
    private static final CurrencyCode EUR = CurrencyCode.of("EUR");
    private static final TaxKey STANDARD = new TaxKey("S", Percent.of(19));
    private static final TaxKey REDUCED = new TaxKey("S", Percent.of(7));

    /** A deposit of 1,000.00 and 190.00 tax: what was paid of it, the base of the invoice, what is deducted. */
    @ParameterizedTest
    @CsvSource({
        "1190.00, 5000.00, 1000.00, 190.00",
        "1190.00,  400.00,  400.00,  76.00",
        "1190.00, 1000.00, 1000.00, 190.00",
        " 595.00, 5000.00,  500.00,  95.00",
        "   0.00, 5000.00,    0.00,   0.00",
        "   0.01, 5000.00,    0.00,   0.00",
        "   0.02, 5000.00,    0.01,   0.00",
    })
    void asMuchAsFits(String paid, String base, String net, String tax) {
        var invoice = DocumentTotals.of(List.of(line(base, STANDARD)), EUR, Rounding.DEFAULT);

        var rows = Drawdown.of(
                EUR, List.of(row(STANDARD, "1000.00", "190.00")), List.of(), euro(paid), invoice.breakdown());

        assertThat(sum(rows, true)).isEqualTo(euro(net));
        assertThat(sum(rows, false)).isEqualTo(euro(tax));
    }

    @Test
    void anotherRateIsNotTouched() {
        var invoice = List.of(row(REDUCED, "100.00", "7.00"));

        assertThat(Drawdown.of(EUR, List.of(row(STANDARD, "50.00", "9.50")), List.of(), euro("59.50"), invoice))
                .isEmpty();
    }

    /** Whatever is billed: no row below zero, never more than was paid; of a paid deposit at most a cent of tax per rate is left. */
    @Test
    void aPaidDepositIsUsedUp() {
        for (long seed = 1; seed <= 1_000; seed++) {
            var random = new SplittableRandom(seed);
            var deposit = DocumentTotals.of(
                            List.of(line(amount(random, 90_000), STANDARD), line(amount(random, 20_000), REDUCED)),
                            EUR,
                            Rounding.DEFAULT)
                    .breakdown();
            List<TaxBreakdown> used = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                var lines = new ArrayList<>(List.of(line(amount(random, 9_000), STANDARD)));
                lines.add(line(amount(random, 5_000), REDUCED));
                var invoice = DocumentTotals.of(lines, EUR, Rounding.DEFAULT).breakdown();
                Money left = gross(deposit).minus(gross(used));
                Money paid = i < 40 ? new Money(random.nextLong(0, left.minor() + 1), EUR) : left;
                var rows = Drawdown.of(EUR, deposit, used, paid, invoice);

                assertThat(gross(rows)).as("seed %d", seed).isLessThanOrEqualTo(paid);
                for (TaxBreakdown row : rows) {
                    TaxBreakdown asked = invoice.stream()
                            .filter(each -> each.key().equals(row.key()))
                            .findFirst()
                            .orElseThrow();
                    assertThat(row.base()).as("seed %d", seed).isLessThanOrEqualTo(asked.base());
                    assertThat(row.tax()).as("seed %d", seed).isLessThanOrEqualTo(asked.tax());
                    assertThat(row.base().isNegative() || row.tax().isNegative())
                            .isFalse();
                }
                used.addAll(rows);
            }
            var plenty = DocumentTotals.of(
                            List.of(line("9999.99", STANDARD), line("9999.99", REDUCED)), EUR, Rounding.DEFAULT)
                    .breakdown();
            used.addAll(Drawdown.of(EUR, deposit, used, gross(deposit).minus(gross(used)), plenty));
            assertThat(gross(used).minor())
                    .as("seed %d", seed)
                    .isBetween(gross(deposit).minor() - 2, gross(deposit).minor());
            assertThat(sum(used, true)).as("seed %d", seed).isEqualTo(sum(deposit, true));
        }
    }

    private static String amount(SplittableRandom random, int most) {
        return BigDecimal.valueOf(random.nextLong(1, most), 2).toPlainString();
    }

    private static DocumentLine line(String net, TaxKey key) {
        return new DocumentLine(BigDecimal.ONE, new BigDecimal(net), key);
    }

    private static Money sum(List<TaxBreakdown> rows, boolean base) {
        return rows.stream().map(row -> base ? row.base() : row.tax()).reduce(Money.zero(EUR), Money::plus);
    }

    private static Money gross(List<TaxBreakdown> rows) {
        return rows.stream().map(TaxBreakdown::gross).reduce(Money.zero(EUR), Money::plus);
    }

    private static TaxBreakdown row(TaxKey key, String base, String tax) {
        return new TaxBreakdown(key, euro(base), euro(tax));
    }

    private static Money euro(String amount) {
        return Money.of(amount, EUR);
    }
}
