package org.tallystick.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tallystick.cast.Trading.EUR;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.tallystick.access.Actor;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.access.Person;
import org.tallystick.access.Role;
import org.tallystick.approvals.Answer;
import org.tallystick.approvals.ApprovalDesk;
import org.tallystick.approvals.ApprovalId;
import org.tallystick.approvals.ApprovalKind;
import org.tallystick.approvals.ApprovalMatrix;
import org.tallystick.approvals.Approvals;
import org.tallystick.approvals.Approver;
import org.tallystick.approvals.Delegations;
import org.tallystick.approvals.Matrix;
import org.tallystick.approvals.MatrixLine;
import org.tallystick.cast.Trading;
import org.tallystick.controls.BooksCheck;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;
import org.tallystick.testing.IntegrationTest;

/** Bank details are in force once somebody else agreed, and what held before holds until then (V-3, I97). */
@IntegrationTest
class BankDetailsTest {
    private static final String OLD = "NL91ABNA0417164300";
    private static final String NEW = "FR1420041010050500013M02606";

    @Autowired
    ApplicationContext beans;

    private Trading trading;
    private CustomerId acme;
    private Caller clerk;
    private Caller approver;

    @BeforeEach
    void aCustomerWhoMayBePaidBack() {
        trading = Trading.open(beans);
        acme = trading.customer("C-1", "Acme Corp");
        clerk = somebody(Role.BILLING_CLERK);
        approver = somebody(Role.APPROVER);
    }

    @Test
    void aChangeHoldsOnlyOnceSomebodyElseAgreed() {
        agreed(OLD);
        ApprovalId request = ask(clerk, account(NEW));

        assertThat(inForce()).isEqualTo(OLD);
        assertThat(before(request)).contains(OLD);
        assertThatThrownBy(() -> approve(clerk, request)).isInstanceOf(Refusal.class);
        approve(approver, request);

        assertThat(inForce()).isEqualTo(NEW);
        booksAreInOrder();
    }

    @Test
    void whoAskedDoesNotApproveAlsoNotThroughSomebodyElse() {
        Caller both = somebody(Role.ADMINISTRATOR);
        Caller standIn = somebody(Role.COLLECTOR);
        ApprovalId request = ask(both, account(NEW));
        trading.call(() -> trading.bean(Delegations.class)
                .give(both, id(both), id(standIn), trading.today(), trading.today(), "on leave"));

        assertThatThrownBy(() -> approve(both, request)).hasMessageContaining("You asked for this yourself");
        assertThatThrownBy(() -> approve(standIn, request)).isInstanceOf(Refusal.class);
    }

    @Test
    void aRefundAskedForMeanwhileGoesWhereItWasAgreedBefore() {
        agreed(OLD);
        ApprovalId change = ask(clerk, account(NEW));
        PaymentId payment = trading.receive(acme, "100.00", trading.today());

        assertThatThrownBy(() -> refund(payment, "40.00", NEW)).hasMessageContaining("the account agreed for them");
        RefundId paidMeanwhile = refund(payment, "40.00", OLD);
        trading.call(() -> done(() -> trading.bean(RefundDesk.class).approve(approver, paidMeanwhile)));
        RefundId waiting = refund(payment, "10.00", OLD);
        approve(approver, change);

        assertThat(refund(paidMeanwhile).iban()).isEqualTo(OLD);
        assertThatThrownBy(() -> trading.call(
                        () -> done(() -> trading.bean(RefundDesk.class).approve(approver, waiting))))
                .hasMessageContaining("the account agreed for them");
        assertThat(refund(waiting).state()).isEqualTo(RefundState.REQUESTED);
        RefundId after = refund(payment, "20.00", NEW);
        trading.call(() -> done(() -> trading.bean(RefundDesk.class).approve(approver, after)));
        booksAreInOrder();
    }

    @Test
    void ofTwoChangesTheSecondIsAskedForAgain() {
        agreed(OLD);
        ApprovalId first = ask(clerk, account(NEW));
        ApprovalId second = ask(clerk, null);
        approve(approver, first);

        assertThatThrownBy(() -> approve(approver, second)).hasMessageContaining("have changed since");
        assertThat(inForce()).isEqualTo(NEW);
    }

    @Test
    void takenAwayThereIsNone() {
        agreed(OLD);
        approve(approver, ask(clerk, null));

        assertThat(trading.call(() ->
                        trading.bean(RefundAccounts.class).of(trading.company().id(), acme)))
                .isEmpty();
        booksAreInOrder();
    }

    @Test
    void anAccountOfTheCompanyIsUsedOnceSomebodyElseAgreed() {
        Caller administrator = somebody(Role.ADMINISTRATOR);
        assertThatThrownBy(() ->
                        trading.call(() -> trading.bean(BankAccounts.class).add(administrator, own())))
                .hasMessageContaining("second person");
        ApprovalId request =
                waits(trading.call(() -> trading.bean(BankDetailsDesk.class).add(administrator, own(), "cheaper")));

        assertThat(printed()).isEqualTo("Main account");
        approve(approver, request);

        assertThat(printed()).isEqualTo("Other account");
        UUID main = trading.call(
                () -> trading.bean(BankAccounts.class).list(trading.company().id()).stream()
                        .filter(account -> account.name().equals("Main account"))
                        .findFirst()
                        .orElseThrow()
                        .id());
        ApprovalId back =
                waits(trading.call(() -> trading.bean(BankDetailsDesk.class).prefer(administrator, main, "no, back")));
        assertThat(printed()).isEqualTo("Other account");
        approve(approver, back);
        assertThat(printed()).isEqualTo("Main account");
        booksAreInOrder();
    }

    @Test
    void anAdministratorCanDecideThatNobodyHasToAgree() {
        trading.call(() -> done(() -> trading.bean(ApprovalMatrix.class)
                .set(
                        trading.caller(),
                        new Matrix(
                                ApprovalKind.BANK_DETAILS,
                                List.of(new MatrixLine(null, Money.zero(EUR), Approver.NOBODY, 3))))));

        Answer answer = trading.call(
                () -> trading.bean(BankDetailsDesk.class).change(clerk, acme, account(NEW), "called back"));

        assertThat(answer).isInstanceOf(Answer.Done.class);
        assertThat(inForce()).isEqualTo(NEW);
        booksAreInOrder();
    }

    private static BankAccount own() {
        return new BankAccount(Ids.next(), "Other account", NEW, null, null, EUR, "1000", true);
    }

    private String printed() {
        return trading.call(() -> trading.bean(BankAccounts.class)
                .forInvoices(trading.company().id(), EUR)
                .orElseThrow()
                .name());
    }

    private void agreed(String iban) {
        approve(approver, ask(clerk, account(iban)));
    }

    private ApprovalId ask(Caller caller, @Nullable RefundAccount account) {
        return waits(
                trading.call(() -> trading.bean(BankDetailsDesk.class).change(caller, acme, account, "called back")));
    }

    private static RefundAccount account(String iban) {
        return new RefundAccount("Acme Corp", iban, null, null);
    }

    private @Nullable String inForce() {
        return trading.call(() ->
                        trading.bean(RefundAccounts.class).of(trading.company().id(), acme))
                .orElseThrow()
                .account()
                .iban();
    }

    private RefundId refund(PaymentId payment, String amount, String iban) {
        Caller cash = somebody(Role.CASH_CLERK);
        return trading.call(() -> trading.bean(RefundDesk.class)
                .request(
                        cash,
                        new RefundInput(
                                payment,
                                Money.of(amount, EUR),
                                trading.bean(BankAccounts.class)
                                        .list(trading.company().id())
                                        .getFirst()
                                        .id(),
                                "Acme Corp",
                                iban,
                                null,
                                "paid twice")));
    }

    private Refund refund(RefundId id) {
        return trading.call(() ->
                trading.bean(Refunds.class).find(trading.company().id(), id).orElseThrow());
    }

    private String before(ApprovalId id) {
        return trading.call(() -> trading.bean(Approvals.class)
                        .find(trading.company().id(), id)
                        .orElseThrow())
                .asked()
                .before()
                .toString();
    }

    private static ApprovalId waits(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Waits.class);
        return ((Answer.Waits) answer).request();
    }

    private void approve(Caller caller, ApprovalId id) {
        trading.call(() -> trading.bean(ApprovalDesk.class).approve(caller, id, null));
    }

    private void booksAreInOrder() {
        assertThat(trading.bean(BooksCheck.class).run(trading.caller()).broken())
                .isEmpty();
    }

    private Caller somebody(Role role) {
        Person person = trading.member(role);
        Caller caller = new Caller(
                trading.company().id(), new Actor(Actor.Kind.PERSON, person.id(), person.name()), role.permissions());
        return role == Role.BILLING_CLERK ? caller.including(Permission.TAKE_PAYMENTS) : caller;
    }

    private static UUID id(Caller caller) {
        return Objects.requireNonNull(caller.actor().id());
    }

    private static boolean done(Runnable work) {
        work.run();
        return true;
    }
}
