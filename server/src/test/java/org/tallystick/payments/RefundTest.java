package org.tallystick.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tallystick.cast.Trading.EUR;
import static org.tallystick.testing.AtOnce.atOnce;
import static org.tallystick.testing.AtOnce.succeeds;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.tallystick.access.Actor;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.access.Role;
import org.tallystick.approvals.ApprovalDesk;
import org.tallystick.approvals.ApprovalId;
import org.tallystick.approvals.ApprovalKind;
import org.tallystick.approvals.ApprovalMatrix;
import org.tallystick.approvals.Approver;
import org.tallystick.approvals.AutomaticApprovals;
import org.tallystick.approvals.Delegations;
import org.tallystick.approvals.Matrix;
import org.tallystick.approvals.MatrixLine;
import org.tallystick.cast.Trading;
import org.tallystick.customers.CustomerId;
import org.tallystick.insights.AccountStatement;
import org.tallystick.insights.Aging;
import org.tallystick.insights.AgingQuery;
import org.tallystick.insights.StatementOfAccount;
import org.tallystick.insights.Trends;
import org.tallystick.ledger.AccountRole;
import org.tallystick.ledger.JournalBook;
import org.tallystick.lib.bankfiles.pain.PaymentEvent;
import org.tallystick.lib.bankfiles.pain.PaymentOrder;
import org.tallystick.lib.bankfiles.pain.PaymentReader;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.Refusal;
import org.tallystick.receivables.AllocationDesk;
import org.tallystick.receivables.AllocationRequest;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.Slice;
import org.tallystick.testing.IntegrationTest;

/** Unapplied money goes back once, to one place, with four eyes (SEEN-31, SEEN-57). */
@IntegrationTest
class RefundTest {
    private static final int THREADS = 16;
    private static final String ADAS_IBAN = "NL91ABNA0417164300";

    @Autowired
    ApplicationContext beans;

    private Trading trading;
    private CustomerId acme;
    private PaymentId payment;
    private Caller clerk;
    private Caller approver;

    @BeforeEach
    void aPaymentWithNothingToPay() {
        trading = Trading.open(beans);
        acme = trading.customer("C-1", "Acme Corp");
        payment = trading.receive(acme, "100.00", trading.today());
        clerk = somebody(Role.CASH_CLERK);
        approver = somebody(Role.APPROVER);
    }

    @Test
    void aRefundGoesFromRequestToPaidOut() {
        RefundId id = request("40.00");

        assertThat(payment().unapplied()).isEqualTo(eur("60.00"));
        assertThat(balance(AccountRole.REFUNDS_PAYABLE)).isEqualTo(eur("-40.00"));

        trading.call(() -> done(() -> desk().approve(approver, id)));
        RefundFile file = trading.call(() -> files().make(clerk, bank()));
        trading.call(() -> done(() -> desk().confirm(clerk, id, trading.today())));

        assertThat(refund(id).state()).isEqualTo(RefundState.CONFIRMED);
        assertThat(file.amount()).isEqualTo(eur("40.00"));
        assertThat(balance(AccountRole.REFUNDS_PAYABLE)).isEqualTo(eur("0.00"));
        assertThat(balance(AccountRole.UNAPPLIED_CASH)).isEqualTo(eur("-60.00"));
        assertThat(balance(AccountRole.CASH)).isEqualTo(eur("60.00"));
        assertThat(payment().amount()).isEqualTo(eur("100.00"));
        assertThat(payment().refunded()).isEqualTo(eur("40.00"));
    }

    @Test
    void whoeverAskedNeverApproves() {
        Caller administrator = somebody(Role.ADMINISTRATOR);
        RefundId id = trading.call(() -> desk().request(administrator, wanted("40.00", ADAS_IBAN)));

        assertThatThrownBy(() -> trading.call(() -> done(() -> desk().approve(administrator, id))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("somebody else");
        assertThatThrownBy(() -> trading.call(() -> done(() -> desk().approve(clerk, id))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("an approver");
        assertThat(refund(id).state()).isEqualTo(RefundState.REQUESTED);
    }

    @Test
    void aboveTheLimitItTakesAController() {
        matrix(new MatrixLine(null, eur("40.00"), Approver.CONTROLLER, 3));
        RefundId large = request("40.00");
        RefundId small = request("39.99");

        assertThatThrownBy(() -> trading.call(() -> done(() -> desk().approve(approver, large))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("a controller");
        trading.call(() -> done(() -> desk().approve(approver, small)));
        Caller controller = somebody(Role.CONTROLLER);
        trading.call(() -> done(() -> desk().approve(controller, large)));

        assertThat(refund(large).state()).isEqualTo(RefundState.APPROVED);
        assertThat(refund(small).state()).isEqualTo(RefundState.APPROVED);
    }

    @Test
    void aLineForNobodyLetsSmallRefundsPassAndSaysSo() {
        matrix(
                new MatrixLine(null, eur("40.00"), Approver.APPROVER, 3),
                new MatrixLine(null, eur("0.00"), Approver.NOBODY, 3));
        RefundId small = request("39.99");
        RefundId large = request("40.00");

        assertThat(refund(small).state()).isEqualTo(RefundState.APPROVED);
        assertThat(refund(large).state()).isEqualTo(RefundState.REQUESTED);
        assertThat(trading.call(() -> trading.bean(AutomaticApprovals.class)
                        .about(trading.company().id(), small.value())))
                .hasValueSatisfying(passed -> assertThat(passed.line()).isEqualTo("line 2"));
    }

    @Test
    void withoutALineForItARefundStillTakesAnApprover() {
        matrix(new MatrixLine(null, eur("50.00"), Approver.CONTROLLER, 3));
        RefundId id = request("40.00");

        assertThat(refund(id).state()).isEqualTo(RefundState.REQUESTED);
        trading.call(() -> done(() -> desk().approve(approver, id)));

        assertThat(refund(id).state()).isEqualTo(RefundState.APPROVED);
    }

    @Test
    void decidedInTheApprovalsItMovesTheMoneyJustTheSame() {
        RefundId first = request("40.00");
        RefundId second = request("30.00");
        trading.call(() -> trading.bean(ApprovalDesk.class).approve(approver, waiting(first), null));
        trading.call(
                () -> done(() -> trading.bean(ApprovalDesk.class).reject(approver, waiting(second), "not theirs")));

        assertThat(refund(first).state()).isEqualTo(RefundState.APPROVED);
        assertThat(refund(second).state()).isEqualTo(RefundState.REJECTED);
        assertThat(payment().unapplied()).isEqualTo(eur("60.00"));
    }

    @Test
    void whoeverIsAwayLendsTheRightToApproveRefundsToo() {
        Caller standIn = somebody(Role.COLLECTOR);
        LocalDate today = trading.today();
        trading.call(() ->
                trading.bean(Delegations.class).give(approver, id(approver), id(standIn), today, today, "on leave"));
        RefundId theirs = request("40.00");
        trading.call(() -> done(() -> desk().approve(standIn, theirs)));
        RefundId own = trading.call(
                () -> desk().request(approver.including(Permission.TAKE_PAYMENTS), wanted("10.00", ADAS_IBAN)));

        assertThat(refund(theirs).state()).isEqualTo(RefundState.APPROVED);
        assertThatThrownBy(() -> trading.call(() -> done(() -> desk().approve(standIn, own))))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void rejectedAndFailedRefundsGiveTheMoneyBack() {
        RefundId rejected = request("40.00");
        trading.call(() -> done(() -> desk().reject(approver, rejected, "not theirs")));

        assertThat(payment().unapplied()).isEqualTo(eur("100.00"));

        RefundId failed = request("100.00");
        trading.call(() -> done(() -> desk().approve(approver, failed)));
        trading.call(() -> done(() -> desk().markSent(clerk, failed)));
        trading.call(() -> done(() -> desk().fail(clerk, failed, "account closed")));

        assertThat(payment().unapplied()).isEqualTo(eur("100.00"));
        assertThat(balance(AccountRole.REFUNDS_PAYABLE)).isEqualTo(eur("0.00"));
        assertThatThrownBy(() -> trading.call(() -> done(() -> desk().approve(approver, rejected))))
                .hasMessageContaining("Rejected");
        assertThatThrownBy(() -> trading.call(() -> done(() -> desk().confirm(clerk, failed, trading.today()))))
                .hasMessageContaining("Failed");
    }

    @Test
    void onlyUnappliedMoneyIsRefunded() {
        OpenItem item = trading.item(trading.invoice(acme, "50.00", trading.today()));
        settle(item, "59.50");

        assertThatThrownBy(() -> request("40.51")).hasMessageContaining("40.50 EUR now");
        assertThat(request("40.50")).isNotNull();
        assertThatThrownBy(() -> settle(trading.item(trading.invoice(acme, "50.00", trading.today())), "0.01"))
                .hasMessageContaining("less left");
    }

    @Test
    void aRefundNamesABeneficiaryTheBankWouldTake() {
        assertThatThrownBy(() -> trading.call(() -> desk().request(clerk, wanted("1.00", "NL91ABNA0417164301"))))
                .hasMessageContaining("IBAN is not valid");
        assertThatThrownBy(() -> trading.call(() -> desk().request(clerk, wanted("1.00", null))))
                .hasMessageContaining("IBAN or account");
        assertThat(payment().unapplied()).isEqualTo(eur("100.00"));
    }

    @Test
    void aRefundedPaymentIsNotReturnedAsWell() {
        request("40.00");

        assertThatThrownBy(() -> trading.call(() -> done(() -> trading.bean(AllocationDesk.class)
                        .returnPayment(trading.caller(), payment, trading.today(), "AM04"))))
                .hasMessageContaining("refunded");
    }

    @Test
    void approvedTwiceAtOnceIsApprovedOnce() throws Exception {
        RefundId id = request("40.00");
        List<Callable<Boolean>> attempts = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Caller each = somebody(Role.APPROVER);
            boolean approves = i % 2 == 0;
            attempts.add(() -> succeeds(() -> trading.call(() -> done(() -> {
                if (approves) {
                    desk().approve(each, id);
                } else {
                    desk().reject(each, id, "no");
                }
            }))));
        }

        assertThat(atOnce(attempts)).isEqualTo(1);
        assertThat(trading.call(() -> refunds().events(trading.company().id(), id)))
                .hasSize(2);
    }

    @Test
    void requestsAndAllocationsNeverTakeMoreThanThePaymentHas() throws Exception {
        List<Callable<Boolean>> attempts = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            if (i % 2 == 0) {
                attempts.add(() -> succeeds(() -> request("15.00")));
            } else {
                OpenItem item = trading.item(trading.invoice(acme, "100.00", trading.today()));
                attempts.add(() -> succeeds(() -> settle(item, "15.00")));
            }
        }

        assertThat(atOnce(attempts)).isEqualTo(6);
        assertThat(payment().unapplied()).isEqualTo(eur("10.00"));
    }

    @Test
    void aFileHoldsEveryApprovedRefundOnceAndIsKeptUnchanged() throws Exception {
        RefundId first = request("10.00");
        RefundId second = request("20.00");
        RefundId waiting = request("30.00");
        trading.call(() -> done(() -> desk().approve(approver, first)));
        trading.call(() -> done(() -> desk().approve(approver, second)));
        UUID from = bank();
        List<Callable<Boolean>> attempts = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            attempts.add(() -> succeeds(() -> trading.call(() -> files().make(clerk, from))));
        }

        assertThat(atOnce(attempts)).isEqualTo(1);
        RefundFile file =
                trading.call(() -> files().latest(trading.company().id(), 10)).getFirst();
        byte[] content = trading.call(() -> files().content(trading.company().id(), file));
        List<PaymentEvent> read = read(content);

        assertThat(read)
                .filteredOn(PaymentEvent.OrderRead.class::isInstance)
                .map(event -> ((PaymentEvent.OrderRead) event).order())
                .extracting(PaymentOrder::endToEndId)
                .containsExactlyInAnyOrder(
                        refund(first).number(), refund(second).number());
        assertThat(read.getLast()).isInstanceOfSatisfying(PaymentEvent.MessageEnded.class, end -> {
            assertThat(end.sound()).isTrue();
            assertThat(end.totals().sum()).isEqualTo(new BigDecimal("30.00"));
        });
        assertThat(refund(first).state()).isEqualTo(RefundState.SENT);
        assertThat(refund(waiting).state()).isEqualTo(RefundState.REQUESTED);
    }

    @Test
    void theStatementOfAccountShowsTheRefund() {
        RefundId id = request("40.00");
        AccountStatement open = statement();
        trading.call(() -> done(() -> desk().reject(approver, id, "no")));
        AccountStatement back = statement();

        assertThat(open.movements())
                .extracting(AccountStatement.Movement::kind)
                .containsExactly(AccountStatement.Kind.PAYMENT, AccountStatement.Kind.REFUND);
        assertThat(open.closing()).isEqualTo(eur("-60.00"));
        assertThat(back.closing()).isEqualTo(eur("-100.00"));
    }

    @Test
    void agingKnowsWhatWasRefundedSince() {
        LocalDate before = trading.today().minusDays(10);
        payment = trading.receive(acme, "50.00", before);
        RefundId id = request("20.00");
        trading.call(() -> done(() -> desk().approve(approver, id)));

        assertThat(unapplied(trading.today())).isEqualTo(eur("-130.00"));
        assertThat(unapplied(trading.today().minusDays(1))).isEqualTo(eur("-50.00"));
    }

    @Test
    void whatIsPaidOutIsNotCollected() {
        Money before = collected();
        RefundId id = request("40.00");
        trading.call(() -> done(() -> desk().approve(approver, id)));
        trading.call(() -> done(() -> desk().markSent(clerk, id)));
        Money sent = collected();
        trading.call(() -> done(() -> desk().confirm(clerk, id, trading.today())));

        assertThat(before).isEqualTo(sent).isEqualTo(eur("100.00"));
        assertThat(collected()).isEqualTo(eur("60.00"));
    }

    private Money collected() {
        return trading.call(() -> Objects.requireNonNull(trading.bean(Trends.class)
                        .months(trading.company().id(), trading.today(), 1)
                        .get(EUR))
                .getLast()
                .collected());
    }

    private Money unapplied(LocalDate on) {
        return trading.call(() -> trading.bean(Aging.class)
                .totals(trading.company().id(), AgingQuery.on(on))
                .getFirst()
                .unapplied());
    }

    private AccountStatement statement() {
        return trading.call(() -> trading.bean(StatementOfAccount.class)
                .of(trading.company().id(), acme, EUR, trading.today(), trading.today()));
    }

    private static List<PaymentEvent> read(byte[] content) {
        List<PaymentEvent> events = new ArrayList<>();
        try (PaymentReader reader = PaymentReader.open(new ByteArrayInputStream(content))) {
            for (PaymentEvent event = reader.next(); event != null; event = reader.next()) {
                events.add(event);
            }
        }
        return events;
    }

    private RefundId request(String amount) {
        return trading.call(() -> desk().request(clerk, wanted(amount, ADAS_IBAN)));
    }

    private RefundInput wanted(String amount, @Nullable String iban) {
        return new RefundInput(payment, eur(amount), bank(), "Ada Lovelace", iban, null, "paid twice");
    }

    private UUID bank() {
        return trading.call(() -> trading.bean(BankAccounts.class)
                .list(trading.company().id())
                .getFirst()
                .id());
    }

    private Integer settle(OpenItem item, String amount) {
        var request = new AllocationRequest(
                payment, List.of(new Slice(item.id(), eur(amount))), List.of(), trading.today(), "manual");
        return trading.call(() -> trading.bean(AllocationDesk.class)
                .allocate(trading.caller(), request)
                .size());
    }

    private Payment payment() {
        return trading.call(() -> trading.bean(Payments.class)
                .find(trading.company().id(), payment)
                .orElseThrow());
    }

    private Refund refund(RefundId id) {
        return trading.call(() -> refunds().find(trading.company().id(), id).orElseThrow());
    }

    private Money balance(AccountRole role) {
        return trading.call(() ->
                trading.bean(JournalBook.class).balancesOf(trading.company().id(), role, trading.today()).stream()
                        .findFirst()
                        .orElse(Money.zero(EUR)));
    }

    private Caller somebody(Role role) {
        return new Caller(
                trading.company().id(),
                new Actor(Actor.Kind.PERSON, trading.member(role).id(), "Ada"),
                role.permissions());
    }

    private RefundDesk desk() {
        return trading.bean(RefundDesk.class);
    }

    private void matrix(MatrixLine... lines) {
        trading.call(() -> done(() -> trading.bean(ApprovalMatrix.class)
                .set(trading.caller(), new Matrix(ApprovalKind.REFUND, List.of(lines)))));
    }

    private ApprovalId waiting(RefundId refund) {
        return trading.call(() -> trading.bean(ApprovalDesk.class)
                .waitingAbout(trading.company().id(), ApprovalKind.REFUND, refund.value())
                .orElseThrow()
                .id());
    }

    private static UUID id(Caller caller) {
        return Objects.requireNonNull(caller.actor().id());
    }

    private Refunds refunds() {
        return trading.bean(Refunds.class);
    }

    private RefundFiles files() {
        return trading.bean(RefundFiles.class);
    }

    private static Money eur(String amount) {
        return Money.of(amount, EUR);
    }

    private static boolean done(Runnable work) {
        work.run();
        return true;
    }
}
