package org.tallystick.lib.receivables.interest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.money.Percent;

class StatutoryInterestTest {
    private static final CurrencyCode EUR = CurrencyCode.of("EUR");
    private static final LocalDate DUE = LocalDate.of(2026, 5, 31);
    private static final List<InterestRate> RATES = List.of(
            new InterestRate(LocalDate.of(2026, 7, 1), Percent.of("10.40")),
            new InterestRate(LocalDate.of(2026, 1, 1), Percent.of("10.15")));

    @ParameterizedTest(name = "GV-EU 1000 EUR due 2026-05-31, paid {0}: {1}")
    @CsvSource({
        "2026-07-20, 14.04",
        "2026-05-30, 0.00",
        "2026-05-31, 0.00",
        "2026-06-01, 0.28",
        "2026-06-30, 8.34",
        "2026-07-01, 8.63"
    })
    void interestRunsFromTheDayAfterDueThroughThePaymentDay(LocalDate paidOn, String interest) {
        assertThat(StatutoryInterest.of(Money.of("1000.00", EUR), DUE, paidOn, RATES))
                .isEqualTo(Money.of(interest, EUR));
    }

    @Test
    void ratesMustCoverTheFirstDayOnce() {
        Money open = Money.of("1000.00", EUR);
        var repeated = List.of(RATES.getFirst(), RATES.getFirst());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> StatutoryInterest.of(open, DUE.minusYears(1), DUE, RATES))
                .withMessage("no interest rate holds on 2025-06-01");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StatutoryInterest.of(open, DUE, DUE.plusDays(1), repeated));
    }
}
