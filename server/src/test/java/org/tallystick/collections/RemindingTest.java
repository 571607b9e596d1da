package org.tallystick.collections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.tallystick.testing.AtOnce.atOnce;
import static org.tallystick.testing.AtOnce.succeeds;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;
import org.tallystick.cast.Trading;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.CustomerKind;
import org.tallystick.delivery.Delivery;
import org.tallystick.delivery.DeliveryDesk;
import org.tallystick.delivery.MailTemplate;
import org.tallystick.delivery.MailTemplates;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.lib.collections.dunning.Level;
import org.tallystick.lib.collections.dunning.Place;
import org.tallystick.lib.collections.dunning.Tone;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.SettableClock;
import org.tallystick.platform.daily.DailyWorks;
import org.tallystick.platform.jobs.Progress;
import org.tallystick.promises.PromiseChannel;
import org.tallystick.promises.PromiseDesk;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.testing.IntegrationTest;

/** Runs: one reminder for all that is open, previewed, changed, approved and sent once. */
@IntegrationTest
@TestPropertySource(properties = "tallystick.background=false") // the test says when reminders leave
class RemindingTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    SettableClock clock;

    private Dunned dunned;
    private Trading trading;
    private CustomerId acme;

    @BeforeEach
    void aCompanyThatReminds() {
        clock.set(LocalDate.of(2026, 3, 31).atTime(12, 0).atZone(Dunned.BERLIN).toInstant());
        dunned = new Dunned(beans).withPolicy();
        trading = dunned.trading;
        acme = dunned.reachable("ACME");
    }

    @AfterEach
    void theClockGoesRightAgain() {
        clock.reset();
    }

    @Test
    void oneReminderListsAllThatIsOverdue() {
        InvoiceId old = trading.invoice(acme, "100.00", day(2));
        trading.invoice(acme, "200.00", day(20));
        trading.invoice(acme, "50.00", day(29)); // two days late: no reason for a reminder, but listed
        trading.paid(old, eur("19.00"), day(10));

        Notice notice = dunned.only(dunned.remind());

        assertThat(notice.state()).isEqualTo(NoticeState.SENT);
        assertThat(notice.total()).isEqualTo(eur("397.50")); // 100 + 238 + 59.50
        assertThat(dunned.lines(notice))
                .extracting(NoticeLine::place)
                .containsExactly(Place.STEPS, Place.STEPS, Place.LISTED);
        assertThat(dunned.deliveries(notice))
                .extracting(Delivery::recipient)
                .containsExactly("Ada Lovelace <acme@customer.example>");
    }

    @Test
    void theSameDayAgainProposesNothingNew() {
        trading.invoice(acme, "100.00", day(2));
        dunned.remind();

        UUID again = dunned.remind();

        assertThat(dunned.notices(again)).isEmpty();
        assertThat(dunned.left(again)).containsExactly("TOO_SOON");
    }

    @Test
    void levelsFollowOneAnotherWithTheirTones() {
        trading.invoice(acme, "100.00", day(2));
        Notice first = dunned.only(dunned.remind());
        dunned.at("2026-04-10T12:00");
        Notice second = dunned.only(dunned.remind());
        dunned.at("2026-04-20T12:00");
        Notice third = dunned.only(dunned.remind());
        dunned.at("2026-06-20T12:00");

        assertThat(List.of(first, second, third))
                .extracting(Notice::tone)
                .containsExactly(Tone.REMINDER, Tone.DEMAND, Tone.FINAL);
        assertThat(dunned.left(dunned.run())).containsExactly("ALL_LEVELS_SENT");
    }

    @Test
    void twoRunsAtTheSameMomentMakeOneReminder() throws Exception {
        trading.invoice(acme, "100.00", day(2));
        dunned.reachable("OTHER");

        atOnce(IntStream.range(0, 3)
                .<Callable<Boolean>>mapToObj(i -> () -> succeeds(dunned::run))
                .toList());

        assertThat(trading.call(() -> dunned.desk(Notices.class).ofCustomer(dunned.company, acme, 10)))
                .hasSize(1);
    }

    @Test
    void aRunKilledInTheMiddleGoesOnAndProposesEachOnce() {
        trading.invoice(acme, "100.00", day(2));
        CustomerId other = dunned.reachable("OTHER");
        trading.invoice(other, "100.00", day(2));
        UUID run = trading.call(() -> dunned.desk(DunningDesk.class).start(trading.caller(), trading.today()));
        DunningRun begun = trading.call(
                () -> dunned.desk(DunningRuns.class).find(dunned.company, run).orElseThrow());
        trading.call(() -> dunned.desk(Proposing.class).chunk(dunned.company, begun)); // and then the power fails

        dunned.desk(DunningWork.class).run(dunned.company, run, "SYSTEM", Progress.unwatched());

        assertThat(dunned.notices(run)).extracting(Notice::customer).containsExactlyInAnyOrder(acme, other);
    }

    @Test
    void missedDaysAreReplayedOneByOne() {
        trading.invoice(acme, "100.00", day(24)); // reaches its level on the 31st
        dunned.deed(() ->
                dunned.desk(PolicyDesk.class).set(trading.caller(), new DunningSetting(0, true, false, null, 3, 7)));
        dunned.desk(DailyWorks.class).catchUp(dunned.company); // yesterday
        dunned.at("2026-04-03T09:00");

        dunned.desk(DailyWorks.class).catchUp(dunned.company);
        List<DunningRun> runs = trading.call(
                () -> dunned.desk(DunningRuns.class).list(dunned.company, 1, 10).rows());
        dunned.desk(DunningWork.class).run(dunned.company, runs.getFirst().id(), "SYSTEM", Progress.unwatched());

        assertThat(runs)
                .extracting(DunningRun::on)
                .containsExactly(
                        LocalDate.of(2026, 4, 2), LocalDate.of(2026, 4, 1), LocalDate.of(2026, 3, 31), day(30));
        List<Notice> notices = trading.call(() -> dunned.desk(Notices.class).ofCustomer(dunned.company, acme, 10));
        assertThat(notices).extracting(Notice::on).containsExactly(LocalDate.of(2026, 3, 31));
        assertThat(notices).extracting(Notice::state).containsExactly(NoticeState.APPROVED);
    }

    @Test
    void aPreviewWritesNothing() {
        trading.invoice(acme, "100.00", day(2));

        DunningPreview preview =
                trading.call(() -> dunned.desk(DunningDesk.class).preview(trading.caller(), trading.today()));

        assertThat(preview.notices())
                .extracting(DunningPreview.Wanted::demanded)
                .containsExactly(eur("119.00"));
        assertThat(trading.call(() -> dunned.desk(DunningRuns.class)
                        .list(dunned.company, 1, 10)
                        .rows()))
                .isEmpty();
    }

    @Test
    void aLineIsTakenOffAndTheOthersStay() {
        trading.invoice(acme, "100.00", day(2));
        trading.invoice(acme, "200.00", day(3));
        UUID run = dunned.run();
        Notice notice = dunned.only(run);
        NoticeLine line = dunned.lines(notice).getFirst();

        dunned.deed(() ->
                dunned.desk(NoticeDesk.class).leaveOut(trading.caller(), notice.id(), line.item(), "They called."));

        assertThat(dunned.only(run).total()).isEqualTo(eur("238.00"));
        dunned.approve(run);
        dunned.send();
        assertThat(dunned.only(run).state()).isEqualTo(NoticeState.SENT);
    }

    @Test
    void whatIsPostponedIsSuspendedUntilThen() {
        trading.invoice(acme, "100.00", day(2));
        Notice notice = dunned.only(dunned.run());
        NoticeLine line = dunned.lines(notice).getFirst();

        dunned.deed(() -> dunned.desk(NoticeDesk.class)
                .postpone(
                        trading.caller(),
                        notice.id(),
                        line.item(),
                        trading.today(),
                        LocalDate.of(2026, 4, 10),
                        "They pay after Easter."));

        assertThat(dunned.only(notice.run()).state()).isEqualTo(NoticeState.SUPPRESSED);
        assertThat(dunned.left(dunned.run())).containsExactly("SUSPENDED");
        dunned.at("2026-04-10T12:00");
        assertThat(dunned.notices(dunned.run())).hasSize(1);
    }

    @Test
    void aBrokenPromiseIsRemindedOfAtTheNextLevelAtOnce() {
        dunned.at("2026-03-31T12:00");
        OpenItemId item = trading.item(trading.invoice(acme, "100.00", day(27))).id();
        assertThat(dunned.notices(dunned.run())).as("four days late").isEmpty();
        dunned.deed(() -> dunned.desk(PromiseDesk.class)
                .take(
                        trading.caller(),
                        new PromiseDesk.Input(
                                acme,
                                List.of(item),
                                null,
                                LocalDate.of(2026, 4, 1),
                                PromiseChannel.PHONE,
                                "Ada",
                                null,
                                null)));

        dunned.desk(DailyWorks.class).catchUp(dunned.company);
        dunned.at("2026-04-06T12:00");
        dunned.desk(DailyWorks.class).catchUp(dunned.company);

        assertThat(dunned.only(dunned.run()).level()).isEqualTo(1);
    }

    @Test
    void aPersonMakesItSpeakAtAnotherLevelButNeverAtOneThatWasSent() {
        trading.invoice(acme, "100.00", day(2));
        Notice notice = dunned.only(dunned.run());

        dunned.deed(() -> dunned.desk(NoticeDesk.class).level(trading.caller(), notice.id(), 2));
        dunned.approve(notice.run());
        dunned.send();

        assertThat(dunned.only(notice.run()).tone()).isEqualTo(Tone.DEMAND);
        dunned.at("2026-04-20T12:00");
        Notice next = dunned.only(dunned.run());
        assertThat(next.level()).isEqualTo(3);
        assertRefused("LEVEL_WAS_SENT", () -> dunned.desk(NoticeDesk.class).level(trading.caller(), next.id(), 2));
    }

    @Test
    void whatHasMovedOnIsNotChangedAndTheRefusalNamesWhatIsPossible() {
        trading.invoice(acme, "100.00", day(2));
        Notice notice = dunned.only(dunned.remind());

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() ->
                        dunned.deed(() -> dunned.desk(NoticeDesk.class).ignore(trading.caller(), notice.id(), "No.")))
                .withMessageContaining("Possible now: nothing")
                .extracting(Refusal::kind)
                .isEqualTo(Refusal.Kind.CONFLICT);
    }

    @Test
    void whoIsExcludedIsNotReminded() {
        trading.invoice(acme, "100.00", day(2));
        dunned.deed(() -> dunned.desk(PolicyDesk.class)
                .exclude(trading.caller(), acme, trading.today(), "Their board talks to ours."));

        UUID run = dunned.run();

        assertThat(dunned.notices(run)).isEmpty();
        assertThat(dunned.left(run)).containsExactly("EXCLUDED");
    }

    @Test
    void aCustomerGoesBeforeTheirKindAndThatBeforeEverybody() {
        trading.invoice(acme, "100.00", day(20));
        CustomerId ada = dunned.customer("ADA", CustomerKind.PERSON, "en");
        trading.invoice(ada, "100.00", day(20));
        dunned.deed(() -> {
            PolicyDesk desk = dunned.desk(PolicyDesk.class);
            UUID late = desk.save(trading.caller(), lateOnly());
            desk.assign(trading.caller(), CustomerKind.PERSON, late, day(1));
        });
        assertThat(dunned.left(dunned.run())).containsExactly("LEVEL_NOT_REACHED");

        dunned.deed(() -> {
            Policies policies = dunned.desk(Policies.class);
            UUID usual = policies.latest(dunned.company).stream()
                    .filter(policy -> policy.name().equals("Usual"))
                    .findFirst()
                    .orElseThrow()
                    .id();
            dunned.desk(PolicyDesk.class).assign(trading.caller(), ada, usual, day(1));
        });
        assertThat(dunned.notices(dunned.run())).extracting(Notice::customer).containsExactly(ada);
    }

    /** Words of the company that say nothing for one customer stop that one reminder; the others go out. */
    @Test
    void aTextThatFailsForOneCustomerStopsOnlyTheirs() {
        CustomerId berta = dunned.customer("BERTA", CustomerKind.BUSINESS, "de");
        dunned.contact(berta, "berta@customer.example");
        trading.invoice(acme, "100.00", day(2));
        trading.invoice(berta, "100.00", day(2));
        dunned.deed(() -> dunned.desk(MailTemplates.class)
                .save(trading.caller(), new MailTemplate(MailTemplate.Kind.REMINDER, "de", "Mahnung", "{{website}}")));

        UUID run = dunned.remind();

        assertThat(dunned.notices(run))
                .extracting(Notice::customer, Notice::state)
                .containsExactlyInAnyOrder(tuple(acme, NoticeState.SENT), tuple(berta, NoticeState.FAILED));
    }

    @Test
    void whoHasNoAddressGetsALetter() {
        CustomerId paper = dunned.customer("PAPER", CustomerKind.BUSINESS, "en");
        trading.invoice(paper, "100.00", day(2));

        Notice notice = dunned.only(dunned.remind());
        assertThat(notice.state()).isEqualTo(NoticeState.APPROVED);
        dunned.deed(() -> dunned.desk(DeliveryDesk.class).printBatch(trading.caller()));

        assertThat(dunned.only(notice.run()).state()).isEqualTo(NoticeState.SENT);
        assertThat(dunned.deliveries(notice)).extracting(Delivery::channel).containsExactly(Delivery.Channel.PRINT);
    }

    @Test
    void casesShowWhereEachCustomerStands() {
        trading.invoice(acme, "100.00", day(2));
        dunned.remind();

        List<DunningCase> cases =
                trading.call(() -> dunned.desk(DunningCases.class).of(dunned.company, acme, trading.today()));

        assertThat(cases).hasSize(1);
        assertThat(cases.getFirst().overdue()).isEqualTo(eur("119.00"));
        assertThat(cases.getFirst().level()).isEqualTo(1);
        assertThat(cases.getFirst().state()).isEqualTo(DunningCase.State.LEVEL);
        assertThat(cases.getFirst().isSuspended()).isFalse();
    }

    private static DunningPolicy lateOnly() {
        return new DunningPolicy(
                Ids.next(), 0, "Late", day(1), List.of(new Level(1, 60, Tone.REMINDER)), 10, Map.of(), false, false);
    }

    private void assertRefused(String code, Runnable deed) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> dunned.deed(deed))
                .extracting(Refusal::code)
                .isEqualTo(code);
    }

    private static LocalDate day(int ofMarch) {
        return LocalDate.of(2026, 3, ofMarch);
    }

    private static Money eur(String amount) {
        return Money.of(amount, Trading.EUR);
    }
}
