package org.tallystick.debits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tallystick.debits.DebitCast.COLLECTION;
import static org.tallystick.debits.DebitCast.TODAY;
import static org.tallystick.testing.AtOnce.atOnce;
import static org.tallystick.testing.AtOnce.succeeds;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.tallystick.cast.Trading;
import org.tallystick.customers.CustomerId;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.lib.bankfiles.pain.PaymentEvent;
import org.tallystick.lib.bankfiles.pain.PaymentOrder;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.Mandate;
import org.tallystick.payments.MandateDesk;
import org.tallystick.payments.Payment;
import org.tallystick.payments.PaymentMethod;
import org.tallystick.payments.Payments;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.SettableClock;
import org.tallystick.receivables.Allocation;
import org.tallystick.receivables.Allocations;
import org.tallystick.receivables.Reservations;
import org.tallystick.testing.IntegrationTest;

/** Mandates, runs, collection and what comes back (RULE-07, RULE-08). */
@IntegrationTest
class DirectDebitTest {
    private static final LocalDate LATER = COLLECTION.plusDays(8);

    @Autowired
    ApplicationContext beans;

    @Autowired
    SettableClock clock;

    private DebitCast cast;
    private Trading trading;

    @BeforeEach
    void open() {
        cast = new DebitCast(beans);
        trading = cast.trading();
    }

    @AfterEach
    void theClockGoesRightAgain() {
        clock.reset();
    }

    @Test
    void eachPayerIsDebitedOnceAndTheFileSaysSo() {
        CustomerId fresh = cast.payer("C-1", "M-1", null);
        CustomerId known = cast.payer("C-2", "M-2", TODAY.minusDays(60));
        CustomerId without = trading.customer("C-3", "Nobody signed", "NET 0");
        String first = trading.item(trading.invoice(fresh, "100.00", TODAY)).number();
        String second = trading.item(trading.invoice(fresh, "50.00", TODAY)).number();
        trading.invoice(known, "200.00", TODAY);
        trading.invoice(without, "999.00", TODAY);

        UUID run = cast.run();

        List<PaymentOrder> orders = cast.file(run).stream()
                .flatMap(event ->
                        event instanceof PaymentEvent.OrderRead read ? Stream.of(read.order()) : Stream.empty())
                .toList();
        assertThat(orders)
                .extracting(order -> order.mandateId() + " "
                        + Objects.requireNonNull(order.amount().money()))
                .containsExactly("M-1 178.50 EUR", "M-2 238.00 EUR");
        assertThat(orders.getFirst().freeText()).containsExactly(first + ", " + second);
        assertThat(orders).extracting(PaymentOrder::endToEndId).doesNotHaveDuplicates();
        assertThat(cast.file(run).stream()
                        .filter(PaymentEvent.BatchEnded.class::isInstance)
                        .map(event -> ((PaymentEvent.BatchEnded) event).batch().sequenceType()))
                .containsExactly("FRST", "RCUR");
        assertThat(cast.found(run).total()).isEqualTo(eur("416.50"));
        assertThat(cast.found(run).notifiedOn()).isEqualTo(TODAY);
    }

    @Test
    void whatIsCollectedIsPaid() {
        CustomerId payer = cast.payer("C-1", "M-1", null);
        InvoiceId invoice = trading.invoice(payer, "100.00", TODAY);

        UUID run = cast.collected();

        Payment payment = payment(cast.debit(run));
        assertThat(trading.item(invoice).open()).isEqualTo(eur("0.00"));
        assertThat(payment.method()).isEqualTo(PaymentMethod.DIRECT_DEBIT);
        assertThat(payment.amount()).isEqualTo(eur("119.00"));
        assertThat(payment.receivedOn()).isEqualTo(COLLECTION);
        assertThat(rules(payment)).containsExactly("direct-debit");
        assertThat(cast.mandateOf(payer).lastUsedOn()).isEqualTo(COLLECTION);
        assertThat(cast.debit(run).state()).isEqualTo(Debit.State.COLLECTED);
    }

    @Test
    void theNextDebitOfAMandateIsARecurringOne() {
        CustomerId payer = cast.payer("C-1", "M-1", null);
        trading.invoice(payer, "100.00", TODAY);
        UUID first = cast.run();
        trading.invoice(payer, "200.00", TODAY);

        UUID second = cast.run();

        assertThat(cast.debit(first).sequence()).isEqualTo(Debit.Sequence.FRST);
        assertThat(cast.debit(second).sequence()).isEqualTo(Debit.Sequence.RCUR);
        assertThat(cast.debit(second).amount()).isEqualTo(eur("238.00"));
    }

    @Test
    void aFirstDebitThatNeverMovedMoneyIsFollowedByAnotherFirstOne() {
        CustomerId payer = cast.payer("C-1", "M-1", null);
        trading.invoice(payer, "100.00", TODAY);
        cast.sentBack(cast.debit(cast.run()), TODAY, "AM04");

        UUID again = cast.run();

        assertThat(cast.debit(again).sequence()).isEqualTo(Debit.Sequence.FRST);
    }

    @Test
    void aReturnOpensTheItemAtItsOriginalDueDateAndBlocksTheMandate() {
        CustomerId payer = cast.payer("C-1", "M-1", null);
        InvoiceId invoice = trading.invoice(payer, "100.00", TODAY);
        LocalDate due = trading.item(invoice).dueOn();
        UUID run = cast.collected();
        cast.on(LATER);

        cast.sentBack(cast.debit(run), LATER, "AC04");

        assertThat(trading.item(invoice).open()).isEqualTo(eur("119.00"));
        assertThat(trading.item(invoice).dueOn()).isEqualTo(due);
        assertThat(payment(cast.debit(run)).isReturned()).isTrue();
        assertThat(cast.debit(run).state()).isEqualTo(Debit.State.RETURNED);
        assertThat(cast.mandateOf(payer).state()).isEqualTo(Mandate.State.BLOCKED);
        assertThat(cast.mandateOf(payer).stateReason()).isEqualTo("Bank answered AC04");
        assertThatThrownBy(() -> cast.make(cast.order(LocalDate.of(2026, 4, 7), 14)))
                .hasMessageContaining("Nothing is left to collect");
    }

    @Test
    void wantOfFundsLeavesTheMandateAlone() {
        CustomerId payer = cast.payer("C-1", "M-1", null);
        trading.invoice(payer, "100.00", TODAY);
        UUID run = cast.collected();

        cast.sentBack(cast.debit(run), COLLECTION, "AM04");

        assertThat(cast.mandateOf(payer).state()).isEqualTo(Mandate.State.ACTIVE);
        assertThatThrownBy(() -> cast.sentBack(cast.debit(run), COLLECTION, "AM04"))
                .hasMessageContaining("has ended before");
    }

    @Test
    void aRejectionBeforeTheCollectionFreesTheItems() {
        CustomerId payer = cast.payer("C-1", "M-1", null);
        InvoiceId invoice = trading.invoice(payer, "100.00", TODAY);
        UUID run = cast.run();
        assertThat(reserved(invoice)).isTrue();

        cast.sentBack(cast.debit(run), TODAY, "AC01");

        assertThat(reserved(invoice)).isFalse();
        assertThat(cast.debit(run).state()).isEqualTo(Debit.State.REJECTED);
        assertThat(cast.debit(run).payment()).isNull();
        assertThat(trading.item(invoice).open()).isEqualTo(eur("119.00"));
    }

    @Test
    void aStatusReportSendsBackWhatItRejectsAndReadingItAgainChangesNothing() {
        CustomerId one = cast.payer("C-1", "M-1", null);
        CustomerId other = cast.payer("C-2", "M-2", null);
        trading.invoice(one, "100.00", TODAY);
        trading.invoice(other, "200.00", TODAY);
        UUID run = cast.run();
        Debit rejected = cast.debits(run).getFirst();
        byte[] report = report("", transaction(rejected.endToEndId(), "MD01") + transaction("SOMEBODY-ELSES", "AC04"));

        StatusReports.Result first = read(report);
        StatusReports.Result second = read(report);

        assertThat(first.sentBack()).extracting(Debit::id).containsExactly(rejected.id());
        assertThat(first.unknown()).isEqualTo(1);
        assertThat(second.sentBack()).isEmpty();
        assertThat(second.endedBefore()).isEqualTo(1);
        assertThat(cast.debits(run))
                .extracting(Debit::state)
                .containsExactlyInAnyOrder(Debit.State.REJECTED, Debit.State.PENDING);
        assertThat(cast.mandateOf(rejected.customer()).state()).isEqualTo(Mandate.State.BLOCKED);
    }

    @Test
    void aReportThatRejectsTheWholeMessageSendsBackAllOfIt() {
        trading.invoice(cast.payer("C-1", "M-1", null), "100.00", TODAY);
        trading.invoice(cast.payer("C-2", "M-2", TODAY), "200.00", TODAY);
        UUID run = cast.run();

        StatusReports.Result result =
                read(report("<GrpSts>RJCT</GrpSts>", "", cast.found(run).messageId()));

        assertThat(result.sentBack()).hasSize(2);
        assertThat(cast.debits(run)).extracting(Debit::reasonCode).containsOnly("MS03");
    }

    @Test
    void aReportThatIsCutOffIsRefusedWhole() {
        trading.invoice(cast.payer("C-1", "M-1", null), "100.00", TODAY);
        UUID run = cast.run();
        byte[] report = report("", transaction(cast.debit(run).endToEndId(), "MD01"));
        byte[] cut = Arrays.copyOf(report, report.length - 40);

        assertThatThrownBy(() -> read(cut)).isInstanceOf(Refusal.class);
        assertThat(cast.debit(run).state()).isEqualTo(Debit.State.PENDING);
    }

    @Test
    void whatWasPaidMeanwhileInAnotherWayLeavesThePaymentUnapplied() {
        CustomerId payer = cast.payer("C-1", "M-1", null);
        InvoiceId invoice = trading.invoice(payer, "100.00", TODAY);
        UUID run = cast.run();
        trading.paid(invoice, eur("100.00"), TODAY);
        cast.on(COLLECTION);

        cast.collect(run, COLLECTION);

        assertThat(trading.item(invoice).open()).isEqualTo(eur("0.00"));
        assertThat(payment(cast.debit(run)).unapplied()).isEqualTo(eur("100.00"));
    }

    @Test
    void nothingIsBookedBeforeTheDayOrTwice() {
        trading.invoice(cast.payer("C-1", "M-1", null), "100.00", TODAY);
        UUID run = cast.run();

        assertThatThrownBy(() -> cast.collect(run, COLLECTION)).hasMessageContaining("a day that has come");
        cast.on(COLLECTION);
        cast.collect(run, COLLECTION);
        assertThatThrownBy(() -> cast.collect(run, COLLECTION)).hasMessageContaining("No debit of this run is pending");
    }

    @Test
    void aCancelledRunReservesNothing() {
        InvoiceId invoice = trading.invoice(cast.payer("C-1", "M-1", null), "100.00", TODAY);
        UUID run = cast.run();

        trading.call(() -> {
            trading.bean(DebitOutcomes.class).cancel(trading.caller(), run, "not sent");
            return true;
        });

        assertThat(reserved(invoice)).isFalse();
        assertThat(cast.debit(run).state()).isEqualTo(Debit.State.CANCELLED);
        assertThat(cast.debit(cast.run()).sequence()).isEqualTo(Debit.Sequence.FRST);
    }

    @Test
    void runsAtTheSameMomentNeverCollectAnItemTwice() throws Exception {
        for (int i = 0; i < 6; i++) {
            trading.invoice(cast.payer("C-" + i, "M-" + i, null), "100.00", TODAY);
        }
        DebitOrder order = cast.order();
        List<Callable<Boolean>> attempts = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            attempts.add(() -> succeeds(() -> cast.make(order)));
        }

        long made = atOnce(attempts);

        assertThat(made).isEqualTo(1);
    }

    @Test
    void collectingAtTheSameMomentBooksOnce() throws Exception {
        InvoiceId invoice = trading.invoice(cast.payer("C-1", "M-1", null), "100.00", TODAY);
        UUID run = cast.run();
        cast.on(COLLECTION);
        List<Callable<Boolean>> attempts = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            attempts.add(() -> succeeds(() -> {
                cast.collect(run, COLLECTION);
                return run;
            }));
        }

        long booked = atOnce(attempts);

        assertThat(booked).isEqualTo(1);
        assertThat(trading.item(invoice).open()).isEqualTo(eur("0.00"));
    }

    @Test
    void theRunsOfAnotherCompanyAreNotThere() {
        trading.invoice(cast.payer("C-1", "M-1", null), "100.00", TODAY);
        UUID run = cast.run();
        Debit debit = cast.debit(run);
        var stranger = new DebitCast(beans);
        stranger.on(COLLECTION);

        assertThatThrownBy(() -> stranger.collect(run, COLLECTION)).hasMessageContaining("no such run");
        assertThatThrownBy(() -> stranger.sentBack(debit, COLLECTION, "AC04")).hasMessageContaining("no such");
        assertThatThrownBy(() -> stranger.make(cast.order(LATER, 1))).hasMessageContaining("no such bank account");
        assertThat(cast.debit(run).state()).isEqualTo(Debit.State.PENDING);
    }

    @Test
    void payersAreToldInTimeAndBanksAreOpen() {
        trading.invoice(cast.payer("C-1", "M-1", null), "100.00", TODAY);

        assertThatThrownBy(() -> cast.make(cast.order(COLLECTION.minusDays(3), 14)))
                .hasMessageContaining("collect on 2026-03-16 or later");
        assertThatThrownBy(() -> cast.make(cast.order(LocalDate.of(2026, 4, 3), 14)))
                .hasMessageContaining("the next day is 2026-04-07");
        assertThatThrownBy(() -> cast.make(cast.order(TODAY, 0))).hasMessageContaining("1 to 90 days");
        assertThatThrownBy(() -> cast.make(cast.order(TODAY.plusDays(1), 1)))
                .hasMessageContaining("cannot be told in time");
    }

    @Test
    void aRevokedOrLapsedMandateCollectsNothing() {
        CustomerId revoked = cast.payer("C-1", "M-1", null);
        trading.invoice(revoked, "100.00", TODAY);
        trading.call(() -> {
            trading.bean(MandateDesk.class)
                    .revoke(trading.caller(), cast.mandateOf(revoked).id(), "letter of 1 March");
            return true;
        });

        assertThatThrownBy(cast::run).hasMessageContaining("Nothing is left to collect");
        assertThat(cast.mandateOf(cast.payer("C-2", "M-2", TODAY)).validThrough())
                .isEqualTo(LocalDate.of(2029, 3, 2));
    }

    @Test
    void itemsCanBeLeftOut() {
        CustomerId payer = cast.payer("C-1", "M-1", null);
        InvoiceId wanted = trading.invoice(payer, "100.00", TODAY);
        InvoiceId left = trading.invoice(payer, "200.00", TODAY);
        DebitOrder all = cast.order();

        UUID run = cast.make(new DebitOrder(
                all.bankAccount(),
                all.dueThrough(),
                all.collectOn(),
                14,
                Set.of(trading.item(left).id())));

        assertThat(cast.debit(run).amount()).isEqualTo(eur("119.00"));
        assertThat(reserved(wanted)).isTrue();
        assertThat(reserved(left)).isFalse();
    }

    private boolean reserved(InvoiceId invoice) {
        var item = trading.item(invoice).id();
        return trading.call(() -> trading.bean(Reservations.class)
                .of(trading.company().id(), List.of(item))
                .containsKey(item));
    }

    private Payment payment(Debit debit) {
        return trading.call(() -> trading.bean(Payments.class)
                .find(trading.company().id(), Objects.requireNonNull(debit.payment()))
                .orElseThrow());
    }

    private List<String> rules(Payment payment) {
        return trading.call(() ->
                trading.bean(Allocations.class).ofPayment(trading.company().id(), payment.id()).stream()
                        .map(Allocation::rule)
                        .toList());
    }

    private StatusReports.Result read(byte[] report) {
        return trading.call(() -> trading.bean(StatusReports.class).read(trading.caller(), "status.xml", report));
    }

    private static byte[] report(String group, String transactions) {
        return report(group, transactions, "UNKNOWN-MESSAGE");
    }

    private static byte[] report(String group, String transactions, String message) {
        String batch = transactions.isEmpty()
                ? ""
                : "<OrgnlPmtInfAndSts><OrgnlPmtInfId>SOME-BATCH</OrgnlPmtInfId>" + transactions
                        + "</OrgnlPmtInfAndSts>";
        return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                        + "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.002.001.10\"><CstmrPmtStsRpt>"
                        + "<GrpHdr><MsgId>S-1</MsgId><CreDtTm>2026-03-03T10:00:00</CreDtTm></GrpHdr>"
                        + "<OrgnlGrpInfAndSts><OrgnlMsgId>" + message + "</OrgnlMsgId>"
                        + "<OrgnlMsgNmId>pain.008.001.08</OrgnlMsgNmId>" + group + "</OrgnlGrpInfAndSts>" + batch
                        + "</CstmrPmtStsRpt></Document>")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String transaction(String endToEndId, String code) {
        return "<TxInfAndSts><OrgnlEndToEndId>" + endToEndId + "</OrgnlEndToEndId><TxSts>RJCT</TxSts>"
                + "<StsRsnInf><Rsn><Cd>" + code + "</Cd></Rsn></StsRsnInf></TxInfAndSts>";
    }

    private static Money eur(String amount) {
        return Money.of(amount, Trading.EUR);
    }
}
