package org.tallystick.collections;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.tallystick.cast.Trading;
import org.tallystick.customers.Consent;
import org.tallystick.customers.ConsentChannel;
import org.tallystick.customers.ConsentDesk;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.CustomerKind;
import org.tallystick.delivery.Delivery;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.lib.collections.contact.Medium;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.Ids;
import org.tallystick.platform.SettableClock;
import org.tallystick.platform.Sql;
import org.tallystick.platform.outbox.OutboxWorker;
import org.tallystick.receivables.Reservation;
import org.tallystick.receivables.Reservations;
import org.tallystick.testing.IntegrationTest;

/** RULE-11: what was approved is looked at once more in the transaction that sends it; each objection has its reason. */
@IntegrationTest
@TestPropertySource(properties = "tallystick.background=false") // the test says when reminders leave
class SendGuardTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    SettableClock clock;

    private Dunned dunned;
    private Trading trading;
    private CustomerId acme;
    private UUID ada;
    private InvoiceId invoice;

    @BeforeEach
    void somebodyWhoIsLate() {
        clock.set(LocalDate.of(2026, 3, 31).atTime(12, 0).atZone(Dunned.BERLIN).toInstant());
        dunned = new Dunned(beans).withPolicy();
        trading = dunned.trading;
        acme = dunned.customer("ACME", CustomerKind.BUSINESS, "en");
        ada = dunned.contact(acme, "Ada@Acme.example");
        invoice = trading.invoice(acme, "100.00", day(2));
    }

    @AfterEach
    void theClockGoesRightAgain() {
        clock.reset();
    }

    @Test
    void aPaymentBetweenApprovalAndSendingHoldsItBack() {
        Notice notice = approved();

        trading.paid(invoice, eur("119.00"), day(31));

        assertHeldBack(notice, "PAID: ");
    }

    @Test
    void aPaymentAfterItWasQueuedHoldsItBackToo() {
        Notice notice = approved();
        dunned.desk(NoticeRelease.class).run(dunned.company);
        dunned.desk(OutboxWorker.class).drain(dunned.company); // the delivery is queued

        trading.paid(invoice, eur("119.00"), day(31));

        assertHeldBack(notice, "PAID: ");
    }

    @Test
    void aPartPaymentHoldsItBackUntilTheNextRunSaysTheRightAmount() {
        Notice notice = approved();

        trading.paid(invoice, eur("20.00"), day(31));

        assertHeldBack(notice, "PAID_IN_PART: ");
        assertThat(dunned.only(dunned.remind()).total()).isEqualTo(eur("99.00"));
    }

    @Test
    void aSuspensionHoldsItBack() {
        Notice notice = approved();

        dunned.deed(() -> dunned.desk(SuspensionDesk.class)
                .suspend(
                        trading.caller(),
                        List.of(trading.item(invoice).id()),
                        SuspensionDesk.Why.HARDSHIP,
                        day(31),
                        null,
                        "They asked for time."));

        assertHeldBack(notice, "SUSPENDED: ");
        assertThat(dunned.only(notice.run()).reason()).contains("hardship");
    }

    @Test
    void aPaymentUnderWayHoldsItBack() {
        Notice notice = approved();
        UUID payment = Ids.next();

        dunned.deed(() -> dunned.desk(Reservations.class)
                .reserve(
                        dunned.company,
                        Map.of(
                                trading.item(invoice).id(),
                                new Reservation(Reservation.Holder.PROVIDER, payment, day(31)))));

        assertHeldBack(notice, "PAYMENT_PENDING: ");
        dunned.deed(() -> dunned.desk(Reservations.class).release(dunned.company, List.of(payment)));
    }

    @Test
    void anExclusionHoldsItBack() {
        Notice notice = approved();

        dunned.deed(() ->
                dunned.desk(PolicyDesk.class).exclude(trading.caller(), acme, day(31), "The board talks to them."));

        assertHeldBack(notice, "EXCLUDED: ");
    }

    @Test
    void oldBankDataHoldItBackWhereTheCompanyWantsThat() {
        Notice notice = approved();

        dunned.deed(
                () -> dunned.desk(PolicyDesk.class).set(trading.caller(), new DunningSetting(0, false, true, 3, 3, 7)));

        assertHeldBack(notice, "BANK_DATA_STALE: ");
    }

    @Test
    void whoeverForbadeMailMeanwhileGetsNone() {
        Notice notice = approved();
        dunned.desk(NoticeRelease.class).run(dunned.company);
        dunned.desk(OutboxWorker.class).drain(dunned.company);

        dunned.deed(() -> dunned.desk(ConsentDesk.class)
                .record(
                        trading.caller(),
                        ada,
                        new ConsentDesk.Said(
                                Set.of(ConsentChannel.EMAIL), false, Consent.Source.CALL, "call with Ada", day(31))));

        dunned.send();
        assertThat(dunned.only(notice.run()).state()).isEqualTo(NoticeState.SUPPRESSED);
        assertThat(dunned.deliveries(notice)).extracting(Delivery::state).containsExactly(Delivery.State.SUPPRESSED);
    }

    @Test
    void tooManyContactsHoldItBack() {
        Notice notice = approved();
        dunned.desk(NoticeRelease.class).run(dunned.company);
        dunned.deed(() ->
                dunned.desk(PolicyDesk.class).set(trading.caller(), new DunningSetting(0, false, true, null, 1, 1)));
        touchOf(notice); // somebody called in between

        assertHeldBack(notice, "CONTACT_RULE: COMPANY/TOUCHES");
    }

    @Test
    void aPersonIsWrittenToWhenItIsDayWhereTheyAre() {
        CustomerId bob = dunned.customer("BOB", CustomerKind.PERSON, "en");
        dunned.contact(bob, "bob@home.example");
        trading.invoice(bob, "100.00", day(2));
        trading.paid(invoice, eur("119.00"), day(31));
        dunned.at("2026-03-31T22:30");

        Notice notice = dunned.only(dunned.remind());

        assertThat(notice.state()).isEqualTo(NoticeState.APPROVED);
        assertThat(notice.sendFrom())
                .isEqualTo(LocalDate.of(2026, 4, 1)
                        .atTime(8, 0)
                        .atZone(Dunned.BERLIN)
                        .toInstant());
        dunned.at("2026-04-01T07:59");
        dunned.send();
        assertThat(dunned.only(notice.run()).state()).isEqualTo(NoticeState.APPROVED);
        dunned.at("2026-04-01T08:00");
        dunned.send();
        assertThat(dunned.only(notice.run()).state()).isEqualTo(NoticeState.SENT);
    }

    @Test
    void whatLeftBeforeACrashIsNotSentAgain() {
        Notice notice = approved();
        dunned.desk(NoticeRelease.class).run(dunned.company);
        trading.call(() -> dunned.desk(NoticeSending.class)
                .begin(
                        dunned.company,
                        notice.id(),
                        Medium.EMAIL,
                        "ada@acme.example")); // it leaves, and the power fails

        dunned.send();

        Notice after = dunned.only(notice.run());
        assertThat(after.state()).isEqualTo(NoticeState.SENT);
        assertThat(after.reason()).isEqualTo(NoticeSending.UNKNOWN);
        assertThat(dunned.deliveries(notice))
                .as("no mail of the second attempt")
                .extracting(Delivery::state)
                .containsExactly(Delivery.State.SUPPRESSED);
    }

    @Test
    void everyAnswerOfTheContactRulesIsKeptWithItsProof() {
        dunned.remind();

        List<ContactLog.Said> said =
                trading.call(() -> dunned.desk(ContactLog.class).said(dunned.company, acme, 10));

        assertThat(said).hasSize(1);
        assertThat(said.getFirst().allowed()).isTrue();
        assertThat(said.getFirst().packs()).isEqualTo("BUSINESS/1, COMPANY/0");
        assertThat(said.getFirst().factsHash()).hasSize(64);
    }

    private void touchOf(Notice notice) {
        dunned.deed(() -> dunned.desk(JdbcClient.class)
                .sql("""
                        insert into collections.touch
                            (company_id, touch_id, customer_id, at, medium, items, outgoing, connected, conversation,
                             recorded_by)
                        values (:company, :id, :customer, :at, 'CALL', '{}', true, true, false, 'SYSTEM')
                        """)
                .param("company", dunned.company.value())
                .param("id", Ids.next())
                .param("customer", notice.customer().value())
                .param("at", Sql.moment(clock.instant()))
                .update());
    }

    private Notice approved() {
        UUID run = dunned.run();
        dunned.approve(run);
        return dunned.only(run);
    }

    private void assertHeldBack(Notice notice, String reason) {
        dunned.send();
        Notice after = dunned.only(notice.run());
        assertThat(after.state()).isEqualTo(NoticeState.SUPPRESSED);
        assertThat(after.reason()).startsWith(reason);
        assertThat(dunned.deliveries(notice)).extracting(Delivery::state).doesNotContain(Delivery.State.SENT);
    }

    private static LocalDate day(int ofMarch) {
        return LocalDate.of(2026, 3, ofMarch);
    }

    private static Money eur(String amount) {
        return Money.of(amount, Trading.EUR);
    }
}
