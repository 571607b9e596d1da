package org.tallystick.cashapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.cashapp.PaymentFacts.Alike;
import org.tallystick.cashapp.PaymentFacts.Known;
import org.tallystick.cashapp.PaymentFacts.Named;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.PaymentId;

class VeracityTest {
    private static final CurrencyCode EUR = CurrencyCode.of("EUR");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);
    private static final Known NOTHING_KNOWN = known(Set.of(), Set.of(), false, List.of(), "1000.00");

    @ParameterizedTest
    @CsvSource({
        "Invoice 4711, INVOICE-4711, 2026-03-30, true",
        "Invoice 4711, INVOICE-4711, 2026-03-01, true",
        "Invoice 4711, INVOICE-4711, 2026-02-28, false",
        "Invoice 4711, Invoice 4712, 2026-03-30, false",
        "            ,             , 2026-03-30, true",
        "Invoice 4711,             , 2026-03-30, false"
    })
    void theSameTextWithinThirtyDaysMayBeTheSamePayment(
            @Nullable String text, @Nullable String before, LocalDate receivedOn, boolean flagged) {
        var first = new Alike(PaymentId.next(), "PAY-1", receivedOn, before);

        List<Veracity.Flagged> flags =
                Veracity.flags(facts("10.00", text, null, null, List.of(first), null, List.of()));

        assertThat(flags)
                .extracting(Veracity.Flagged::rule)
                .isEqualTo(flagged ? List.of(FlagRule.DUPLICATE) : List.of());
        assertThat(flags).allSatisfy(flag -> assertThat(flag.other()).isEqualTo(first.payment()));
    }

    @ParameterizedTest
    @CsvSource({"1, true", "2, false", "3, false"})
    void aPaymentForEachInstallmentIsNoDuplicate(int installments, boolean flagged) {
        var first = new Alike(PaymentId.next(), "PAY-1", DAY.minusDays(28), "INV-1");
        var document = new Named("INV-1", DAY.minusDays(60), Collections.nCopies(installments, Money.of("10.00", EUR)));

        assertThat(rules(facts("10.00", "INV-1", null, null, List.of(first), null, List.of(document))))
                .isEqualTo(flagged ? List.of(FlagRule.DUPLICATE) : List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "Acme Corp, Acme Corporation GmbH, false",
        "ACME, Acme & Söhne, false",
        "Zenith Ltd, Acme Corp, true",
        "AB, Acme Corp, false",
        "Müller Bau, Mueller Hochbau, false"
    })
    void aNameThatSharesNoWordDoesNotFit(String onPayment, String known, boolean flagged) {
        Known customer = known(Set.of(known), Set.of(), false, List.of(), "1000.00");

        assertThat(rules(facts("10.00", null, onPayment, null, List.of(), customer, List.of())))
                .isEqualTo(flagged ? List.of(FlagRule.PAYER_MISMATCH) : List.of());
    }

    @Test
    void anAccountTheCustomerPaidFromBeforeExcusesAnotherName() {
        Known customer = known(Set.of("Acme"), Set.of("DE1"), true, List.of(1_000L, 1_000L), "1000.00");

        assertThat(rules(facts("10.00", null, "Zenith", "DE1", List.of(), customer, List.of())))
                .isEmpty();
    }

    @Test
    void anAccountOfStrangersDoesNotFit() {
        Known customer = known(Set.of("Acme"), Set.of(), true, List.of(), "1000.00");

        assertThat(rules(facts("10.00", null, "Acme", "DE1", List.of(), customer, List.of())))
                .containsExactly(FlagRule.PAYER_MISMATCH);
    }

    @ParameterizedTest
    @CsvSource({"DE2, 8, true", "DE1, 8, false", "DE2, 7, false", ", 8, false"})
    void aKnownCustomerWithAnotherAccountIsLookedAt(@Nullable String account, int payments, boolean flagged) {
        Known customer = known(Set.of(), Set.of("DE1"), false, Collections.nCopies(payments, 1_000L), "1000.00");

        assertThat(rules(facts("10.00", null, null, account, List.of(), customer, List.of())))
                .isEqualTo(flagged ? List.of(FlagRule.NEW_ACCOUNT) : List.of());
    }

    @ParameterizedTest
    @CsvSource({"15, false", "16, true"})
    void whoOftenChangesAccountsSurprisesNobody(int payments, boolean flagged) {
        Known customer = known(Set.of(), Set.of("DE1", "DE2"), false, Collections.nCopies(payments, 1_000L), "1000.00");

        assertThat(rules(facts("10.00", null, null, "DE3", List.of(), customer, List.of())))
                .isEqualTo(flagged ? List.of(FlagRule.NEW_ACCOUNT) : List.of());
    }

    @Test
    void whatIsOwedIsNeitherNewNorUnusual() {
        Known customer = known(Set.of("Acme"), Set.of("DE1"), true, Collections.nCopies(8, 1_000L), "1000.00");
        PaymentFacts odd = facts("500.00", null, "ACME", "DE2", List.of(), customer, List.of());

        assertThat(rules(odd)).containsExactly(FlagRule.PAYER_MISMATCH, FlagRule.NEW_ACCOUNT, FlagRule.UNUSUAL_AMOUNT);
        assertThat(Veracity.wantsExplanation(odd)).isTrue();
        assertThat(rules(odd.withExplanation())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"true, Zenith", "false, Zenith", "true, "})
    void aStrangerDoesNotFitWhateverIsPaid(boolean accountOfStranger, @Nullable String name) {
        Known customer =
                known(Set.of("Acme"), Set.of("DE1"), accountOfStranger, Collections.nCopies(8, 1_000L), "1000.00");
        PaymentFacts odd = facts("10.00", null, name, "DE2", List.of(), customer, List.of());

        assertThat(rules(odd.withExplanation())).containsExactly(FlagRule.PAYER_MISMATCH);
    }

    /** The median of 1 to 9 euros is 5, the median distance from it 2: more than 20 away is unusual. */
    @ParameterizedTest
    @CsvSource({"25.00, false", "25.01, true", "0.01, false", "900.00, true"})
    void anAmountFarFromTheMedianIsUnusual(String amount, boolean flagged) {
        Known customer = known(
                Set.of(),
                Set.of(),
                false,
                LongStream.rangeClosed(1, 9).map(euros -> euros * 100).boxed().toList(),
                "1000.00");

        assertThat(rules(facts(amount, null, null, null, List.of(), customer, List.of())))
                .isEqualTo(flagged ? List.of(FlagRule.UNUSUAL_AMOUNT) : List.of());
    }

    /** Who always pays the same has no distances; twice the usual amount is still usual. */
    @ParameterizedTest
    @CsvSource({"20.00, 8, false", "20.01, 8, true", "500.00, 7, false"})
    void equalAmountsAllowTwiceAsMuch(String amount, int payments, boolean flagged) {
        Known customer = known(Set.of(), Set.of(), false, Collections.nCopies(payments, 1_000L), "1000.00");

        assertThat(rules(facts(amount, null, null, null, List.of(), customer, List.of())))
                .isEqualTo(flagged ? List.of(FlagRule.UNUSUAL_AMOUNT) : List.of());
    }

    @ParameterizedTest
    @CsvSource({"100.00, false", "100.01, true"})
    void theLargestPaymentIsNoSurpriseTwice(String amount, boolean flagged) {
        Known customer = known(
                Set.of(),
                Set.of(),
                false,
                Stream.concat(Stream.of(5_000L), Collections.nCopies(8, 1_000L).stream())
                        .toList(),
                "1000.00");

        assertThat(rules(facts(amount, null, null, null, List.of(), customer, List.of())))
                .isEqualTo(flagged ? List.of(FlagRule.UNUSUAL_AMOUNT) : List.of());
    }

    @ParameterizedTest
    @CsvSource({"1000.00, false", "1000.01, true"})
    void moreThanEverythingOwedIsLookedAt(String amount, boolean flagged) {
        assertThat(rules(facts(amount, null, null, null, List.of(), NOTHING_KNOWN, List.of())))
                .isEqualTo(flagged ? List.of(FlagRule.MORE_THAN_OWED) : List.of());
    }

    @ParameterizedTest
    @CsvSource({"2026-03-31, false", "2026-04-01, true"})
    void aDocumentIssuedAfterTheMoneyCameIsLookedAt(LocalDate issuedOn, boolean flagged) {
        assertThat(rules(facts(
                        "10.00", null, null, null, List.of(), null, List.of(new Named("INV-1", issuedOn, List.of())))))
                .isEqualTo(flagged ? List.of(FlagRule.BEFORE_INVOICE) : List.of());
    }

    @Test
    void evidenceShowsOnlyTheEndOfAnAccount() {
        String account = "DE89370400440532013000";
        Known customer = known(Set.of(), Set.of("DE1"), true, Collections.nCopies(8, 1_000L), "1000.00");

        List<Veracity.Flagged> flags =
                Veracity.flags(facts("10.00", null, "Ada Lovelace", account, List.of(), customer, List.of()));

        assertThat(flags)
                .hasSize(2)
                .allSatisfy(flag -> assertThat(flag.evidence()).contains("3000").doesNotContain(account, "Lovelace"));
    }

    private static List<FlagRule> rules(PaymentFacts facts) {
        return Veracity.flags(facts).stream().map(Veracity.Flagged::rule).toList();
    }

    private static Known known(
            Set<String> names, Set<String> accounts, boolean accountOfStranger, List<Long> amounts, String owed) {
        return new Known(Set.of(), names, accounts, accountOfStranger, amounts, Money.of(owed, EUR));
    }

    private static PaymentFacts facts(
            String amount,
            @Nullable String text,
            @Nullable String name,
            @Nullable String account,
            List<Alike> alike,
            @Nullable Known customer,
            List<Named> named) {
        return new PaymentFacts(
                PaymentId.next(),
                Money.of(amount, EUR),
                DAY,
                text,
                name,
                account,
                alike,
                customer,
                named,
                null,
                false,
                30);
    }
}
