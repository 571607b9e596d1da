package org.tallystick.lib.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.lib.matching.Company.ACME;
import static org.tallystick.lib.matching.Company.MERCY;
import static org.tallystick.lib.matching.Company.fromAcme;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallystick.lib.matching.Decision.Auto;
import org.tallystick.lib.matching.Decision.Suggest;

/** CA-6F: the number is damaged and the amount differs, so that nothing but the number tells what is paid. */
class DamagedNumbersTest {
    /** Three numbers stand close together: a number between them may well be right as it is. */
    private static Company company() {
        return new Company()
                .item("INV-2026-004711", ACME, 125_000)
                .item("INV-2026-004713", ACME, 48_050)
                .item("INV-2026-004226", ACME, 5_000)
                .item("INV-2026-005890", ACME, 9_999)
                .item("INV-2026-004720", MERCY, 31_700);
    }

    static Stream<Arguments> posted() {
        return Stream.of(
                Arguments.of("year swapped", 120_000, "INV-2062-004711", "INV-2026-004711=120000"),
                Arguments.of("year swapped, a part", 60_000, "INV-2062-004711", "INV-2026-004711=60000"),
                Arguments.of("year swapped, over", 126_000, "INV-2062-004711", "INV-2026-004711=125000"),
                Arguments.of("digit dropped", 120_000, "INV-226-004711", "INV-2026-004711=120000"),
                Arguments.of("what is dropped from is no list", 126_000, "INV-226-004711", "INV-2026-004711=125000"),
                Arguments.of("digit doubled", 120_000, "INV-2026-0047111", "INV-2026-004711=120000"),
                Arguments.of("far off the series", 120_000, "INV-2026-904711", "INV-2026-004711=120000"),
                Arguments.of("less a fee", 124_500, "INV-2026-904711", "INV-2026-004711=124500"),
                Arguments.of("the end alone", 120_000, "RE 004711", "INV-2026-004711=120000"),
                Arguments.of(
                        "beside a sound one",
                        130_000,
                        "INV-2062-004711, INV-2026-005890",
                        "INV-2026-004711=120001 INV-2026-005890=9999"),
                Arguments.of(
                        "a shortened list",
                        170_000,
                        "INV-2026-004711/713",
                        "INV-2026-004711=121950 INV-2026-004713=48050"));
    }

    @ParameterizedTest(name = "{0}: {1} \"{2}\" pays {3}")
    @MethodSource("posted")
    void aNumberNearToOneItemAloneMeansIt(String what, long minor, String text, String expected) {
        Decision decision = company().decide(fromAcme(minor, text));

        assertThat(decision).as(what).isInstanceOf(Auto.class);
        Proposal proposal = ((Auto) decision).proposal();
        assertThat(proposal.rule()).isEqualTo(Rule.RESIDUAL_FUZZY);
        assertThat(proposal.allocations().stream()
                        .map(allocation -> allocation.item() + "=" + allocation.cashMinor())
                        .sorted()
                        .collect(Collectors.joining(" ")))
                .isEqualTo(expected);
    }

    static Stream<Arguments> suggested() {
        return Stream.of(
                Arguments.of(Guard.UNIQUENESS, fromAcme(9_000, "INV-2026-004890")),
                Arguments.of(Guard.UNIQUENESS, fromAcme(120_000, "INV-2062-004711, INV-2026-004714")),
                Arguments.of(Guard.RESIDUE, fromAcme(126_000, "INV-2062-004711 8812345")),
                Arguments.of(Guard.RESIDUE, fromAcme(9_000, "INV-2026-005890 INV-2026-0047")),
                Arguments.of(Guard.PAYER, Company.line(120_000, "INV-2062-004711", "Acmee Corp", "DE99")));
    }

    @ParameterizedTest(name = "{0} holds back {1}")
    @MethodSource("suggested")
    void aGuardLeavesItToAPerson(Guard guard, ReceiptLine line) {
        Decision decision = company().decide(line);

        assertThat(decision).isInstanceOf(Suggest.class);
        assertThat(((Suggest) decision).proposals().getFirst().against()).contains(guard);
    }

    static Stream<Arguments> left() {
        return Stream.of(
                Arguments.of("two are one slip away", 120_000, "INV-2026-004714"),
                Arguments.of("two are two slips away", 120_000, "INV-2062-004712"),
                Arguments.of("the year is not that of the end", 120_000, "INV-2929-004711"),
                Arguments.of("too short", 120_000, "94711"));
    }

    @ParameterizedTest(name = "{0}: {1} \"{2}\"")
    @MethodSource("left")
    void whatMayMeanSeveralMeansNone(String what, long minor, String text) {
        Decision decision = company().decide(fromAcme(minor, text));

        assertThat(decision).as(what).isInstanceOf(Decision.Unresolved.class);
    }

    @Test
    void theSameAmountAgainIsForAPerson() {
        Matching matching = company().matching();
        matching.appliedInFull(fromAcme(120_000, "INV-2026-004600"));

        Decision decision = matching.decide(fromAcme(120_000, "INV-2062-004711"));

        assertThat(decision).isInstanceOf(Suggest.class);
        assertThat(((Suggest) decision).proposals().getFirst().against()).containsExactly(Guard.CONFLICT);
    }
}
