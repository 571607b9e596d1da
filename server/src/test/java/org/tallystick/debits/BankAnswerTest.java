package org.tallystick.debits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tallystick.debits.AchCast.COLLECTION;
import static org.tallystick.debits.AchCast.traceOf;
import static org.tallystick.debits.AchCast.usd;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.tallystick.access.Actor;
import org.tallystick.access.Caller;
import org.tallystick.access.Role;
import org.tallystick.cast.AnswerFiles;
import org.tallystick.cast.Trading;
import org.tallystick.customers.CustomerId;
import org.tallystick.debits.BankAnswer.Outcome;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.payments.Mandate;
import org.tallystick.payments.MandateChange;
import org.tallystick.payments.MandateChanges;
import org.tallystick.payments.MandateDesk;
import org.tallystick.platform.SettableClock;
import org.tallystick.testing.IntegrationTest;

/** Returns, notices of change and refusals, as banks send them in NACHA files. */
@IntegrationTest
class BankAnswerTest {
    private static final LocalDate LATER = COLLECTION.plusDays(8);

    @Autowired
    ApplicationContext beans;

    @Autowired
    SettableClock clock;

    private AchCast cast;
    private CustomerId payer;
    private InvoiceId invoice;
    private UUID run;

    @BeforeEach
    void aDebitAtTheBank() {
        cast = new AchCast(beans);
        payer = cast.payer("C-1", Mandate.Scheme.PPD);
        invoice = cast.invoice(payer, "100.00");
        run = cast.run(COLLECTION);
    }

    @AfterEach
    void theClockGoesRightAgain() {
        clock.reset();
    }

    @Test
    void aReturnBeforeTheCollectionFreesTheItemAndReadingItAgainDoesNothing() {
        String file = AnswerFiles.open()
                .returned(traceOf(debit()), "R01", usd("119.00"))
                .written();

        AnswerDesk.Result first = cast.read(file);
        AnswerDesk.Result second = cast.read(file);

        assertThat(first.count(Outcome.BOOKED)).isEqualTo(1);
        assertThat(second.fresh()).isEmpty();
        assertThat(second.known()).isEqualTo(1);
        assertThat(debit().state()).isEqualTo(Debit.State.REJECTED);
        assertThat(debit().reasonCode()).isEqualTo("R01");
        assertThat(cast.mandateOf(payer).state()).isEqualTo(Mandate.State.ACTIVE);
    }

    @Test
    void aReturnAfterTheCollectionOpensTheItemAtItsOldDueDateAndBlocksTheMandate() {
        LocalDate due = trading().item(invoice).dueOn();
        cast.collect(run);
        cast.on(LATER);

        AnswerDesk.Result result = cast.read(AnswerFiles.open()
                .returned(traceOf(debit()), "R10", usd("119.00"))
                .written());

        assertThat(result.returned()).hasSize(1);
        assertThat(debit().state()).isEqualTo(Debit.State.RETURNED);
        assertThat(trading().item(invoice).open()).isEqualTo(usd("119.00"));
        assertThat(trading().item(invoice).dueOn()).isEqualTo(due);
        assertThat(cast.mandateOf(payer).state()).isEqualTo(Mandate.State.BLOCKED);
        assertThat(cast.mandateOf(payer).stateReason()).isEqualTo("Bank answered R10");
    }

    @Test
    void aSecondReturnOfTheSameDebitChangesNothing() {
        cast.read(AnswerFiles.open()
                .returned(traceOf(debit()), "R01", usd("119.00"))
                .written());

        AnswerDesk.Result again = cast.read(AnswerFiles.open()
                .returned("999999990000001", "R01", usd("1.00"))
                .returned(traceOf(debit()), "R01", usd("119.00"))
                .written());

        assertThat(again.fresh()).extracting(BankAnswer::outcome).containsExactly(Outcome.PERSON, Outcome.NOTHING);
    }

    @ParameterizedTest
    @CsvSource({"R61, DISHONOURED", "R73, CONTESTED"})
    void refusalsAreForAPersonAndBookNothing(String code, BankAnswer.Kind kind) {
        AnswerDesk.Result result = cast.read(AnswerFiles.open()
                .returned(traceOf(debit()), code, usd("119.00"))
                .written());

        assertThat(result.fresh()).extracting(BankAnswer::kind).containsExactly(kind);
        assertThat(debit().state()).isEqualTo(Debit.State.PENDING);
        UUID answer = waiting().getFirst().id();
        assertThatThrownBy(() -> settle(answer, " ")).hasMessageContaining("Say what was done");
        settle(answer, "asked the bank");
        assertThat(waiting()).isEmpty();
        assertThatThrownBy(() -> settle(answer, "again")).hasMessageContaining("waits for nobody");
    }

    @Test
    void aReturnOfAnotherAmountIsForAPerson() {
        cast.read(AnswerFiles.open()
                .returned(traceOf(debit()), "R01", usd("119.01"))
                .written());

        assertThat(waiting())
                .extracting(BankAnswer::explanation)
                .containsExactly("It is of another amount than the debit");
        assertThat(debit().state()).isEqualTo(Debit.State.PENDING);
    }

    @ParameterizedTest
    @CsvSource({
        "C01, 555, 021000021 … 555",
        "C02, 011000015, 011000015 … 6789",
        "C03, 011000015   777, 011000015 … 777",
        "C07, 011000015777              37, 011000015 … 777"
    })
    void aNoticeOfChangeIsProposedAndTakenOnlyWhenSomebodyAcceptsIt(String code, String data, String account) {
        AnswerDesk.Result result = cast.read(
                AnswerFiles.open().changed(traceOf(debit()), code, data).written());

        assertThat(result.count(Outcome.PROPOSED)).isEqualTo(1);
        assertThat(cast.mandateOf(payer).account().masked()).isEqualTo("021000021 … 6789");
        UUID change = changes().getFirst().id();
        assertThatThrownBy(() ->
                        cast.run(() -> trading().bean(MandateDesk.class).accept(somebody(Role.CASH_CLERK), change)))
                .hasMessageContaining("does not allow");
        cast.run(() -> trading().bean(MandateDesk.class).accept(somebody(Role.ADMINISTRATOR), change));

        assertThat(cast.mandateOf(payer).account().masked()).isEqualTo(account);
        assertThat(changes()).isEmpty();
        assertThatThrownBy(() -> cast.run(
                        () -> trading().bean(MandateDesk.class).reject(trading().caller(), change, "no")))
                .hasMessageContaining("decided before");
    }

    @Test
    void aRejectedChangeLeavesTheMandateAlone() {
        cast.read(AnswerFiles.open().changed(traceOf(debit()), "C01", "555").written());
        UUID change = changes().getFirst().id();

        cast.run(() -> trading().bean(MandateDesk.class).reject(trading().caller(), change, "a typing error"));

        assertThat(cast.mandateOf(payer).account().masked()).isEqualTo("021000021 … 6789");
        assertThat(changes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"C02, 011000016", "C04, ADA KING", "C63, X"})
    void aNoticeThatDoesNotCorrectTheAccountIsForAPerson(String code, String data) {
        cast.read(AnswerFiles.open().changed(traceOf(debit()), code, data).written());

        assertThat(waiting()).hasSize(1);
        assertThat(changes()).isEmpty();
    }

    @Test
    void aFileThatIsCutOffOrAnswersNothingIsRefused() {
        String whole = AnswerFiles.open()
                .returned(traceOf(debit()), "R01", usd("119.00"))
                .written();

        assertThatThrownBy(() -> cast.read(whole.substring(0, 300))).hasMessageContaining("cut off");
        assertThatThrownBy(() -> cast.read(whole.replace("000000011900", "000000011901")))
                .hasMessageContaining("do not agree");
        assertThatThrownBy(() -> cast.read(new String(cast.content(run), java.nio.charset.StandardCharsets.US_ASCII)))
                .hasMessageContaining("No return");
        assertThat(debit().state()).isEqualTo(Debit.State.PENDING);
    }

    private Debit debit() {
        return cast.debits(run).getFirst();
    }

    private List<BankAnswer> waiting() {
        return trading()
                .call(() -> trading()
                        .bean(BankAnswers.class)
                        .waiting(trading().company().id(), 10));
    }

    private List<MandateChange> changes() {
        return trading()
                .call(() -> trading()
                        .bean(MandateChanges.class)
                        .waiting(trading().company().id(), payer));
    }

    private void settle(UUID answer, String reason) {
        cast.run(() -> trading().bean(AnswerDesk.class).settle(trading().caller(), answer, reason));
    }

    private Caller somebody(Role role) {
        return new Caller(
                trading().company().id(),
                new Actor(Actor.Kind.PERSON, trading().member(role).id(), "Ada"),
                role.permissions());
    }

    private Trading trading() {
        return cast.trading();
    }
}
