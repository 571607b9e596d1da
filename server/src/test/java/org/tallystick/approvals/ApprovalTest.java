package org.tallystick.approvals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tallystick.cast.Trading.EUR;
import static org.tallystick.testing.AtOnce.atOnce;
import static org.tallystick.testing.AtOnce.succeeds;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.tallystick.access.Actor;
import org.tallystick.access.Caller;
import org.tallystick.access.Person;
import org.tallystick.access.Role;
import org.tallystick.cast.Trading;
import org.tallystick.customers.CustomerId;
import org.tallystick.invoicing.CreditApproval;
import org.tallystick.invoicing.CreditDesk;
import org.tallystick.invoicing.CreditMemo;
import org.tallystick.invoicing.CreditMemos;
import org.tallystick.invoicing.CreditReason;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.Refusal;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.WriteOffDesk;
import org.tallystick.testing.IntegrationTest;

/** Four eyes on credit memos and write-offs: who asks never decides, and what is approved happens once (V-2, V-3, I33). */
@IntegrationTest
class ApprovalTest {
    @Autowired
    ApplicationContext beans;

    private Trading trading;
    private CustomerId acme;
    private InvoiceId invoice;
    private Caller clerk;
    private Caller approver;

    @BeforeEach
    void aCompanyWithAMatrix() {
        trading = Trading.open(beans);
        acme = trading.customer("C-1", "Acme Corp");
        invoice = trading.invoice(acme, "1000.00", trading.today());
        clerk = somebody(Role.BILLING_CLERK);
        approver = somebody(Role.APPROVER);
        matrix(ApprovalKind.CREDIT_MEMO, "100.00", Approver.APPROVER);
        matrix(ApprovalKind.WRITE_OFF, "10.00", Approver.CONTROLLER);
    }

    @Test
    void belowTheLimitItIsDoneAtOnce() {
        Answer answer = credit(approver, "99.99");

        assertThat(answer).isInstanceOf(Answer.Done.class);
        assertThat(memos()).hasSize(1);
    }

    @Test
    void fromTheLimitOnItWaitsForSomebodyElse() {
        ApprovalId request = waits(credit(approver, "100.00"));

        assertThat(memos()).isEmpty();
        assertThat(get(request).because()).isEqualTo("An approver has to agree from 100.00 EUR on.");
        assertThatThrownBy(() -> approve(approver, request)).hasMessageContaining("You asked for this yourself");

        Approval.Deed deed = approve(somebody(Role.APPROVER), request);

        assertThat(deed.label()).startsWith("CRN-");
        assertThat(memos()).singleElement().satisfies(memo -> {
            assertThat(memo.gross()).isEqualTo(eur("100.00"));
            assertThat(memo.postedBy()).isEqualTo(approver.actor().reference());
        });
        assertThat(get(request).state()).isEqualTo(ApprovalState.APPROVED);
    }

    @Test
    void whoeverMayNotDoItAloneAsks() {
        ApprovalId request = waits(credit(clerk, "5.00"));

        assertThatThrownBy(() -> approve(somebody(Role.BILLING_CLERK), request)).hasMessageContaining("an approver");
        approve(approver, request);

        assertThat(memos()).hasSize(1);
    }

    @Test
    void theDeskItselfRefusesWhatNeedsAnApproval() {
        assertThatThrownBy(() -> trading.call(() -> trading.bean(CreditDesk.class)
                        .credit(approver, invoice, eur("500.00"), trading.today(), CreditReason.PRICE, "agreed")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("has to agree");
        assertThat(memos()).isEmpty();
    }

    @Test
    void aRejectedRequestChangesNothingAndStaysRejected() {
        ApprovalId request = waits(credit(clerk, "5.00"));

        assertThatThrownBy(() -> trading.call(() -> done(() -> desk().reject(approver, request, " "))))
                .hasMessageContaining("Say why");
        trading.call(() -> done(() -> desk().reject(approver, request, "not agreed")));

        assertThatThrownBy(() -> approve(approver, request)).hasMessageContaining("load the page again");
        assertThat(get(request).state()).isEqualTo(ApprovalState.REJECTED);
        assertThat(memos()).isEmpty();
    }

    @Test
    void onlyWhoeverAskedWithdraws() {
        ApprovalId request = waits(credit(clerk, "5.00"));

        assertThatThrownBy(() -> trading.call(() -> done(() -> desk().withdraw(approver, request, "mine"))))
                .hasMessageContaining("Only whoever asked");
        trading.call(() -> done(() -> desk().withdraw(clerk, request, "a mistake")));

        assertThat(get(request).state()).isEqualTo(ApprovalState.WITHDRAWN);
    }

    @Test
    void theSameTwiceWaitsOnce() {
        waits(credit(clerk, "5.00"));

        assertThatThrownBy(() -> credit(clerk, "5.00")).hasMessageContaining("waits for approval already");
        waits(credit(clerk, "6.00"));
    }

    @Test
    void whatCannotBeDoneAnyMoreStaysUndecided() {
        ApprovalId request = waits(credit(clerk, "1000.00"));
        matrix(ApprovalKind.CREDIT_MEMO, "5000.00", Approver.APPROVER);
        credit(approver, "500.00");

        assertThatThrownBy(() -> approve(approver, request)).hasMessageContaining("at most");

        assertThat(get(request).waits()).isTrue();
        assertThat(memos()).hasSize(1);
    }

    @Test
    void manyApproversAtOnceApproveOnce() throws Exception {
        ApprovalId request = waits(credit(clerk, "5.00"));
        List<Callable<Boolean>> attempts = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Caller one = somebody(Role.APPROVER);
            attempts.add(() -> succeeds(() -> approve(one, request)));
        }

        assertThat(atOnce(attempts)).isOne();
        assertThat(memos()).hasSize(1);
    }

    @Test
    void aWriteOffAboveTheLimitTakesAController() {
        OpenItem item = trading.item(invoice);
        ApprovalId request = waits(writeOff(approver, item, "10.00"));

        assertThatThrownBy(() -> approve(somebody(Role.APPROVER), request)).hasMessageContaining("a controller");
        approve(somebody(Role.CONTROLLER), request);

        assertThat(trading.item(invoice).open()).isEqualTo(item.open().minus(eur("10.00")));
    }

    @Test
    void whoeverIsAwayLendsTheRightToDecide() {
        ApprovalId request = waits(credit(approver, "100.00"));
        Caller away = somebody(Role.APPROVER);
        Caller standIn = somebody(Role.COLLECTOR);
        LocalDate today = trading.today();
        lend(away, standIn, today.plusDays(1), today.plusDays(3));

        assertThatThrownBy(() -> approve(standIn, request)).hasMessageContaining("stands in");
        UUID given = lend(away, standIn, today, today);
        assertThat(approve(standIn, request).label()).startsWith("CRN-");

        Approval.Decision decision =
                Optional.ofNullable(get(request).decision()).orElseThrow();
        assertThat(decision.by()).isEqualTo(standIn.actor().reference());
        assertThat(decision.forWhom()).isEqualTo(away.actor().reference());
        ApprovalId next = waits(credit(approver, "101.00"));
        trading.call(() -> done(() -> delegations().end(away, given)));
        assertThatThrownBy(() -> approve(standIn, next)).isInstanceOf(Refusal.class);
    }

    @Test
    void whoeverAskedDoesNotDecideThroughSomebodyElse() {
        Caller standIn = somebody(Role.COLLECTOR);
        lend(approver, standIn, trading.today(), trading.today());
        ApprovalId request = waits(credit(approver, "100.00"));

        assertThatThrownBy(() -> approve(standIn, request)).isInstanceOf(Refusal.class);
    }

    @Test
    void nobodyLendsWhatIsNotTheirs() {
        Caller thief = somebody(Role.COLLECTOR);

        assertThatThrownBy(() -> trading.call(() ->
                        delegations().give(thief, id(approver), id(thief), trading.today(), trading.today(), "please")))
                .isInstanceOf(Refusal.class);
    }

    private UUID lend(Caller giver, Caller taker, LocalDate from, LocalDate until) {
        return trading.call(() -> delegations().give(giver, id(giver), id(taker), from, until, "on leave"));
    }

    private Answer credit(Caller caller, String amount) {
        return trading.call(() -> trading.bean(CreditApproval.class)
                .credit(
                        caller,
                        invoice,
                        Optional.of(eur(amount)),
                        trading.today(),
                        CreditReason.PRICE,
                        "price as agreed"));
    }

    private Answer writeOff(Caller caller, OpenItem item, String amount) {
        return trading.call(() -> trading.bean(WriteOffDesk.class)
                .writeOff(caller, item.id(), eur(amount), trading.today(), "insolvent"));
    }

    private Approval.Deed approve(Caller caller, ApprovalId id) {
        return trading.call(() -> desk().approve(caller, id, null));
    }

    private static ApprovalId waits(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Waits.class);
        return ((Answer.Waits) answer).request();
    }

    private Approval get(ApprovalId id) {
        return trading.call(() ->
                trading.bean(Approvals.class).find(trading.company().id(), id).orElseThrow());
    }

    private List<CreditMemo> memos() {
        return trading.call(() ->
                trading.bean(CreditMemos.class).ofInvoice(trading.company().id(), invoice));
    }

    private void matrix(ApprovalKind kind, String from, Approver who) {
        trading.call(() -> done(() -> trading.bean(ApprovalMatrix.class)
                .set(trading.caller(), new Matrix(kind, List.of(new MatrixLine(null, eur(from), who, 3))))));
    }

    private Caller somebody(Role role) {
        Person person = trading.member(role);
        return new Caller(
                trading.company().id(), new Actor(Actor.Kind.PERSON, person.id(), person.name()), role.permissions());
    }

    private static UUID id(Caller caller) {
        return Optional.ofNullable(caller.actor().id()).orElseThrow();
    }

    private ApprovalDesk desk() {
        return trading.bean(ApprovalDesk.class);
    }

    private Delegations delegations() {
        return trading.bean(Delegations.class);
    }

    private static Money eur(String amount) {
        return Money.of(amount, EUR);
    }

    private static boolean done(Runnable work) {
        work.run();
        return true;
    }
}
