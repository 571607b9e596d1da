package org.tallystick.lib.receivables.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.receivables.terms.PaymentTerms;

class HypothesisTest {
    private static final CurrencyCode EUR = CurrencyCode.of("EUR");
    private static final LocalDate INVOICED = LocalDate.of(2026, 10, 1);
    private static final PayableItem<String> PLAIN = new PayableItem<>("plain", INVOICED, euro("50.00"));

    @Test
    void paymentOfTheSumIsExact() {
        assertThat(Hypothesis.of(euro("150.00"), List.of(discounted("2026-10-11"), PLAIN)))
                .isEqualTo(
                        new Hypothesis.Exact<>(List.of(allocation("plain", "50.00"), allocation("net30", "100.00"))));
    }

    @Test
    void paymentWithinTheDiscountDaysTakesTheDiscount() {
        assertThat(Hypothesis.of(euro("148.00"), List.of(discounted("2026-10-11"), PLAIN)))
                .isEqualTo(new Hypothesis.DiscountTaken<>(
                        List.of(allocation("net30", "98.00"), allocation("plain", "50.00")),
                        List.of(allocation("net30", "2.00"))));
    }

    @Test
    void samePaymentADayLaterIsShort() {
        assertThat(Hypothesis.of(euro("148.00"), List.of(discounted("2026-10-12"), PLAIN)))
                .isEqualTo(new Hypothesis.ShortPayment<>(
                        List.of(allocation("plain", "50.00"), allocation("net30", "98.00")), euro("2.00")));
    }

    @Test
    void overPaymentLeavesARemainder() {
        assertThat(Hypothesis.of(euro("60.00"), List.of(PLAIN)))
                .isEqualTo(new Hypothesis.OverPayment<>(List.of(allocation("plain", "50.00")), euro("10.00")));
        assertThat(Hypothesis.of(euro("60.00"), List.<PayableItem<String>>of()))
                .isEqualTo(new Hypothesis.OverPayment<>(List.of(), euro("60.00")));
    }

    @Test
    void creditsAmongTheChosenItemsAreNoPartOfTheSum() {
        var credit = new PayableItem<>("credit", INVOICED, euro("-10.00"));

        assertThat(Hypothesis.of(euro("50.00"), List.of(credit, PLAIN)))
                .isEqualTo(new Hypothesis.Exact<>(List.of(allocation("plain", "50.00"))));
    }

    @Test
    void paymentBetweenDiscountedAndFullSumIsShortByTheDifferenceToTheFullSum() {
        assertThat(Hypothesis.of(euro("99.00"), List.of(discounted("2026-10-11"))))
                .isEqualTo(new Hypothesis.ShortPayment<>(List.of(allocation("net30", "99.00")), euro("1.00")));
    }

    @Test
    void nonsenseIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Hypothesis.of(euro("0.00"), List.of(PLAIN)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PayableItem<>("item", INVOICED, euro("1.00"), euro("1.01"), false));
    }

    private static PayableItem<String> discounted(String paidOn) {
        Money open = euro("100.00");
        Money discount = PaymentTerms.parse("NET 30; 2% 10").discountAvailable(INVOICED, open, LocalDate.parse(paidOn));
        return new PayableItem<>("net30", INVOICED.plusDays(30), open, discount, false);
    }

    private static ProposedAllocation<String> allocation(String id, String amount) {
        return new ProposedAllocation<>(id, euro(amount));
    }

    private static Money euro(String amount) {
        return Money.of(amount, EUR);
    }
}
