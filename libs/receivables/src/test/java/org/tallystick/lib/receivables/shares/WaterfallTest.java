package org.tallystick.lib.receivables.shares;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.money.Percent;
import org.tallystick.lib.money.Rounding;
import org.tallystick.lib.receivables.tax.CreditShare;
import org.tallystick.lib.receivables.tax.DocumentLine;
import org.tallystick.lib.receivables.tax.DocumentTotals;
import org.tallystick.lib.receivables.tax.TaxBreakdown;
import org.tallystick.lib.receivables.tax.TaxKey;

class WaterfallTest {
    private static final CurrencyCode EUR = CurrencyCode.of("EUR");
    private static final TaxKey STANDARD = new TaxKey("S", Percent.of(19));
    private static final TaxKey REDUCED = new TaxKey("S", Percent.of(7));
    private static final TaxKey EXEMPT = new TaxKey("E", Percent.ZERO);

    /** Whole; first payer's percent, maximum per invoice, left in the period; the same of the second; the three amounts. */
    @ParameterizedTest
    @CsvSource({
        "1190.00,  60,       ,       ,    ,       ,       , 714.00,    0.00, 476.00",
        "1190.00,  60,       ,       , 100, 300.00,       , 714.00,  300.00, 176.00",
        "1190.00, 100, 500.00,       , 100, 300.00,       , 500.00,  300.00, 390.00",
        " 400.00, 100, 500.00,       , 100, 300.00,       , 400.00,    0.00,   0.00",
        "1190.00,  80,       , 150.00, 100,       ,       , 150.00, 1040.00,   0.00",
        "1190.00,  80,       ,   0.00,  20,       ,       ,   0.00,  238.00, 952.00",
        "  10.01,  50,       ,       ,  50,       ,       ,   5.01,    5.00,   0.00",
        "   0.01,  50,       ,       ,  50,       ,       ,   0.01,    0.00,   0.00",
        " 100.00,33.333333,  ,       ,33.333333,  ,       ,  33.33,   33.33,  33.34",
    })
    void oneAfterTheOther(
            String whole,
            String share1,
            @Nullable String most1,
            @Nullable String left1,
            @Nullable String share2,
            @Nullable String most2,
            @Nullable String left2,
            String first,
            String second,
            String customer) {
        List<PayerRule> rules = new ArrayList<>();
        rules.add(rule(share1, most1, left1));
        if (share2 != null) {
            rules.add(rule(share2, most2, left2));
        }

        List<Money> amounts = Waterfall.amounts(euro(whole), rules);

        List<Money> expected = new ArrayList<>(List.of(euro(first)));
        if (share2 != null) {
            expected.add(euro(second));
        }
        expected.add(euro(customer));
        assertThat(amounts).isEqualTo(expected);
    }

    @Test
    void taxFollowsTheInvoiceAndTheLastTakesTheRest() {
        var original = List.of(row(STANDARD, "100.00", "19.00"), row(EXEMPT, "50.00", "0.00"));

        var parts = Waterfall.taxes(EUR, original, List.of(euro("56.34"), euro("0.00"), euro("112.66")));

        assertThat(parts.get(0)).containsExactly(row(STANDARD, "33.34", "6.33"), row(EXEMPT, "16.67", "0.00"));
        assertThat(parts.get(1)).isEmpty();
        assertThat(parts.get(2)).containsExactly(row(STANDARD, "66.66", "12.67"), row(EXEMPT, "33.33", "0.00"));
    }

    @Test
    void linesThatTakeOffAreDividedApart() {
        var parts = Waterfall.lines(
                List.of(euro("100.00"), euro("-10.00"), euro("0.01")), List.of(euro("30.00"), euro("60.01")));

        assertThat(parts.get(0)).containsExactly(euro("33.33"), euro("-3.33"), euro("0.00"));
        assertThat(parts.get(1)).containsExactly(euro("66.67"), euro("-6.67"), euro("0.01"));
    }

    @Test
    void linesThatCancelOutGoToTheLast() {
        var parts = Waterfall.lines(List.of(euro("5.00"), euro("-5.00")), List.of(euro("0.00"), euro("0.00")));

        assertThat(parts.get(0)).containsExactly(euro("0.00"), euro("0.00"));
        assertThat(parts.get(1)).containsExactly(euro("5.00"), euro("-5.00"));
    }

    @Test
    void whatDoesNotSumIsRefused() {
        var original = List.of(row(STANDARD, "100.00", "19.00"));

        assertThatIllegalArgumentException().isThrownBy(() -> Waterfall.amounts(euro("0.00"), List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Waterfall.taxes(EUR, original, List.of(euro("50.00"), euro("50.00"))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Waterfall.taxes(
                        EUR,
                        List.of(row(STANDARD, "100.00", "19.00"), row(REDUCED, "-10.00", "-0.70")),
                        List.of(euro("108.30"))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Waterfall.lines(List.of(euro("5.00")), List.of(euro("4.00"))));
    }

    /** No tax is invented or lost, no row and no line changes its sign, whoever pays whatever. */
    @Test
    void thePartsAreTheInvoice() {
        for (long seed = 1; seed <= 2_000; seed++) {
            var random = new SplittableRandom(seed);
            Invoice invoice = randomInvoice(random);
            List<Money> amounts = Waterfall.amounts(invoice.totals.gross(), randomRules(random));

            var parts = Waterfall.taxes(EUR, invoice.totals.breakdown(), amounts);

            assertThat(sum(amounts)).as("seed %d", seed).isEqualTo(invoice.totals.gross());
            for (int i = 0; i < amounts.size(); i++) {
                assertThat(gross(parts.get(i))).as("seed %d", seed).isEqualTo(amounts.get(i));
                assertThat(parts.get(i))
                        .as("seed %d", seed)
                        .noneMatch(row -> row.base().isNegative() || row.tax().isNegative());
            }
            for (TaxBreakdown row : invoice.totals.breakdown()) {
                List<TaxBreakdown> own = parts.stream()
                        .flatMap(List::stream)
                        .filter(part -> part.key().equals(row.key()))
                        .toList();
                assertThat(sum(own.stream().map(TaxBreakdown::base).toList()))
                        .as("seed %d", seed)
                        .isEqualTo(row.base());
                assertThat(sum(own.stream().map(TaxBreakdown::tax).toList()))
                        .as("seed %d", seed)
                        .isEqualTo(row.tax());
                requireLines(seed, invoice.netsOf(row.key()), basesOf(row.key(), parts));
            }
        }
    }

    /** Whatever is credited on whichever part, in whatever pieces: never more than the part, never tax below zero. */
    @Test
    void creditsOnThePartsNeverExceedTheInvoice() {
        for (long seed = 1; seed <= 500; seed++) {
            var random = new SplittableRandom(seed);
            Invoice invoice = randomInvoice(random);
            List<Money> amounts = Waterfall.amounts(invoice.totals.gross(), randomRules(random));
            List<TaxBreakdown> all = new ArrayList<>();
            for (List<TaxBreakdown> part : Waterfall.taxes(EUR, invoice.totals.breakdown(), amounts)) {
                List<TaxBreakdown> credited = creditedInPieces(part, random);

                assertThat(gross(credited)).as("seed %d", seed).isEqualTo(gross(part));
                assertThat(credited)
                        .as("seed %d", seed)
                        .noneMatch(row -> row.base().isNegative() || row.tax().isNegative());
                all.addAll(credited);
            }

            assertThat(new CreditShare(EUR, invoice.totals.breakdown(), all).remaining())
                    .as("seed %d", seed)
                    .allMatch(row -> row.base().isZero() && row.tax().isZero());
        }
    }

    private static List<TaxBreakdown> creditedInPieces(List<TaxBreakdown> part, SplittableRandom random) {
        List<TaxBreakdown> credited = new ArrayList<>();
        Money rest = gross(part);
        while (rest.isPositive()) {
            Money piece = random.nextInt(4) == 0 ? rest : new Money(random.nextLong(1, rest.minor() + 1), EUR);
            credited.addAll(new CreditShare(EUR, part, credited).ofGross(piece));
            rest = rest.minus(piece);
        }
        return credited;
    }

    private static void requireLines(long seed, List<Money> nets, List<Money> bases) {
        var parts = Waterfall.lines(nets, bases);
        for (int part = 0; part < bases.size(); part++) {
            assertThat(sum(parts.get(part))).as("seed %d", seed).isEqualTo(bases.get(part));
        }
        for (int line = 0; line < nets.size(); line++) {
            int index = line;
            List<Money> own = parts.stream().map(part -> part.get(index)).toList();
            assertThat(sum(own)).as("seed %d", seed).isEqualTo(nets.get(line));
            boolean off = nets.get(line).isNegative();
            assertThat(own).as("seed %d", seed).noneMatch(share -> off ? share.isPositive() : share.isNegative());
        }
    }

    private static List<Money> basesOf(TaxKey key, List<List<TaxBreakdown>> parts) {
        return parts.stream()
                .map(rows -> rows.stream()
                        .filter(row -> row.key().equals(key))
                        .map(TaxBreakdown::base)
                        .findFirst()
                        .orElse(Money.zero(EUR)))
                .toList();
    }

    private record Invoice(List<DocumentLine> lines, DocumentTotals totals) {
        List<Money> netsOf(TaxKey key) {
            List<Money> nets = new ArrayList<>();
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).tax().equals(key)) {
                    nets.add(totals.lineNets().get(i));
                }
            }
            return nets;
        }
    }

    /** Some lines take off, never more than the others of their category charge. */
    private static Invoice randomInvoice(SplittableRandom random) {
        List<DocumentLine> lines = new ArrayList<>();
        for (TaxKey key : List.of(STANDARD, REDUCED, EXEMPT)) {
            long charged = 0;
            for (int i = random.nextInt(0, 5); i > 0; i--) {
                long cents = random.nextLong(1, random.nextBoolean() ? 9 : 90_000);
                long off = charged > 1 && random.nextInt(4) == 0 ? random.nextLong(1, charged) : 0;
                long net = off > 0 ? -off : cents;
                charged += net;
                lines.add(new DocumentLine(BigDecimal.ONE, BigDecimal.valueOf(net, 2), key));
            }
        }
        if (lines.isEmpty()) {
            lines.add(new DocumentLine(BigDecimal.ONE, BigDecimal.ONE, STANDARD));
        }
        return new Invoice(lines, DocumentTotals.of(lines, EUR, Rounding.DEFAULT));
    }

    private static List<PayerRule> randomRules(SplittableRandom random) {
        List<PayerRule> rules = new ArrayList<>();
        for (int i = random.nextInt(1, 5); i > 0; i--) {
            rules.add(new PayerRule(
                    new Percent(BigDecimal.valueOf(random.nextLong(1, 10_001), 2)),
                    random.nextBoolean() ? null : new Money(random.nextLong(1, 50_000), EUR),
                    random.nextBoolean() ? null : new Money(random.nextLong(0, 50_000), EUR)));
        }
        return rules;
    }

    private static PayerRule rule(String share, @Nullable String most, @Nullable String left) {
        return new PayerRule(Percent.of(share), most == null ? null : euro(most), left == null ? null : euro(left));
    }

    private static Money sum(List<Money> amounts) {
        return amounts.stream().reduce(Money.zero(EUR), Money::plus);
    }

    private static Money gross(List<TaxBreakdown> rows) {
        return sum(rows.stream().map(TaxBreakdown::gross).toList());
    }

    private static TaxBreakdown row(TaxKey key, String base, String tax) {
        return new TaxBreakdown(key, euro(base), euro(tax));
    }

    private static Money euro(String amount) {
        return Money.of(amount, EUR);
    }
}
