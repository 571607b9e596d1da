package org.tallystick.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.ledger.AccountRole;
import org.tallystick.ledger.Posting;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;

/** The arithmetic of an exchange: it moves two amounts of the same worth, and undoing it moves both back. */
class PaymentExchangeTest {
    private static final CurrencyCode EUR = CurrencyCode.of("EUR");
    private static final CurrencyCode USD = CurrencyCode.of("USD");
    private static final List<CurrencyCode> CURRENCIES =
            List.of(EUR, USD, CurrencyCode.of("JPY"), CurrencyCode.of("KWD"));
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final long SEED = 20_261_130;

    @ParameterizedTest
    @CsvSource({
        "91.87 EUR, 100.00 USD, 9187, 0.9187",
        "100.00 USD, 91.87 EUR, 9187, 1.0884946",
        "1.00 EUR, 300.00 USD, 100, 0.0033333333",
        "50.00 EUR, 7900 JPY, 5000, 0.0063291139",
        "5.00 EUR, 5.00 USD, 0, 1"
    })
    void theRateIsWhatOneOfThePaidCurrencyCost(String booked, String paid, long base, BigDecimal rate) {
        assertThat(exchange(money(booked), money(paid), base).rate()).isEqualByComparingTo(rate);
    }

    @Test
    void postingsBalanceInEachCurrencyAndClearingIsNothingInTheCompanysOwn() {
        var random = new SplittableRandom(SEED);
        for (int i = 0; i < 2_000; i++) {
            CurrencyCode from = CURRENCIES.get(random.nextInt(4));
            CurrencyCode to = CURRENCIES.get((CURRENCIES.indexOf(from) + 1 + random.nextInt(3)) % 4);
            var exchange = exchange(amount(random, from), amount(random, to), random.nextLong(1_000_000_000));

            List<Posting> made = postings(exchange);
            List<Posting> undone = postings(exchange.undone(UUID.randomUUID(), DAY, "mistake", Instant.EPOCH, "test"));

            assertThat(sum(made, AccountRole.UNAPPLIED_CASH, from))
                    .isEqualTo(exchange.booked().minor());
            assertThat(sum(made, AccountRole.UNAPPLIED_CASH, to))
                    .isEqualTo(-exchange.paid().minor());
            assertThat(base(made, AccountRole.UNAPPLIED_CASH)).isZero();
            assertThat(base(made, AccountRole.EXCHANGE_CLEARING)).isZero();
            for (CurrencyCode currency : List.of(from, to)) {
                assertThat(sum(made, AccountRole.EXCHANGE_CLEARING, currency))
                        .isEqualTo(-sum(made, AccountRole.UNAPPLIED_CASH, currency));
                assertThat(sum(undone, AccountRole.UNAPPLIED_CASH, currency))
                        .isEqualTo(-sum(made, AccountRole.UNAPPLIED_CASH, currency));
            }
        }
    }

    @Test
    void undoingIsNeverBeforeTheExchange() {
        var exchange = exchange(money("1.00 EUR"), money("1.10 USD"), 100);

        assertThat(exchange.undone(UUID.randomUUID(), DAY.minusDays(1), "early", Instant.EPOCH, "test")
                        .effectiveOn())
                .isEqualTo(DAY);
        assertThat(exchange.undone(UUID.randomUUID(), DAY.plusDays(1), "later", Instant.EPOCH, "test")
                        .effectiveOn())
                .isEqualTo(DAY.plusDays(1));
    }

    @Test
    void nothingIsExchangedIntoItsOwnCurrencyOrIntoNothing() {
        assertThatThrownBy(() -> exchange(money("1.00 EUR"), money("1.00 EUR"), 100))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> exchange(money("1.00 EUR"), money("0.00 USD"), 100))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static PaymentExchange exchange(Money booked, Money paid, long base) {
        return new PaymentExchange(
                UUID.randomUUID(),
                PaymentId.next(),
                PaymentId.next(),
                booked,
                paid,
                base,
                DAY,
                "manual",
                null,
                null,
                null,
                Instant.EPOCH,
                "test");
    }

    private static List<Posting> postings(PaymentExchange exchange) {
        return exchange.postings(new Money(exchange.baseMinor(), EUR), null);
    }

    private static long sum(List<Posting> postings, AccountRole role, CurrencyCode currency) {
        return postings.stream()
                .filter(posting ->
                        isOn(posting, role) && posting.amount().currency().equals(currency))
                .mapToLong(posting -> posting.amount().minor())
                .sum();
    }

    private static long base(List<Posting> postings, AccountRole role) {
        return postings.stream()
                .filter(posting -> isOn(posting, role))
                .collect(Collectors.summingLong(posting -> posting.base().minor()));
    }

    private static boolean isOn(Posting posting, AccountRole role) {
        return posting.account().equals(new Posting.AccountRef.OfRole(role));
    }

    private static Money amount(SplittableRandom random, CurrencyCode currency) {
        return new Money(1 + random.nextLong(1_000_000_000), currency);
    }

    private static Money money(String text) {
        String[] parts = text.split(" ", 2);
        return Money.of(parts[0], CurrencyCode.of(parts[1]));
    }
}
