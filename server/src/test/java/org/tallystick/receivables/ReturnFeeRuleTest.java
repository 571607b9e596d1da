package org.tallystick.receivables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.money.Percent;
import org.tallystick.payments.PaymentMethod;
import org.tallystick.payments.ReturnReason;
import org.tallystick.platform.Ids;

class ReturnFeeRuleTest {
    private static final CurrencyCode EUR = CurrencyCode.of("EUR");
    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);

    @Test
    void theRuleThatSaysTheMostHolds() {
        List<ReturnFeeRule> rules = List.of(
                rule(JANUARY, null, null, "3.00"),
                rule(JANUARY, PaymentMethod.DIRECT_DEBIT, null, "5.00"),
                rule(JANUARY, null, ReturnReason.FUNDS, "7.00"),
                rule(JANUARY, PaymentMethod.CHECK, ReturnReason.FUNDS, "9.00"));

        assertThat(fee(rules, PaymentMethod.CARD, ReturnReason.OTHER, MARCH)).isEqualTo("3.00");
        assertThat(fee(rules, PaymentMethod.DIRECT_DEBIT, ReturnReason.OTHER, MARCH))
                .isEqualTo("5.00");
        assertThat(fee(rules, PaymentMethod.DIRECT_DEBIT, ReturnReason.FUNDS, MARCH))
                .isEqualTo("7.00");
        assertThat(fee(rules, PaymentMethod.CHECK, ReturnReason.FUNDS, MARCH)).isEqualTo("9.00");
    }

    @Test
    void aRuleHoldsFromItsDayUntilTheNextOne() {
        List<ReturnFeeRule> rules = List.of(rule(MARCH, null, null, "4.00"), rule(JANUARY, null, null, "3.00"));

        assertThat(fee(rules, PaymentMethod.CARD, ReturnReason.FUNDS, JANUARY.minusDays(1)))
                .isEqualTo("none");
        assertThat(fee(rules, PaymentMethod.CARD, ReturnReason.FUNDS, MARCH.minusDays(1)))
                .isEqualTo("3.00");
        assertThat(fee(rules, PaymentMethod.CARD, ReturnReason.FUNDS, MARCH)).isEqualTo("4.00");
    }

    @Test
    void zeroEndsAFeeAlsoWhereAWiderRuleHasOne() {
        List<ReturnFeeRule> rules = List.of(
                rule(MARCH, PaymentMethod.CARD, null, "0.00"),
                rule(JANUARY, PaymentMethod.CARD, null, "5.00"),
                rule(JANUARY, null, null, "3.00"));

        assertThat(fee(rules, PaymentMethod.CARD, ReturnReason.FUNDS, MARCH)).isEqualTo("none");
        assertThat(fee(rules, PaymentMethod.CHECK, ReturnReason.FUNDS, MARCH)).isEqualTo("3.00");
    }

    @Test
    void theBanksOwnReasonCostsOnlyByARuleThatNamesIt() {
        List<ReturnFeeRule> any = List.of(rule(JANUARY, null, null, "3.00"));
        List<ReturnFeeRule> named = List.of(rule(JANUARY, null, ReturnReason.BANK, "1.00"));

        assertThat(fee(any, PaymentMethod.DIRECT_DEBIT, ReturnReason.of("TM01"), MARCH))
                .isEqualTo("none");
        assertThat(fee(named, PaymentMethod.DIRECT_DEBIT, ReturnReason.of("TM01"), MARCH))
                .isEqualTo("1.00");
    }

    @Test
    void anotherCurrencyHasItsOwnFee() {
        var returned = new ReturnFeeRule.Case(PaymentMethod.CARD, ReturnReason.FUNDS, CurrencyCode.of("USD"), MARCH);

        assertThat(ReturnFeeRule.choose(List.of(rule(JANUARY, null, null, "3.00")), returned))
                .isEmpty();
    }

    @Test
    void taxIsRoundedHalfUp() {
        var rule = new ReturnFeeRule(Ids.next(), JANUARY, null, null, Money.of("7.50", EUR), Percent.of("19"), 14);

        assertThat(rule.taxAmount()).isEqualTo(Money.of("1.43", EUR));
    }

    @Test
    void whatIsNoFeeIsRefused() {
        assertThatThrownBy(() -> rule(JANUARY, null, null, "-1.00")).hasMessageContaining("zero or more");
        assertThatThrownBy(() ->
                        new ReturnFeeRule(Ids.next(), JANUARY, null, null, Money.of("1.00", EUR), Percent.ZERO, 91))
                .hasMessageContaining("0 to 90 days");
    }

    @Test
    void codesOfBanksFallIntoClasses() {
        assertThat(List.of("AM04", "R01", "AC04", "R02", "MD01", "R10", "MS02", "R08", "XX99"))
                .extracting(ReturnReason::of)
                .containsExactly(
                        ReturnReason.FUNDS,
                        ReturnReason.FUNDS,
                        ReturnReason.ACCOUNT,
                        ReturnReason.ACCOUNT,
                        ReturnReason.MANDATE,
                        ReturnReason.MANDATE,
                        ReturnReason.REFUSED,
                        ReturnReason.REFUSED,
                        ReturnReason.OTHER);
    }

    private static String fee(List<ReturnFeeRule> rules, PaymentMethod method, ReturnReason reason, LocalDate on) {
        return ReturnFeeRule.choose(rules, new ReturnFeeRule.Case(method, reason, EUR, on))
                .map(rule -> rule.amount().toPlainString())
                .orElse("none");
    }

    private static ReturnFeeRule rule(
            LocalDate from, @Nullable PaymentMethod method, @Nullable ReturnReason reason, String amount) {
        return new ReturnFeeRule(Ids.next(), from, method, reason, Money.of(amount, EUR), Percent.ZERO, 14);
    }
}
