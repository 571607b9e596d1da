package org.tallystick.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tallystick.debits.AchCast.usd;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.tallystick.access.Actor;
import org.tallystick.access.Caller;
import org.tallystick.access.Role;
import org.tallystick.cast.AnswerFiles;
import org.tallystick.cast.Trading;
import org.tallystick.debits.AchCast;
import org.tallystick.debits.AnswerDesk;
import org.tallystick.debits.BankAnswer.Outcome;
import org.tallystick.lib.bankfiles.nacha.AchEntry;
import org.tallystick.lib.bankfiles.nacha.AchEvent;
import org.tallystick.lib.bankfiles.nacha.EntryClass;
import org.tallystick.lib.bankfiles.nacha.OutgoingPayment.AccountKind;
import org.tallystick.platform.SettableClock;
import org.tallystick.testing.IntegrationTest;

/** Refunds to American accounts: one NACHA file, and what banks answer. */
@IntegrationTest
class AchRefundTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    SettableClock clock;

    private AchCast cast;
    private Trading trading;
    private PaymentId payment;

    @BeforeEach
    void aPaymentInDollars() {
        cast = new AchCast(beans);
        trading = cast.trading();
        var input = new PaymentInput(
                cast.customer("C-1"),
                PaymentMethod.BANK_TRANSFER,
                usd("100.00"),
                trading.today(),
                null,
                null,
                null,
                cast.bank(),
                "test",
                "1");
        payment = trading.call(() ->
                trading.bean(PaymentDesk.class).receive(trading.caller(), input).id());
    }

    @AfterEach
    void theClockGoesRightAgain() {
        clock.reset();
    }

    @Test
    void allThatIsApprovedLeavesInOneFile() {
        RefundId consumer = approved("10.00", EntryClass.PPD);
        RefundId company = approved("20.00", EntryClass.CCD);

        RefundFile file = make();

        List<AchEvent> events = AchCast.events(
                trading.call(() -> files().content(trading.company().id(), file)));
        assertThat(events.getLast())
                .isInstanceOfSatisfying(
                        AchEvent.FileEnded.class, end -> assertThat(end.sound()).isTrue());
        assertThat(events.stream()
                        .flatMap(event -> event instanceof AchEvent.EntryRead(AchEntry entry)
                                ? Stream.of(entry.transactionCode() + " " + entry.amount() + " " + entry.individualId()
                                        + " " + entry.trace())
                                : Stream.empty()))
                .containsExactly(
                        "32 10.00 USD " + refund(consumer).number() + " "
                                + refund(consumer).trace(),
                        "32 20.00 USD " + refund(company).number() + " "
                                + refund(company).trace());
        assertThat(events.stream()
                        .flatMap(event -> event instanceof AchEvent.BatchStarted started
                                ? Stream.of(started.batch().secCode() + " "
                                        + started.batch().effectiveOn())
                                : Stream.empty()))
                .containsExactly("PPD 2026-03-03", "CCD 2026-03-03");
        assertThat(file.name()).endsWith("-A.ach");
        assertThat(refund(consumer).state()).isEqualTo(RefundState.SENT);
        assertThat(refund(consumer).destination()).isEqualTo("021000021 … 6789");
        assertThatThrownBy(this::make).hasMessageContaining("No approved refund");
    }

    @Test
    void aReturnedRefundFailsOrComesBack() {
        RefundId sent = approved("10.00", EntryClass.PPD);
        RefundId paid = approved("20.00", EntryClass.PPD);
        make();
        trading.call(() -> {
            trading.bean(RefundDesk.class).confirm(trading.caller(), paid, trading.today());
            return true;
        });
        String file = AnswerFiles.open()
                .creditReturned(trace(sent), "R03", usd("10.00"))
                .creditReturned(trace(paid), "R02", usd("20.00"))
                .changed(trace(sent), "C01", "555")
                .written();

        AnswerDesk.Result read = cast.read(file);

        assertThat(read.fresh())
                .extracting(answer -> answer.outcome())
                .containsExactly(Outcome.BOOKED, Outcome.BOOKED, Outcome.PERSON);
        assertThat(read.returned()).containsExactly(payment, payment);
        assertThat(refund(sent).state()).isEqualTo(RefundState.FAILED);
        assertThat(refund(paid).state()).isEqualTo(RefundState.RETURNED);
        assertThat(trading.call(() -> trading.bean(Payments.class)
                        .find(trading.company().id(), payment)
                        .orElseThrow()
                        .unapplied()))
                .isEqualTo(usd("100.00"));
        assertThat(cast.read(file).fresh()).isEmpty();
    }

    private RefundId approved(String amount, EntryClass entryClass) {
        var to = new AchDestination(AchAccount.of("021000021", "123456789", AccountKind.SAVINGS), entryClass);
        var input = new RefundInput(
                new RefundSource.OfPayment(payment),
                usd(amount),
                cast.bank(),
                "Ada Lovelace",
                null,
                null,
                to,
                "paid twice");
        RefundId id = trading.call(() -> trading.bean(RefundDesk.class).request(trading.caller(), input));
        var approver = new Caller(
                trading.company().id(),
                new Actor(Actor.Kind.PERSON, trading.member(Role.APPROVER).id(), "Ada"),
                Role.APPROVER.permissions());
        trading.call(() -> {
            trading.bean(RefundDesk.class).approve(approver, id);
            return true;
        });
        return id;
    }

    private RefundFile make() {
        return trading.call(() -> files().make(trading.caller(), cast.bank()));
    }

    private RefundFiles files() {
        return trading.bean(RefundFiles.class);
    }

    private Refund refund(RefundId id) {
        return trading.call(() ->
                trading.bean(Refunds.class).find(trading.company().id(), id).orElseThrow());
    }

    private String trace(RefundId id) {
        return String.valueOf(refund(id).trace());
    }
}
