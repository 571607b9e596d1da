package org.tallystick.lib.collections.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.lib.collections.contact.Ada.aCall;
import static org.tallystick.lib.collections.contact.Ada.at;
import static org.tallystick.lib.collections.contact.Ada.call;
import static org.tallystick.lib.collections.contact.Ada.conversation;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The edges of the contact rules (12 CFR part 1006 as model), each with its moment. */
class ContactRulesTest {
    private static final String STOCKHOLM = "Europe/Stockholm";

    private static Verdict check(Attempt attempt, Facts facts, Instant at) {
        return ContactRules.check(attempt, facts, Packs.all(), at);
    }

    private static Verdict.Refused refused(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Refused.class);
        return (Verdict.Refused) verdict;
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-01T07:59:59, false, 2026-12-01T08:00:00",
        "2026-12-01T08:00:00, true,",
        "2026-12-01T21:00:00, true,",
        "2026-12-01T21:00:01, false, 2026-12-02T08:00:00",
    })
    void hoursCountWhereThePersonIs(String local, boolean allowed, String earliest) {
        Verdict verdict = check(aCall(), Ada.in(STOCKHOLM), at(local, STOCKHOLM));

        assertThat(verdict.isAllowed()).isEqualTo(allowed);
        if (verdict instanceof Verdict.Refused no) {
            assertThat(no.rule()).isEqualTo("STRICT/HOURS");
            assertThat(no.earliest()).contains(at(earliest, STOCKHOLM));
        }
    }

    @Test
    void theMomentMustBeConvenientInAllPlacesWhereThePersonMayBe() {
        Facts moved = Ada.in("America/New_York", "America/Los_Angeles");

        Verdict.Refused early = refused(check(aCall(), moved, at("2026-12-01T09:00", "America/New_York")));

        assertThat(early.earliest()).contains(at("2026-12-01T08:00", "America/Los_Angeles"));
        assertThat(check(aCall(), moved, at("2026-12-01T11:00", "America/New_York"))
                        .isAllowed())
                .isTrue();
    }

    @Test
    void withoutAPlaceAllZonesOfTheCountryCount() {
        Facts somewhere = Ada.in();

        assertThat(somewhere.zones()).hasSizeGreaterThan(10);
        assertThat(check(aCall(), somewhere, at("2026-12-01T09:00", "America/New_York"))
                        .isAllowed())
                .isFalse();
    }

    @Test
    void nobodyIsContactedWhereTheTimeIsUnknown() {
        Facts nowhere = new Facts(
                Facts.Party.BUSINESS,
                Facts.Debt.COMMERCIAL,
                Facts.Capacity.FIRST_PARTY,
                "ZZ",
                "",
                Set.of(),
                Set.of(),
                Set.of(),
                List.of(),
                List.of());

        assertThat(refused(check(aCall(), nowhere, at("2026-12-01T12:00", STOCKHOLM)))
                        .rule())
                .isEqualTo("ZONE_UNKNOWN");
    }

    @Test
    void aPackOfEarlyHoursOpensWhenTheClockJumpsOverTheTime() {
        RulePack early = pack(new Rule.Hours("HOURS", Medium.ALL, LocalTime.of(2, 30), LocalTime.of(21, 0)), null);
        Instant before = at("2026-03-29T01:59:59", STOCKHOLM);

        Verdict.Refused no = refused(ContactRules.check(aCall(), Ada.in(STOCKHOLM), List.of(early), before));

        assertThat(no.earliest()).contains(at("2026-03-29T03:00", STOCKHOLM)); // 02:30 does not exist
    }

    @Test
    void anHourThatComesTwiceIsJudgedTwice() {
        RulePack night = pack(new Rule.Hours("HOURS", Medium.ALL, LocalTime.of(2, 30), LocalTime.of(21, 0)), null);
        Instant first = Instant.parse("2026-10-25T00:45:00Z"); // 02:45, summer time
        Instant second = Instant.parse("2026-10-25T01:15:00Z"); // 02:15 once more

        assertThat(ContactRules.check(aCall(), Ada.in(STOCKHOLM), List.of(night), first)
                        .isAllowed())
                .isTrue();
        assertThat(refused(ContactRules.check(aCall(), Ada.in(STOCKHOLM), List.of(night), second))
                        .earliest())
                .contains(Instant.parse("2026-10-25T01:30:00Z"));
    }

    @Test
    void theSeventhCallInSevenDaysIsAllowedAndTheEighthIsNot() {
        RulePack calls = pack(new Rule.AtMost("CALLS", Set.of(Medium.CALL), 7, 7, true, true), null);
        List<Touch> six = new ArrayList<>(IntStream.rangeClosed(1, 6)
                .mapToObj(day -> call(at("2026-12-0" + day + "T10:00", STOCKHOLM)))
                .toList());
        Instant seventh = at("2026-12-07T10:00", STOCKHOLM);

        assertThat(ContactRules.check(aCall(), Ada.in(STOCKHOLM).with(List.of(), six), List.of(calls), seventh)
                        .isAllowed())
                .isTrue();

        six.add(call(seventh));
        Verdict.Refused eighth = refused(ContactRules.check(
                aCall(), Ada.in(STOCKHOLM).with(List.of(), six), List.of(calls), seventh.plusSeconds(60)));
        assertThat(eighth.rule()).isEqualTo("TEST/CALLS");
        assertThat(eighth.earliest())
                .contains(at("2026-12-08T00:00", STOCKHOLM)); // the first of them has left the window
    }

    @Test
    void callsThatReachedNobodysNumberDoNotCount() {
        Instant noon = at("2026-12-01T12:00", STOCKHOLM);
        RulePack one = pack(new Rule.AtMost("CALLS", Set.of(Medium.CALL), 1, 7, true, true), null);
        Touch wrongNumber = new Touch(noon, Medium.CALL, Set.of("INV-1"), "NORD", true, false, false);
        Touch incoming = new Touch(noon, Medium.CALL, Set.of("INV-1"), "NORD", false, true, false);

        assertThat(ContactRules.check(
                                aCall(),
                                Ada.with(Ada.in(STOCKHOLM), wrongNumber, incoming),
                                List.of(one),
                                noon.plusSeconds(60))
                        .isAllowed())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"2026-12-07T20:00, false", "2026-12-08T08:00, true"})
    void theDayOfAConversationIsTheFirstOfSevenWithoutCalls(String local, boolean allowed) {
        Facts spoken = Ada.with(Ada.in(STOCKHOLM), conversation(at("2026-12-01T20:59", STOCKHOLM)));

        assertThat(check(aCall(), spoken, at(local, STOCKHOLM)).isAllowed()).isEqualTo(allowed);
    }

    @Test
    void aConversationAboutAnotherDebtDoesNotStopTheCall() {
        Facts spoken = Ada.with(Ada.in(STOCKHOLM), conversation(at("2026-12-01T12:00", STOCKHOLM)));

        assertThat(check(Attempt.of(Medium.CALL, Ada.PHONE, Set.of("INV-2")), spoken, at("2026-12-02T12:00", STOCKHOLM))
                        .isAllowed())
                .isTrue();
    }

    @Test
    void whoAskedForACallMayBeCalledForSevenDays() {
        Instant asked = at("2026-12-02T12:00", STOCKHOLM);
        Facts facts = Ada.saying(
                Ada.with(Ada.in(STOCKHOLM), conversation(at("2026-12-01T12:00", STOCKHOLM))), new Word.CallMe(asked));

        assertThat(check(aCall(), facts, asked.minusSeconds(1)).isAllowed()).isFalse();
        assertThat(check(aCall(), facts, asked).isAllowed()).isTrue();
    }

    @Test
    void oneContactADayOverAllWaysAndVendors() {
        Instant noon = at("2026-12-01T12:00", STOCKHOLM);
        Touch other = new Touch(noon, Medium.EMAIL, Set.of("INV-9"), "OTHER", true, true, false);

        Verdict.Refused no = refused(check(aCall(), Ada.with(Ada.in(STOCKHOLM), other), noon.plusSeconds(3600)));

        assertThat(no.rule()).isEqualTo("STRICT/ONE_A_DAY");
        assertThat(no.earliest()).contains(at("2026-12-02T08:00", STOCKHOLM));
    }

    @Test
    void whatAClockAheadOfOursRecordedCountsToo() {
        Instant noon = at("2026-12-01T12:00", STOCKHOLM);

        assertThat(check(aCall(), Ada.with(Ada.in(STOCKHOLM), call(noon.plusSeconds(90))), noon)
                        .isAllowed())
                .isFalse();
    }

    @Test
    void aStricterStateAddsItsOwnCounter() {
        Facts boston = new Facts(
                Facts.Party.NATURAL_PERSON,
                Facts.Debt.CONSUMER,
                Facts.Capacity.FIRST_PARTY,
                "US",
                "MA",
                Set.of(ZoneId.of("America/New_York")),
                Set.of(),
                Set.of(),
                List.of(),
                List.of(call(at("2026-12-01T12:00", STOCKHOLM)), call(at("2026-12-02T18:00", STOCKHOLM))));

        Verdict.Refused third = refused(check(aCall(), boston, at("2026-12-04T12:00", "America/New_York")));

        assertThat(third.rule()).isEqualTo("US-MA/CALLS");
        assertThat(third.earliest()).contains(at("2026-12-08T08:00", "America/New_York"));
    }

    @Test
    void theLastWordOnAMediumCounts() {
        Instant noon = at("2026-12-03T12:00", STOCKHOLM);
        var no = new Word.Consent(noon.minusSeconds(3600), Medium.CALL, null, false, null);
        var yes = new Word.Consent(noon.minusSeconds(60), Medium.CALL, null, true, null);

        Verdict.Refused first = refused(check(aCall(), Ada.saying(Ada.in(STOCKHOLM), no), noon));

        assertThat(first.rule()).isEqualTo("STRICT/OPT_OUT");
        assertThat(first.earliest()).isEmpty();
        assertThat(check(aCall(), Ada.saying(Ada.in(STOCKHOLM), no, yes), noon).isAllowed())
                .isTrue();
    }

    @Test
    void consentEndsWhenItWasToEnd() {
        Instant noon = at("2026-12-03T12:00", STOCKHOLM);
        RulePack needs = pack(new Rule.NeedsConsent("CONSENT", Set.of(Medium.SMS)), null);
        Attempt text = Attempt.of(Medium.SMS, Ada.PHONE, Set.of("INV-1"));
        Facts facts =
                Ada.saying(Ada.in(STOCKHOLM), new Word.Consent(noon.minusSeconds(60), Medium.SMS, null, true, noon));

        assertThat(ContactRules.check(text, facts, List.of(needs), noon.minusSeconds(1))
                        .isAllowed())
                .isTrue();
        assertThat(ContactRules.check(text, facts, List.of(needs), noon).isAllowed())
                .isFalse();
    }

    @Test
    void timesAndPlacesNamedAsInconvenientAreHonouredFromThenOn() {
        Instant noon = at("2026-12-03T12:00", STOCKHOLM);
        var lunch = new Word.NotThen(noon, Set.of(DayOfWeek.THURSDAY), LocalTime.of(11, 30), LocalTime.of(13, 0));
        Facts facts = Ada.saying(Ada.in(STOCKHOLM), lunch);

        assertThat(check(aCall(), facts, noon.minusSeconds(1)).isAllowed()).isTrue();
        assertThat(refused(check(aCall(), facts, noon)).earliest()).contains(at("2026-12-03T13:00", STOCKHOLM));
        assertThat(check(aCall(), Ada.saying(facts, new Word.NotThere(noon, Ada.PHONE)), noon)
                        .isAllowed())
                .isFalse();
    }

    @Test
    void whoeverIsNotToBeContactedGetsPermittedNoticesOnly() {
        Instant noon = at("2026-12-03T12:00", STOCKHOLM);
        Facts facts = Ada.saying(Ada.in(STOCKHOLM), new Word.Ceased(noon, Word.Reason.HAS_ATTORNEY));
        var notice = new Attempt(Medium.POST, "home", Set.of("INV-1"), true, false, true, true);

        assertThat(refused(check(aCall(), facts, noon)).rule()).isEqualTo("STRICT/CEASE");
        assertThat(check(notice, facts, noon).isAllowed()).isTrue();
    }

    @Test
    void messagesOfferAWayOutAndDoNotGoToWork() {
        Instant noon = at("2026-12-03T12:00", STOCKHOLM);
        var without = new Attempt(Medium.EMAIL, "ada@home.example", Set.of("INV-1"), false, false, true, false);

        assertThat(refused(check(without, Ada.in(STOCKHOLM), noon)).rule()).isEqualTo("STRICT/ELECTRONIC");
        assertThat(check(Attempt.of(Medium.EMAIL, "ada@work.example", Set.of("INV-1")), Ada.in(STOCKHOLM), noon)
                        .isAllowed())
                .isFalse();
        assertThat(check(Attempt.of(Medium.EMAIL, "ada@home.example", Set.of("INV-1")), Ada.in(STOCKHOLM), noon)
                        .isAllowed())
                .isTrue();
    }

    @Test
    void nobodyElseLearnsOfTheDebt() {
        Instant noon = at("2026-12-03T12:00", STOCKHOLM);
        var voicemail = new Attempt(Medium.CALL, Ada.PHONE, Set.of("INV-1"), true, true, true, false);

        assertThat(refused(check(voicemail, Ada.in(STOCKHOLM), noon)).rule()).isEqualTo("STRICT/THIRD_PARTY");
    }

    @Test
    void aPackChangesAtMidnightWhereThePersonIs() {
        RulePack untilDecember = pack(
                new Rule.QuietDays("QUIET", Medium.ALL, Set.of(DayOfWeek.MONDAY), false), LocalDate.of(2026, 12, 1));
        Facts tokyo = Ada.in("Asia/Tokyo");
        Instant monday = at("2026-11-30T23:59:59", "Asia/Tokyo");

        Verdict.Refused no = refused(ContactRules.check(aCall(), tokyo, List.of(untilDecember), monday));

        assertThat(no.earliest()).contains(at("2026-12-01T00:00", "Asia/Tokyo"));
        assertThat(ContactRules.check(aCall(), tokyo, List.of(untilDecember), monday.plusSeconds(1))
                        .evidence()
                        .packs())
                .isEmpty();
    }

    @Test
    void theDayIsThatOfThePersonOnBothSidesOfTheDateLine() {
        Instant moment = at("2026-12-01T12:00", "Pacific/Kiritimati"); // still 30 November in Honolulu
        RulePack one = pack(new Rule.AtMost("ONE", Medium.ALL, 1, 1, false, false), null);
        Touch earlier = call(at("2026-12-01T00:30", "Pacific/Kiritimati"));

        assertThat(refused(ContactRules.check(
                                aCall(), Ada.with(Ada.in("Pacific/Kiritimati"), earlier), List.of(one), moment))
                        .earliest())
                .contains(at("2026-12-02T00:00", "Pacific/Kiritimati"));
    }

    @Test
    void theEvidenceNamesPacksAndFacts() {
        Facts facts = Ada.in(STOCKHOLM);
        Instant noon = at("2026-12-03T12:00", STOCKHOLM);

        Verdict.Evidence evidence = check(aCall(), facts, noon).evidence();

        assertThat(evidence.packs()).containsExactly("STRICT/1");
        assertThat(evidence.facts()).hasSize(64).isEqualTo(Ada.in(STOCKHOLM).hash());
        assertThat(evidence.facts()).isNotEqualTo(Ada.with(facts, call(noon)).hash());
    }

    private static RulePack pack(Rule rule, @Nullable LocalDate until) {
        return new RulePack(
                "TEST", 1, RulePack.AppliesTo.EVERYBODY, LocalDate.of(2000, 1, 1), until, List.of(rule), "a test");
    }
}
