package org.tallystick.lib.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.lib.matching.Company.ACME;
import static org.tallystick.lib.matching.Company.ACME_ACCOUNT;
import static org.tallystick.lib.matching.Company.BOOKED;
import static org.tallystick.lib.matching.Company.ISSUED;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallystick.lib.matching.Decision.Auto;
import org.tallystick.lib.matching.Decision.Suggest;
import org.tallystick.lib.matching.Decision.Unresolved;

class ExchangeTest {
    /** Acme owes in four currencies. */
    private static Company company() {
        Company company = new Company();
        company.policy = company.policy
                .withBankFees(Map.of("EUR", Set.of(500L), "USD", Set.of(500L)))
                .withSmallDifference(Map.of("EUR", 15L, "USD", 15L));
        owes(company, "INV-2026-005001", "USD", 10_000, null, null);
        owes(company, "INV-2026-005002", "USD", 25_050, null, null);
        owes(company, "INV-2026-005003", "USD", 50_000, Company.twoPercent(BOOKED), "RF18539007547034");
        owes(company, "INV-2026-006001", "JPY", 15_000, null, null);
        owes(company, "INV-2026-007001", "KWD", 12_345, null, null);
        return owes(company, "INV-2026-004711", "EUR", 125_000, null, null);
    }

    private static Company owes(
            Company company,
            String number,
            String currency,
            long minor,
            OpenItem.@Nullable Discount discount,
            @Nullable String reference) {
        var item = new OpenItem(
                number, ACME, number, ISSUED, ISSUED.plusDays(30), currency, discount, null, reference, false, false);
        return company.add(item, minor);
    }

    private static ReceiptLine paid(
            String currency, long minor, String original, long originalMinor, String rate, String text) {
        return new ReceiptLine(
                "L1",
                BOOKED,
                minor,
                currency,
                "Acme Corp GmbH",
                ACME_ACCOUNT,
                text,
                null,
                List.of(),
                Original.of(originalMinor, original, new BigDecimal(rate), currency));
    }

    private static ReceiptLine dollars(long minor, long originalMinor, String rate, String text) {
        return paid("EUR", minor, "USD", originalMinor, rate, text);
    }

    static Stream<Arguments> exchanged() {
        return Stream.of(
                Arguments.of("CA-2", dollars(9_187, 10_000, "0.9187", "INV-2026-005001"), "INV-2026-005001=10000"),
                Arguments.of("CA-2", dollars(9_187, 10_000, "1.08850", "INV-2026-005001"), "INV-2026-005001=10000"),
                Arguments.of("CA-2", dollars(9_188, 10_000, "0.9187", "INV-2026-005001"), "INV-2026-005001=10000"),
                Arguments.of("CA-2", dollars(9_186, 10_000, "0.9187", "INV-2026-005001"), "INV-2026-005001=10000"),
                Arguments.of("CA-2", dollars(10_000, 10_000, "1", "INV-2026-005001"), "INV-2026-005001=10000"),
                Arguments.of(
                        "CA-2",
                        dollars(32_200, 35_050, "0.9187", "INV-2026-005001 INV-2026-005002"),
                        "INV-2026-005001=10000 INV-2026-005002=25050"),
                Arguments.of(
                        "CA-2", dollars(45_016, 49_000, "0.9187", "INV-2026-005003 less 2 %"), "INV-2026-005003=49000"),
                Arguments.of("CA-3", dollars(9_187, 10_000, "0.9187", "INV-2026-0O5001"), "INV-2026-005001=10000"),
                Arguments.of(
                        "CA-2",
                        paid("EUR", 9_345, "JPY", 15_000, "0.00623", "INV-2026-006001"),
                        "INV-2026-006001=15000"),
                Arguments.of(
                        "CA-2",
                        paid("EUR", 9_345, "JPY", 15_000, "160.51", "INV-2026-006001"),
                        "INV-2026-006001=15000"),
                Arguments.of(
                        "CA-2",
                        paid("EUR", 3_700, "KWD", 12_345, "2.9972", "INV-2026-007001"),
                        "INV-2026-007001=12345"),
                Arguments.of(
                        "CA-2",
                        paid("JPY", 14_934, "USD", 10_000, "149.335", "INV-2026-005001"),
                        "INV-2026-005001=10000"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("exchanged")
    void whatWasPaidInTheCurrencyOfTheItemClosesIt(String rule, ReceiptLine line, String expected) {
        Decision decision = company().decide(line);

        assertThat(decision).isInstanceOf(Auto.class);
        Proposal proposal = ((Auto) decision).proposal();
        assertThat(proposal.rule().id()).isEqualTo(rule);
        assertThat(proposal.exchanged()).isEqualTo(line.original());
        assertThat(proposal.unappliedMinor()).isZero();
        assertThat(proposal.hypotheses()).extracting(Hypothesis::name).contains(Adjustment.FX);
        assertThat(written(proposal)).isEqualTo(expected);
    }

    static Stream<Arguments> nothingToDoWithIt() {
        return Stream.of(
                Arguments.of("two minor units off", dollars(9_189, 10_000, "0.9187", "INV-2026-005001")),
                Arguments.of("two minor units off below", dollars(9_185, 10_000, "0.9187", "INV-2026-005001")),
                Arguments.of("digits changed", dollars(9_187, 10_000, "0.9178", "INV-2026-005001")),
                Arguments.of("no rate", dollars(9_187, 10_000, "0", "INV-2026-005001")),
                Arguments.of("another amount", dollars(9_279, 10_100, "0.9187", "INV-2026-005001")),
                Arguments.of("a fee beside it", dollars(8_728, 9_500, "0.9187", "INV-2026-005001")),
                Arguments.of("a small difference beside it", dollars(9_178, 9_990, "0.9187", "INV-2026-005001")),
                Arguments.of("nothing named", dollars(9_187, 10_000, "0.9187", "payment")),
                Arguments.of(
                        "yen as if they had cents", paid("EUR", 9_345, "JPY", 1_500_000, "0.00623", "INV-2026-006001")),
                Arguments.of(
                        "fils as if they were cents", paid("EUR", 37_001, "KWD", 12_345, "2.9972", "INV-2026-007001")),
                Arguments.of("two yen off", paid("JPY", 14_936, "USD", 10_000, "149.335", "INV-2026-005001")),
                Arguments.of(
                        "the currency of another item",
                        paid("EUR", 9_187, "GBP", 10_000, "0.9187", "INV-2026-005001")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nothingToDoWithIt")
    void whatDoesNotRecomputeOrIsNotAllOfItIsNoExchange(String why, ReceiptLine line) {
        assertThat(company().decide(line)).as(why).isInstanceOf(Unresolved.class);
    }

    @Test
    void anItemInTheCurrencyOfTheLineThatFitsTooMakesItAmbiguous() {
        Company company = owes(company(), "INV-2026-004712", "EUR", 9_187, null, null);

        for (String text : List.of("INV-2026-005001", "INV-2026-005001 INV-2026-004712")) {
            Decision decision = company.decide(dollars(9_187, 10_000, "0.9187", text));

            assertThat(decision).isInstanceOf(Suggest.class);
            List<Proposal> proposals = ((Suggest) decision).proposals();
            assertThat(proposals)
                    .extracting(ExchangeTest::written)
                    .containsExactly("INV-2026-005001=10000", "INV-2026-004712=9187");
            assertThat(proposals).allSatisfy(each -> assertThat(each.against()).contains(Guard.UNIQUENESS));
            assertThat(proposals.getLast().exchanged()).isNull();
        }
    }

    @Test
    void anotherItemNamedInTheCurrencyOfTheLineIsEvidenceAgainst() {
        Decision decision = company().decide(dollars(9_187, 10_000, "0.9187", "INV-2026-005001 INV-2026-004711"));

        assertThat(decision).isInstanceOf(Suggest.class);
        assertThat(((Suggest) decision).proposals().getFirst().against()).containsExactly(Guard.CONFLICT);
    }

    @Test
    void aPaymentInItsOwnCurrencyStaysWhatItWas() {
        Decision decision = company().decide(dollars(125_000, 136_062, "0.9187", "INV-2026-004711"));

        assertThat(decision).isInstanceOf(Auto.class);
        assertThat(((Auto) decision).proposal().exchanged()).isNull();
        assertThat(written(((Auto) decision).proposal())).isEqualTo("INV-2026-004711=125000");
    }

    @Test
    void theLimitIsThatOfTheMoneyReceivedToo() {
        Company company = company();
        company.policy = company.policy.withAutoPostLimit(Map.of("EUR", 9_000L));

        Decision decision = company.decide(dollars(9_187, 10_000, "0.9187", "INV-2026-005001"));

        assertThat(((Suggest) decision).proposals().getFirst().against()).containsExactly(Guard.LIMIT);
    }

    @Test
    void thePostedItemIsClosedAndTheLineIsNotAppliedTwice() {
        Company company = company();
        Matching matching = company.matching();
        ReceiptLine line = dollars(9_187, 10_000, "0.9187", "INV-2026-0O5001");
        matching.post(line, ((Auto) matching.decide(line)).proposal());
        owes(company, "INV-2026-005009", "USD", 10_000, null, null);

        Decision again = matching.decide(dollars(9_187, 10_000, "0.9187", "INV-2026-0O5001"));

        assertThat(company.book.open("INV-2026-005001")).isZero();
        assertThat(again).isInstanceOf(Unresolved.class);
        assertThat(((Unresolved) again).reason()).isEqualTo(Reason.POSSIBLE_DUPLICATE);
    }

    @Test
    void theSentenceNamesAmountAndRate() {
        Auto dollars = (Auto) company().decide(dollars(9_187, 10_000, "0.9187", "INV-2026-005001"));
        Auto yen = (Auto) company().decide(paid("EUR", 9_345, "JPY", 15_000, "0.00623", "INV-2026-006001"));

        assertThat(Explanations.english(dollars.proposal().because()))
                .isEqualTo("INV-2026-005001 named in the text; 100.00 = 100.00 against a payment of 100.00."
                        + " 100.00 USD at 0.9187 are the 91.87 EUR of the payment."
                        + " The payer account is in the master data of ACME.");
        assertThat(Explanations.english(yen.proposal().because()))
                .contains("15000 JPY at 0.00623 are the 93.45 EUR of the payment.");
    }

    private static String written(Proposal proposal) {
        return proposal.allocations().stream()
                .map(allocation -> allocation.item() + "=" + allocation.cashMinor())
                .sorted()
                .collect(Collectors.joining(" "));
    }
}
