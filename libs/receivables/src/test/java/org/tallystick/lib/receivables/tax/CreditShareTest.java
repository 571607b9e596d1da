package org.tallystick.lib.receivables.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.money.Percent;
import org.tallystick.lib.money.Rounding;

class CreditShareTest {
    private static final CurrencyCode EUR = CurrencyCode.of("EUR");
    private static final TaxKey STANDARD = new TaxKey("S", Percent.of(20));
    private static final TaxKey REDUCED = new TaxKey("S", Percent.of("5.5"));
    private static final TaxKey EXEMPT = new TaxKey("E", Percent.ZERO);

    @Test
    @DisplayName("GV-RND3 four credits of 68.33, 68.33, 57.50, 85.00 at 20 % sum to the invoice, 334.99")
    void creditsLineByLineSumToTheInvoice() {
        List<String> nets = List.of("68.33", "68.33", "57.50", "85.00");
        var lines = nets.stream()
                .map(net -> new DocumentLine(BigDecimal.ONE, new BigDecimal(net), STANDARD))
                .toList();
        var invoice = DocumentTotals.of(lines, EUR, Rounding.DEFAULT);

        List<TaxBreakdown> credited = new ArrayList<>();
        for (String net : nets) {
            credited.addAll(new CreditShare(EUR, invoice.breakdown(), credited).ofBases(Map.of(STANDARD, euro(net))));
        }

        assertThat(invoice.gross()).isEqualTo(euro("334.99"));
        assertThat(gross(credited)).isEqualTo(euro("334.99"));
        assertThat(new CreditShare(EUR, invoice.breakdown(), credited).remaining())
                .containsExactly(row(STANDARD, "0.00", "0.00"));
        Money separately = nets.stream()
                .map(CreditShareTest::euro)
                .map(net -> net.plus(STANDARD.rate().of(net, RoundingMode.HALF_UP)))
                .reduce(Money.zero(EUR), Money::plus);
        assertThat(separately).isEqualTo(euro("335.00"));
    }

    @Test
    void grossIsSpreadInProportionToWhatRemains() {
        var original = List.of(row(STANDARD, "100.00", "20.00"), row(EXEMPT, "60.00", "0.00"));

        var credit = new CreditShare(EUR, original, List.of()).ofGross(euro("90.00"));

        assertThat(credit).containsExactly(row(STANDARD, "50.00", "10.00"), row(EXEMPT, "30.00", "0.00"));
    }

    @Test
    void netIsSpreadInProportionToWhatRemains() {
        var original = List.of(row(STANDARD, "100.00", "20.00"), row(EXEMPT, "100.00", "0.00"));
        var credited = List.of(row(EXEMPT, "100.00", "0.00"));

        var credit = new CreditShare(EUR, original, credited).ofNet(euro("10.00"));

        assertThat(credit).containsExactly(row(STANDARD, "10.00", "2.00"));
    }

    @Test
    void lastCreditTakesTheExactResidual() {
        var original = List.of(row(STANDARD, "100.00", "20.00"));
        var credited = List.of(row(STANDARD, "99.99", "19.93"));

        var credit = new CreditShare(EUR, original, credited).ofBases(Map.of(STANDARD, euro("0.01")));

        assertThat(credit).containsExactly(row(STANDARD, "0.01", "0.07"));
    }

    @Test
    void netCreditLeavesTheTaxResidualOfOtherCategoriesAlone() {
        var original = List.of(row(STANDARD, "100.00", "20.00"), row(EXEMPT, "60.00", "0.00"));
        var credited = List.of(row(STANDARD, "100.00", "19.95"));

        var credit = new CreditShare(EUR, original, credited).ofNet(euro("60.00"));

        assertThat(credit).containsExactly(row(EXEMPT, "60.00", "0.00"));
    }

    @Test
    void creditNeverExceedsWhatRemains() {
        var original = List.of(row(STANDARD, "100.00", "20.00"));
        var share = new CreditShare(EUR, original, List.of(row(STANDARD, "50.00", "10.00")));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> share.ofGross(euro("60.01")))
                .withMessage("cannot credit 60.01 EUR; 60.00 EUR remains");
        assertThatIllegalArgumentException().isThrownBy(() -> share.ofNet(euro("50.01")));
        assertThatIllegalArgumentException().isThrownBy(() -> share.ofBases(Map.of(STANDARD, euro("50.01"))));
        assertThatIllegalArgumentException().isThrownBy(() -> share.ofBases(Map.of(EXEMPT, euro("1.00"))));
        assertThatIllegalArgumentException().isThrownBy(() -> share.ofGross(euro("0.00")));
        assertThatIllegalArgumentException().isThrownBy(() -> share.ofGross(euro("-1.00")));
    }

    @Test
    void booksThatDoNotAddUpAreRefused() {
        var original = List.of(row(STANDARD, "100.00", "20.00"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CreditShare(EUR, original, List.of(row(STANDARD, "100.01", "20.00"))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CreditShare(EUR, original, List.of(row(EXEMPT, "1.00", "0.00"))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CreditShare(EUR, List.of(original.getFirst(), original.getFirst()), List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CreditShare(EUR, List.of(row(STANDARD, "-1.00", "-0.20")), List.of()));
    }

    @Test
    void anySequenceOfPartialCreditsSumsToTheInvoice() {
        for (long seed = 1; seed <= 500; seed++) {
            var random = new SplittableRandom(seed);
            List<TaxBreakdown> original = randomInvoice(random);
            List<TaxBreakdown> credited = new ArrayList<>();
            for (int step = 0; step < 20; step++) {
                credited.addAll(randomCredit(new CreditShare(EUR, original, credited), random));
            }
            Money rest = gross(new CreditShare(EUR, original, credited).remaining());
            if (rest.isPositive()) {
                credited.addAll(new CreditShare(EUR, original, credited).ofGross(rest));
            }

            assertThat(new CreditShare(EUR, original, credited).remaining())
                    .as("seed %d", seed)
                    .allMatch(row -> row.base().isZero() && row.tax().isZero());
            assertThat(gross(credited)).as("seed %d", seed).isEqualTo(gross(original));
        }
    }

    @Test
    void taxStaysWithinOneCentOfItsShareHoweverOftenOneCredits() {
        var original = List.of(row(REDUCED, "100.00", "5.50"));
        List<TaxBreakdown> credited = new ArrayList<>();

        for (int i = 1; i <= 99; i++) {
            credited.addAll(new CreditShare(EUR, original, credited).ofBases(Map.of(REDUCED, euro("1.00"))));
            Money tax = credited.stream().map(TaxBreakdown::tax).reduce(Money.zero(EUR), Money::plus);

            assertThat(Math.abs(tax.minor() * 10 - i * 55L)).isLessThanOrEqualTo(10);
        }
    }

    private static List<TaxBreakdown> randomInvoice(SplittableRandom random) {
        List<DocumentLine> lines = new ArrayList<>();
        for (int i = random.nextInt(1, 6); i > 0; i--) {
            TaxKey key = List.of(STANDARD, REDUCED, EXEMPT).get(random.nextInt(3));
            lines.add(new DocumentLine(BigDecimal.ONE, BigDecimal.valueOf(random.nextInt(1, 20_000), 2), key));
        }
        return DocumentTotals.of(lines, EUR, Rounding.DEFAULT).breakdown();
    }

    private static List<TaxBreakdown> randomCredit(CreditShare share, SplittableRandom random) {
        List<TaxBreakdown> remaining = share.remaining();
        Money net = remaining.stream().map(TaxBreakdown::base).reduce(Money.zero(EUR), Money::plus);
        if (net.isZero()) {
            return List.of();
        }
        TaxBreakdown row = remaining.get(random.nextInt(remaining.size()));
        return switch (random.nextInt(3)) {
            case 0 -> share.ofNet(upTo(net, random));
            case 1 -> share.ofGross(upTo(gross(remaining), random));
            default -> row.base().isZero() ? List.of() : share.ofBases(Map.of(row.key(), upTo(row.base(), random)));
        };
    }

    private static Money upTo(Money most, SplittableRandom random) {
        return new Money(random.nextLong(1, Math.max(2, most.minor() / 3 + 1)), EUR).min(most);
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
