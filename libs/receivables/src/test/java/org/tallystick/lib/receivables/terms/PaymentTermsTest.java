package org.tallystick.lib.receivables.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.lib.money.BusinessDays;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.money.Percent;

class PaymentTermsTest {
    private static final CurrencyCode EUR = CurrencyCode.of("EUR");
    private static final Money HUNDRED = Money.of("100.00", EUR);

    @ParameterizedTest(name = "{0} on {1} falls due on {2}")
    @CsvSource(delimiter = '|', textBlock = """
            NET 0   | 2026-10-31 | 2026-10-31
            NET 30  | 2026-10-01 | 2026-10-31
            NET 30  | 2026-01-31 | 2026-03-02
            NET 30  | 2024-01-31 | 2024-03-01
            NET 30  | 2024-01-30 | 2024-02-29
            NET 30  | 2023-01-30 | 2023-03-01
            NET 1   | 2024-02-28 | 2024-02-29
            NET 1   | 2023-02-28 | 2023-03-01
            NET 1   | 2024-02-29 | 2024-03-01
            NET 366 | 2024-02-29 | 2025-03-01
            NET 1   | 1900-02-28 | 1900-03-01
            NET 1   | 2000-02-28 | 2000-02-29
            NET 1   | 2026-12-31 | 2027-01-01
            NET 60  | 2026-12-15 | 2027-02-13
            NET 1   | 2026-03-28 | 2026-03-29
            NET 2   | 2026-03-28 | 2026-03-30
            NET 1   | 2026-03-07 | 2026-03-08
            NET 1   | 2026-10-24 | 2026-10-25
            NET 30  | 2026-10-10 | 2026-11-09
            NET 1   | 2011-12-29 | 2011-12-30
            NET 2   | 2018-11-03 | 2018-11-05
            EOM 0   | 2024-02-01 | 2024-02-29
            EOM 0   | 2023-02-28 | 2023-02-28
            EOM 0   | 2026-04-30 | 2026-04-30
            EOM 0   | 2026-05-31 | 2026-05-31
            EOM 15  | 2026-01-31 | 2026-02-15
            EOM 15  | 2026-01-01 | 2026-02-15
            EOM 30  | 2023-01-15 | 2023-03-02
            EOM 30  | 2024-01-15 | 2024-03-01
            EOM 15  | 2026-12-02 | 2027-01-15
            PROX 10 | 2026-01-31 | 2026-02-10
            PROX 10 | 2026-12-01 | 2027-01-10
            PROX 31 | 2026-01-31 | 2026-02-28
            PROX 31 | 2024-01-15 | 2024-02-29
            PROX 31 | 2026-03-31 | 2026-04-30
            PROX 29 | 2023-01-29 | 2023-02-28
            PROX 1  | 2026-10-31 | 2026-11-01
            """)
    void dueDatesAreCalendarDates(String terms, LocalDate documentDate, LocalDate dueOn) {
        var installments = PaymentTerms.parse(terms).schedule(documentDate, HUNDRED);

        assertThat(installments).containsExactly(new Installment(1, dueOn, HUNDRED));
    }

    @ParameterizedTest(name = "\"{0}\" prints as \"{1}\"")
    @CsvSource(delimiter = '|', textBlock = """
            NET 30                              | NET 30
              net   030                         | NET 30
            eom15                               | EOM 15
            Prox 10                             | PROX 10
            NET 30; 2% 10                       | NET 30; 2% 10
            net 30 ;2.50 %10                    | NET 30; 2.5% 10
            SPLIT 50% 0, 50% 30                 | SPLIT 50% 0, 50% 30
            split 33.33% 0,33.33% net 30,33.34 % eom 60;3% 7 | SPLIT 33.33% 0, 33.33% 30, 33.34% EOM 60; 3% 7
            SPLIT 100% 30                       | NET 30
            net 3650; 2% 3650                   | NET 3650; 2% 3650
            net 0; 0.5% 0                       | NET 0; 0.5% 0
            """)
    void textFormRoundTrips(String text, String canonical) {
        var terms = PaymentTerms.parse(text);

        assertThat(terms).hasToString(canonical);
        assertThat(PaymentTerms.parse(canonical)).isEqualTo(terms);
    }

    @ParameterizedTest(name = "\"{0}\" is refused: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            ''                       | terms are empty; write for example NET 30
            30                       | cannot read "30"; write NET 30
            NET -1                   | cannot read "NET -1"
            NET 3651                 | days must be 0 to 3650, not 3651
            EOM 3651                 | days must be 0 to 3650, not 3651
            NET 30; 2% 3651          | days must be 0 to 3650, not 3651
            NET 30 days              | cannot read "NET 30 DAYS"
            PROX 32                  | PROX takes a day of the month, 1 to 31, not 32
            SPLIT 50% 0, 40% 30      | the parts sum to 90%; make them sum to 100%
            SPLIT 0% 0, 100% 30      | a part must be above 0%, not 0%
            SPLIT 50% 0,             | cannot read the part ""; write for example 50% 30
            SPLIT 50% soon, 50% 30   | cannot read "SOON"
            NET 30; 2%               | cannot read the discount "2%"; write for example 2% 10
            NET 30; 0% 10            | a discount is above 0% and below 100%, not 0%
            NET 30; 2% 10; 1% 20     | one discount is possible; remove "1% 20"
            """)
    void unreadableTermsNameTheFix(String text, String message) {
        assertThatThrownBy(() -> PaymentTerms.parse(text))
                .isInstanceOf(TermsException.class)
                .hasMessageContaining(message);
    }

    @Test
    void splitTermsGiveOneInstallmentPerPart() {
        var terms = PaymentTerms.parse("SPLIT 33.33% 0, 33.33% 30, 33.34% EOM 0");

        var installments = terms.schedule(LocalDate.of(2026, 1, 31), Money.of("0.10", EUR));

        assertThat(installments)
                .containsExactly(
                        new Installment(1, LocalDate.of(2026, 1, 31), Money.of("0.03", EUR)),
                        new Installment(2, LocalDate.of(2026, 3, 2), Money.of("0.03", EUR)),
                        new Installment(3, LocalDate.of(2026, 1, 31), Money.of("0.04", EUR)));
    }

    @Test
    void partsThatComeToZeroAreLeftOut() {
        var terms = PaymentTerms.parse("SPLIT 50% 0, 50% 30");
        var date = LocalDate.of(2026, 1, 1);

        assertThat(terms.schedule(date, Money.of("0.01", EUR)))
                .containsExactly(new Installment(1, date, Money.of("0.01", EUR)));
        assertThat(terms.schedule(date, Money.zero(EUR)))
                .containsExactly(new Installment(1, date.plusDays(30), Money.zero(EUR)));
    }

    @Test
    void dueSundayRollsToMondayAndKeepsTheAgreedDate() {
        var calendar = BusinessDays.mondayToFriday(Set.of());

        var installment = PaymentTerms.net(31)
                .schedule(LocalDate.of(2026, 10, 1), HUNDRED, calendar)
                .getFirst();

        assertThat(installment.agreedOn()).isEqualTo("2026-11-01");
        assertThat(installment.dueOn()).isEqualTo("2026-11-02");
        assertThat(installment.isRolled()).isTrue();
        assertThat(new Installment(1, LocalDate.of(2026, 11, 2), HUNDRED).isRolled())
                .isFalse();
    }

    @Test
    void discountJoinsTermsOnce() {
        assertThat(PaymentTerms.net(30).withDiscount(Percent.of(2), 10)).hasToString("NET 30; 2% 10");
        assertThatThrownBy(() -> PaymentTerms.net(30).withDiscount(Percent.HUNDRED, 10))
                .isInstanceOf(TermsException.class);
    }

    @ParameterizedTest(name = "paid on {0}: discount {1}")
    @CsvSource({"2026-02-19, 2.00", "2026-02-20, 2.00", "2026-03-02, 2.00", "2026-03-03, 0.00"})
    void discountCountsThroughItsLastDay(LocalDate paidOn, String discount) {
        var terms = PaymentTerms.parse("NET 30; 2% 10");

        assertThat(terms.discountAvailable(LocalDate.of(2026, 2, 20), Money.of("99.99", EUR), paidOn))
                .isEqualTo(Money.of(discount, EUR));
    }

    @Test
    void onlyPositiveTotalsWithADiscountEarnOne() {
        var date = LocalDate.of(2026, 2, 20);

        assertThat(PaymentTerms.net(30).discountAvailable(date, HUNDRED, date)).isEqualTo(Money.zero(EUR));
        assertThat(PaymentTerms.parse("NET 30; 2% 10").discountAvailable(date, HUNDRED.negated(), date))
                .isEqualTo(Money.zero(EUR));
    }

    @Test
    void installmentsSumToTheTotalAndTermsRoundTripForRandomTerms() {
        for (long seed = 1; seed <= 500; seed++) {
            var random = new SplittableRandom(seed);
            int first = random.nextInt(1, 99);
            String text = "SPLIT %d%% %d, %d%% EOM %d; %d%% %d"
                    .formatted(
                            first,
                            random.nextInt(90),
                            100 - first,
                            random.nextInt(90),
                            random.nextInt(1, 10),
                            random.nextInt(30));
            Money total = new Money(random.nextLong(-1_000_000, 1_000_000), EUR);

            PaymentTerms terms = PaymentTerms.parse(text);
            List<Installment> installments = terms.schedule(LocalDate.EPOCH.plusDays(random.nextInt(30_000)), total);

            assertThat(terms).as("seed %d", seed).hasToString(text);
            assertThat(installments.stream().map(Installment::amount).reduce(Money.zero(EUR), Money::plus))
                    .as("seed %d", seed)
                    .isEqualTo(total);
        }
    }
}
