package org.tallystick.lib.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.lib.matching.Company.ACME;
import static org.tallystick.lib.matching.Company.BOOKED;
import static org.tallystick.lib.matching.Company.MERCY;
import static org.tallystick.lib.matching.Company.fromAcme;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallystick.lib.matching.Decision.Auto;
import org.tallystick.lib.matching.Decision.Suggest;
import org.tallystick.lib.matching.Decision.Unresolved;

class LadderTest {
    /** Acme owes these; Mercy Clinic owes one. */
    private static Company company() {
        return new Company()
                .item("INV-2026-004711", ACME, 125_000)
                .item("INV-2026-004713", ACME, 48_050)
                .item("INV-2026-005890", ACME, 9_999)
                .item("INV-2026-006001", ACME, 70_500, Company.twoPercent(BOOKED), "RF18539007547034", false)
                .item("CM-2026-000007", ACME, -10_000)
                .item("INV-2026-004720", MERCY, 31_700);
    }

    static Stream<Arguments> posted() {
        return Stream.of(
                Arguments.of("CA-2", 125_000, "INV-2026-004711", "INV-2026-004711=125000"),
                Arguments.of("CA-2", 125_000, "inv 2026 004711", "INV-2026-004711=125000"),
                Arguments.of("CA-2", 125_000, "RE-NR 2026004711 vom 01.03.2026", "INV-2026-004711=125000"),
                Arguments.of(
                        "CA-2",
                        173_050,
                        "INV-2026-004711, INV-2026-004713",
                        "INV-2026-004711=125000 INV-2026-004713=48050"),
                Arguments.of(
                        "CA-2",
                        173_050,
                        "INV-2026-004711INV-2026-004713",
                        "INV-2026-004711=125000 INV-2026-004713=48050"),
                Arguments.of(
                        "CA-2",
                        115_000,
                        "INV-2026-004711 minus CM-2026-000007",
                        "CM-2026-000007=-10000 INV-2026-004711=125000"),
                Arguments.of("CA-2", 69_090, "INV-2026-006001 less 2 %", "INV-2026-006001=69090"),
                Arguments.of("CA-2", 124_500, "INV-2026-004711", "INV-2026-004711=124500"),
                Arguments.of("CA-2", 124_990, "INV-2026-004711", "INV-2026-004711=124990"),
                Arguments.of("CA-2", 68_590, "INV-2026-006001", "INV-2026-006001=68590"),
                Arguments.of("CA-2", 70_500, "RF18 5390 0754 7034", "INV-2026-006001=70500"),
                Arguments.of("CA-3", 125_000, "INV-2026-0O4711", "INV-2026-004711=125000"),
                Arguments.of("CA-3", 125_000, "INV-2026-04711", "INV-2026-004711=125000"),
                Arguments.of("CA-3", 173_050, "INV-2026-004711/713", "INV-2026-004711=125000 INV-2026-004713=48050"),
                Arguments.of("CA-3", 58_049, "5890 + 4713", "INV-2026-004713=48050 INV-2026-005890=9999"),
                Arguments.of("CA-5", 134_999, "INV-2026-004711 u.a.", "INV-2026-004711=125000 INV-2026-005890=9999"),
                Arguments.of("CA-6", 60_000, "INV-2026-004711", "INV-2026-004711=60000"),
                Arguments.of("CA-6", 120_000, "INV-2026-004711", "INV-2026-004711=120000"),
                Arguments.of("CA-6", 126_000, "INV-2026-004711", "INV-2026-004711=125000"),
                Arguments.of("CA-7", 48_050, "", "INV-2026-004713=48050"),
                Arguments.of("CA-7D", 69_090, "", "INV-2026-006001=69090"),
                Arguments.of("CA-9", 58_049, "", "INV-2026-004713=48050 INV-2026-005890=9999"));
    }

    @ParameterizedTest(name = "{0}: {1} \"{2}\" pays {3}")
    @MethodSource("posted")
    void aLinePaysWhatItSays(String rule, long minor, String text, String expected) {
        Decision decision = company().decide(fromAcme(minor, text));

        assertThat(decision).isInstanceOf(Auto.class);
        Proposal proposal = ((Auto) decision).proposal();
        assertThat(proposal.rule().id()).isEqualTo(rule);
        assertThat(written(proposal)).isEqualTo(expected);
        long cash =
                proposal.allocations().stream().mapToLong(Allocation::cashMinor).sum();
        assertThat(cash + proposal.unappliedMinor()).isEqualTo(minor);
    }

    static Stream<Arguments> suggested() {
        return Stream.of(
                Arguments.of(Guard.RESIDUE, 134_999, "INV-2026-004711 8812345"),
                Arguments.of(Guard.RESIDUE, 48_050, "our 8812345"),
                Arguments.of(Guard.UNIQUENESS, 150_000, "INV-2026-004711"),
                Arguments.of(Guard.CONFLICT, 48_050, "INV-2026-004711"),
                Arguments.of(Guard.CONFLICT, 48_050, "INV-2026-004720"),
                Arguments.of(Guard.CONFLICT, 125_000, "INV-2026-004711 and INV-2026-004720"));
    }

    @ParameterizedTest(name = "{0} holds back {1} \"{2}\"")
    @MethodSource("suggested")
    void aGuardLeavesItToAPerson(Guard guard, long minor, String text) {
        Decision decision = company().decide(fromAcme(minor, text));

        assertThat(decision).isInstanceOf(Suggest.class);
        assertThat(((Suggest) decision).proposals().getFirst().against()).contains(guard);
    }

    static Stream<Arguments> unresolved() {
        return Stream.of(
                Arguments.of(Reason.NO_PAYER, Company.line(48_050, "", "Somebody Else", "DE99")),
                Arguments.of(Reason.NO_PAYER, Company.line(60_000, "INV-2026-004711", "Somebody Else", "DE99")),
                Arguments.of(Reason.NO_CANDIDATE, fromAcme(33_333, "prepayment")),
                Arguments.of(Reason.NOT_RECEIVABLE, fromAcme(-48_050, "INV-2026-004713")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unresolved")
    void whatNobodyCanTellStaysUnresolved(Reason reason, ReceiptLine line) {
        Decision decision = company().decide(line);

        assertThat(decision).isInstanceOf(Unresolved.class);
        assertThat(((Unresolved) decision).reason()).isEqualTo(reason);
    }

    @Test
    void anUnknownPayerMayPayInFullWhatItNames() {
        Decision decision = company().decide(Company.line(31_700, "INV-2026-004720", "Factor Ltd", "DE99"));

        assertThat(decision).isInstanceOf(Auto.class);
    }

    @Test
    void twoItemsOfOneAmountAreTwoSolutions() {
        Company company = company().item("INV-2026-007777", ACME, 48_050);

        Decision decision = company.decide(fromAcme(48_050, ""));

        assertThat(decision).isInstanceOf(Suggest.class);
        assertThat(((Suggest) decision).proposals()).hasSize(2);
        assertThat(((Suggest) decision).proposals().getFirst().against()).contains(Guard.UNIQUENESS);
    }

    @Test
    void everythingDueIsRecognisedBySumAlone() {
        Company company = new Company();
        for (int i = 1; i <= 8; i++) {
            company.item("INV-2026-00100" + i, ACME, 10_007L * i * i);
        }

        Decision decision = company.decide(fromAcme(10_007L * 204, ""));

        assertThat(decision).isInstanceOf(Auto.class);
        assertThat(((Auto) decision).proposal().rule()).isEqualTo(Rule.STRUCTURE);
        assertThat(((Auto) decision).proposal().allocations()).hasSize(8);
    }

    @Test
    void theSamePaymentTwiceIsNotAppliedAgain() {
        Company company = company().item("INV-2026-009999", ACME, 48_051);
        Matching matching = company.matching();
        ReceiptLine line = fromAcme(48_050, "RENT");
        matching.post(line, ((Auto) matching.decide(line)).proposal());
        company.item("INV-2026-008888", ACME, 48_050);

        Decision again = matching.decide(line);

        assertThat(again).isInstanceOf(Unresolved.class);
        assertThat(((Unresolved) again).reason()).isEqualTo(Reason.POSSIBLE_DUPLICATE);
    }

    @Test
    void aSettledDocumentIsEvidenceAgainst() {
        Company company = company();
        company.book.open("INV-2026-004711", 0);

        Decision decision = company.decide(fromAcme(48_050, "INV-2026-004711"));

        assertThat(decision).isInstanceOf(Suggest.class);
        assertThat(((Suggest) decision).proposals().getFirst().against()).contains(Guard.CONFLICT);
    }

    @Test
    void discountRoundedOnTheTotalIsOnlySuggested() {
        Company company = new Company();
        for (int i = 0; i < 3; i++) {
            company.item("INV-2026-00200" + i, ACME, 10_025, Company.twoPercent(BOOKED), null, false);
        }

        Decision decision = company.decide(fromAcme(29_473, "INV-2026-002000 INV-2026-002001 INV-2026-002002"));

        assertThat(decision).isInstanceOf(Suggest.class);
        assertThat(((Suggest) decision).proposals().getFirst().against()).contains(Guard.COMBINATION);
    }

    @Test
    void limitsAndHoldsAreForAPerson() {
        Company limited = company();
        limited.policy = limited.policy.withAutoPostLimit(Map.of("EUR", 100_000L));
        Company held = new Company().item("INV-2026-004711", ACME, 125_000, null, null, true);

        for (Company company : List.of(limited, held)) {
            Decision decision = company.decide(fromAcme(125_000, "INV-2026-004711"));
            assertThat(((Suggest) decision).proposals().getFirst().against()).containsExactly(Guard.LIMIT);
        }
    }

    @Test
    void aNewCompanyPostsOnlyByReference() {
        Company company = company();
        company.policy = company.policy.withPromoteAll(false);

        Decision named = company.decide(fromAcme(48_050, "INV-2026-004713"));
        Decision unnamed = company.decide(fromAcme(48_050, ""));

        assertThat(named).isInstanceOf(Auto.class);
        assertThat(((Suggest) unnamed).proposals().getFirst().against()).containsExactly(Guard.NOT_PROMOTED);
    }

    @Test
    void theSentenceSaysWhy() {
        Auto decision = (Auto) company().decide(fromAcme(173_050, "INV-2026-004711 INV-2026-004713"));

        assertThat(Explanations.english(decision.proposal().because()))
                .isEqualTo(
                        "INV-2026-004711, INV-2026-004713 named in the text; 1250.00 + 480.50 = 1730.50 against a payment"
                                + " of 1730.50. The payer account is in the master data of ACME.");
    }

    @Test
    void everySentenceHasAText() {
        List<String> keys = Stream.of(
                        Stream.of(Rule.values()).map(rule -> "rule." + rule.id()),
                        Stream.of(Guard.values()).map(guard -> "guard." + guard),
                        Stream.of(Reason.values()).map(reason -> "reason." + reason),
                        Stream.of(Adjustment.values()).map(name -> "difference." + name))
                .flatMap(each -> each)
                .toList();

        assertThat(keys)
                .allSatisfy(key -> assertThat(Explanations.english(Sentence.of(key, "a", "b", "c", "d")))
                        .isNotBlank());
    }

    private static String written(Proposal proposal) {
        return proposal.allocations().stream()
                .map(allocation -> allocation.item() + "=" + allocation.cashMinor())
                .sorted()
                .collect(Collectors.joining(" "));
    }
}
