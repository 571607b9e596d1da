package org.tallystick.lib.collections.dunning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tallystick.lib.collections.dunning.Owed.EUR;
import static org.tallystick.lib.collections.dunning.Owed.eur;
import static org.tallystick.lib.collections.dunning.Owed.item;
import static org.tallystick.lib.collections.dunning.Owed.on;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tallystick.lib.money.BusinessDays;

/** RULE-05 and RULE-10, and the levels of items. */
class DunningTest {
    @Test
    void dueTodayIsNotOverdue() { // RULE-05
        Owed due = item("A", "2026-12-01", "100.00").had(1, "2026-11-26");

        assertThat(Owed.of(on("2026-12-01", due), "A").place()).isEqualTo(Place.NOT_DUE);
        assertThat(Owed.of(on("2026-12-08", due), "A").place()).isEqualTo(Place.STEPS); // seven days after
        assertThat(Owed.of(on("2026-12-07", due), "A").place()).isEqualTo(Place.LEVEL_NOT_REACHED);
    }

    @Test
    void aDueDayOnASundayRollsToMondayAndTheRollIsSaid() { // RULE-05
        Policy weekdays = Owed.policy(BusinessDays.mondayToFriday(Set.of()), Map.of(), false);
        Owed sunday = item("A", "2026-11-29", "100.00").had(1, "2026-11-20");

        Choice choice = Owed.of(on(weekdays, "2026-12-07", sunday), "A");

        assertThat(choice.place()).isEqualTo(Place.STEPS); // seven days after Monday, 30 November
        assertThat(choice.rolledFrom()).isEqualTo(LocalDate.of(2026, 11, 29));
        assertThat(choice.days()).isEqualTo(7);
    }

    @Test
    void nothingIsSentOnClosedDays() {
        Policy weekdays = Owed.policy(BusinessDays.mondayToFriday(Set.of(LocalDate.of(2026, 12, 7))), Map.of(), false);
        Owed owed = item("A", "2026-11-27", "100.00");

        assertThat(Owed.of(on(weekdays, "2026-12-06", owed), "A").place()).isEqualTo(Place.CLOSED_DAY); // Sunday
        assertThat(Owed.of(on(weekdays, "2026-12-07", owed), "A").place()).isEqualTo(Place.CLOSED_DAY); // holiday
        assertThat(on(weekdays, "2026-12-08", owed).isNotice()).isTrue();
    }

    @Test
    void aCourtesyGoesBeforeTheDueDayAndNotAfterIt() {
        Owed owed = item("A", "2026-12-10", "100.00");

        assertThat(on("2026-12-04", owed).isNotice()).isFalse();
        assertThat(on("2026-12-05", owed).level()).map(Level::tone).contains(Tone.COURTESY);
        assertThat(on("2026-12-10", owed).level()).map(Level::tone).contains(Tone.COURTESY);
        assertThat(Owed.of(on("2026-12-11", owed), "A").place()).isEqualTo(Place.LEVEL_NOT_REACHED);
    }

    @Test
    void levelsAreClimbedOneByOneAlsoWhenAnItemIsOldAtFirst() {
        Owed old = item("A", "2026-06-01", "100.00");

        assertThat(on("2026-12-01", old).level()).map(Level::number).contains(2);
        assertThat(Owed.of(on("2026-12-08", old.had(2, "2026-12-01")), "A").place())
                .isEqualTo(Place.TOO_SOON);
        assertThat(on("2026-12-11", old.had(2, "2026-12-01")).level())
                .map(Level::number)
                .contains(3);
        assertThat(Owed.of(on("2027-12-11", old.had(4, "2026-12-31")), "A").place())
                .isEqualTo(Place.ALL_LEVELS_SENT);
    }

    @Test
    void aBrokenPromiseResumesAtTheNextLevel() { // SM-4
        Owed owed = item("A", "2026-11-25", "100.00");

        assertThat(on("2026-12-01", owed).isNotice()).isFalse();
        assertThat(on("2026-12-01", owed.promiseBroken()).level())
                .map(Level::number)
                .contains(2);
        assertThat(on("2026-12-14", owed.had(2, "2026-12-02").promiseBroken()).level())
                .map(Level::number)
                .contains(3);
        assertThat(Owed.of(on("2026-12-05", owed.had(2, "2026-12-02").promiseBroken()), "A")
                        .place())
                .as("customers still have the days between two reminders")
                .isEqualTo(Place.TOO_SOON);
        assertThat(Owed.of(on("2026-12-01", item("B", "2026-12-20", "1.00").promiseBroken()), "B")
                        .place())
                .as("nobody is reminded of what is not due")
                .isEqualTo(Place.NOT_DUE);
    }

    @Test
    void tenSuspendedDaysDelayTheNextLevelByTen() { // RULE-10
        Owed owed = item("A", "2026-11-01", "100.00").had(2, "2026-11-08");
        Owed paused = owed.suspended("DISPUTE", "2026-11-10", "2026-11-20", null);

        assertThat(firstStep(owed)).isEqualTo(LocalDate.of(2026, 11, 22));
        assertThat(firstStep(paused)).isEqualTo(LocalDate.of(2026, 12, 2));
    }

    @Test
    void suspendedDaysAlsoDelayWhatMustLieBetweenNotices() { // RULE-10
        Owed old = item("A", "2026-06-01", "100.00").had(2, "2026-11-08");
        Owed paused = old.suspended("PROMISE", "2026-11-09", "2026-11-19", null);

        assertThat(firstStep(old)).isEqualTo(LocalDate.of(2026, 11, 18));
        assertThat(firstStep(paused)).isEqualTo(LocalDate.of(2026, 11, 28));
    }

    @Test
    void suspensionsThatOverlapCountOnce() { // RULE-10
        Owed paused = item("A", "2026-11-01", "100.00")
                .had(2, "2026-11-08")
                .suspended("DISPUTE", "2026-11-10", "2026-11-18", null)
                .suspended("PROMISE", "2026-11-12", "2026-11-20", null);

        assertThat(firstStep(paused)).isEqualTo(LocalDate.of(2026, 12, 2)); // ten days, not sixteen
    }

    @Test
    void aPartialDisputeLeavesTheRestDunned() { // RULE-10
        Owed disputed = item("A", "2026-11-01", "100.00").suspended("DISPUTE", "2026-11-02", null, "40.00");

        Selection selection = on("2026-11-08", disputed);

        assertThat(selection.isNotice()).isTrue();
        assertThat(selection.total()).isEqualTo(eur("60.00"));
    }

    @Test
    void partsThatTogetherAreAllOfItStopTheClock() {
        Owed disputed = item("A", "2026-11-01", "100.00")
                .suspended("DISPUTE", "2026-11-02", null, "40.00")
                .suspended("PROMISE", "2026-11-02", null, "60.00");

        Choice choice = Owed.of(on("2026-11-20", disputed), "A");

        assertThat(choice.place()).isEqualTo(Place.SUSPENDED);
        assertThat(choice.detail()).isEqualTo("DISPUTE, PROMISE");
    }

    @Test
    void nothingIsDemandedWhileAPaymentIsUnderWay() { // RULE-07
        assertThat(Owed.of(on("2026-12-01", item("A", "2026-11-01", "100.00").reserved()), "A")
                        .place())
                .isEqualTo(Place.RESERVED);
    }

    @Test
    void whatWaitsInAnEarlierNoticeIsNotDemandedTwice() {
        assertThat(Owed.of(on("2026-12-01", item("A", "2026-11-01", "100.00").waiting()), "A")
                        .place())
                .isEqualTo(Place.WAITING);
    }

    @Test
    void whatIsNotWorthANoticeGetsNone() {
        Policy tolerant = Owed.policy(BusinessDays.EVERY_DAY, Map.of(EUR, eur("5.00")), false);

        assertThat(Owed.of(on(tolerant, "2026-12-01", item("A", "2026-11-01", "5.00")), "A")
                        .place())
                .isEqualTo(Place.BELOW_TOLERANCE);
        assertThat(on(tolerant, "2026-12-01", item("A", "2026-11-01", "5.01")).isNotice())
                .isTrue();
        assertThat(on(tolerant, "2026-12-01", item("A", "2026-11-01", "3.00"), item("B", "2026-11-02", "3.00"))
                        .isNotice())
                .isTrue();
    }

    @Test
    void aCustomerWhoIsNotDunnedSaysSoForEachItem() {
        Selection selection = Dunning.excluded(
                Owed.USUAL, List.of(item("A", "2026-11-01", "5.00").item()), EUR, LocalDate.of(2026, 12, 1));

        assertThat(selection.isNotice()).isFalse();
        assertThat(Owed.of(selection, "A").place()).isEqualTo(Place.EXCLUDED);
    }

    @Test
    void policiesThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> new Level(1, 0, Tone.DEMAND)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Policy(
                        List.of(new Level(1, 7, Tone.REMINDER), new Level(2, 7, Tone.FINAL)),
                        7,
                        Map.of(),
                        BusinessDays.EVERY_DAY,
                        false))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anItemNeverGoesBackAndNeverSkipsALevelThroughARandomLife() {
        var random = new Random(20_261_201L);
        for (int life = 0; life < 300; life++) {
            Owed owed = item("A", "2026-06-01", "100.00");
            for (int i = 0; i < 4; i++) {
                LocalDate from = LocalDate.of(2026, 6, 1).plusDays(random.nextInt(120));
                owed = owed.suspended(
                        "MANUAL",
                        from.toString(),
                        from.plusDays(1 + random.nextInt(20)).toString(),
                        null);
            }
            for (LocalDate day = LocalDate.of(2026, 5, 20);
                    day.isBefore(LocalDate.of(2026, 12, 1));
                    day = day.plusDays(1)) {
                Selection selection = on(day.toString(), owed);
                if (selection.isNotice()) {
                    int level = Owed.of(selection, "A").level();
                    assertThat(level)
                            .isEqualTo(
                                    owed.item().lastLevel() == 0 && day.isAfter(LocalDate.of(2026, 6, 1))
                                            ? 2
                                            : owed.item().lastLevel() + 1);
                    assertThat(owed.item().dunnable(day)).isEqualTo(eur("100.00"));
                    owed = owed.had(level, day.toString());
                }
            }
            assertThat(owed.item().lastLevel()).isEqualTo(4);
        }
    }

    private static LocalDate firstStep(Owed owed) {
        return LocalDate.of(2026, 11, 9)
                .datesUntil(LocalDate.of(2027, 2, 1))
                .filter(day -> on(day.toString(), owed).isNotice())
                .findFirst()
                .orElseThrow();
    }
}
