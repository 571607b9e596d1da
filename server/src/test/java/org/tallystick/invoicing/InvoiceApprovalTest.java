package org.tallystick.invoicing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tallystick.cast.Trading.EUR;
import static org.tallystick.testing.AtOnce.atOnce;
import static org.tallystick.testing.AtOnce.succeeds;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.tallystick.access.Actor;
import org.tallystick.access.Caller;
import org.tallystick.access.Person;
import org.tallystick.access.Role;
import org.tallystick.approvals.AnswerTime;
import org.tallystick.approvals.Approval;
import org.tallystick.approvals.ApprovalDesk;
import org.tallystick.approvals.ApprovalFilter;
import org.tallystick.approvals.ApprovalId;
import org.tallystick.approvals.ApprovalKind;
import org.tallystick.approvals.ApprovalMatrix;
import org.tallystick.approvals.ApprovalState;
import org.tallystick.approvals.Approvals;
import org.tallystick.approvals.Approver;
import org.tallystick.approvals.AutomaticApprovals;
import org.tallystick.approvals.Decider;
import org.tallystick.approvals.Delegations;
import org.tallystick.approvals.Matrix;
import org.tallystick.approvals.MatrixLine;
import org.tallystick.cast.Trading;
import org.tallystick.contracts.ChargeDesk;
import org.tallystick.contracts.ChargeInput;
import org.tallystick.contracts.Grouping;
import org.tallystick.controls.BooksCheck;
import org.tallystick.customers.CustomerDesk;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.CustomerProfile;
import org.tallystick.customers.Customers;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.jobs.Progress;
import org.tallystick.testing.IntegrationTest;

/** Drafts above the limits wait for a second person, and are posted as they were approved and not otherwise (V-2, I96). */
@IntegrationTest
@TestPropertySource(properties = "tallystick.background=false") // the test looks at drafts again itself
class InvoiceApprovalTest {
    @Autowired
    ApplicationContext beans;

    private Trading trading;
    private CustomerId acme;
    private Caller clerk;
    private Caller approver;

    @BeforeEach
    void aCompanyThatLooksTwiceAtLargeInvoices() {
        trading = Trading.open(beans);
        acme = trading.customer("C-1", "Acme Corp");
        clerk = somebody(Role.BILLING_CLERK);
        approver = somebody(Role.APPROVER);
    }

    @Test
    void withoutLinesInvoicesArePostedAsBeforeAndNothingIsWrittenDown() {
        trading.charge(acme, "1", "50000.00", trading.today());
        RunId run = collect();
        trading.post(run);

        assertThat(draft(run).state()).isEqualTo(Draft.State.POSTED);
        assertThat(rows("approvals.request")).isZero();
        assertThat(rows("approvals.automatic")).isZero();
    }

    @Test
    void belowTheLimitTheLineThatSaidSoIsKept() {
        matrix(line("1000.00", Approver.APPROVER), line("0.00", Approver.NOBODY));
        trading.charge(acme, "1", "100.00", trading.today());
        RunId run = collect();
        trading.post(run);

        InvoiceId invoice = Objects.requireNonNull(draft(run).invoice());
        assertThat(trading.call(() -> trading.bean(AutomaticApprovals.class)
                        .about(trading.company().id(), invoice.value())))
                .hasValueSatisfying(passed -> {
                    assertThat(passed.line()).isEqualTo("line 2");
                    assertThat(passed.amount()).isEqualTo(eur("119.00"));
                });
        booksAreInOrder();
    }

    @Test
    void aboveTheLimitADraftWaitsAndIsPostedOnceApproved() {
        matrix(line("1000.00", Approver.APPROVER));
        trading.charge(acme, "1", "1000.00", trading.today());
        RunId run = collect();

        assertThat(draft(run).parkedCode()).isEqualTo(DraftApprovals.AWAITING);
        assertThat(draft(run).gross()).isEqualTo(eur("1190.00"));
        assertThat(draft(run).check()).isNotNull();
        assertThat(trading.call(() ->
                        trading.bean(Approvals.class).waiting(trading.company().id(), run.value())))
                .singleElement()
                .satisfies(waiting -> assertThat(waiting.requests()).isOne());
        trading.post(run);
        assertThat(draft(run).state()).isEqualTo(Draft.State.PARKED);

        approve(approver, waiting());

        assertThat(draft(run).state()).isEqualTo(Draft.State.READY);
        trading.post(run);
        assertThat(draft(run).state()).isEqualTo(Draft.State.POSTED);
        booksAreInOrder();
    }

    @Test
    void whoeverStartedTheRunNeverApprovesAlsoNotThroughSomebodyElse() {
        matrix(line("0.00", Approver.APPROVER));
        Caller both = somebody(Role.ADMINISTRATOR);
        Caller standIn = somebody(Role.COLLECTOR);
        trading.charge(acme, "1", "10.00", trading.today());
        collect(both);
        lend(both, standIn);

        assertThatThrownBy(() -> approve(both, waiting())).hasMessageContaining("You asked for this yourself");
        assertThatThrownBy(() -> approve(standIn, waiting())).isInstanceOf(Refusal.class);

        lend(approver, standIn);
        approve(standIn, waiting());
        assertThat(all(ApprovalState.APPROVED))
                .singleElement()
                .satisfies(
                        one -> assertThat(Objects.requireNonNull(one.decision()).forWhom())
                                .isEqualTo(approver.actor().reference()));
    }

    @Test
    void twoDecidersAtOnceDecideOnce() throws Exception {
        matrix(line("0.00", Approver.APPROVER));
        trading.charge(acme, "1", "10.00", trading.today());
        RunId run = collect();
        ApprovalId request = waiting();
        List<Callable<Boolean>> attempts = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Caller one = somebody(Role.APPROVER);
            boolean agrees = i % 2 == 0;
            attempts.add(() -> succeeds(() -> agrees ? approve(one, request) : reject(one, request, "no")));
        }

        assertThat(atOnce(attempts)).isOne();
        boolean approved = all(ApprovalState.APPROVED).size() == 1;
        assertThat(draft(run).state()).isEqualTo(approved ? Draft.State.READY : Draft.State.PARKED);
        booksAreInOrder();
    }

    @Test
    void aDraftThatChangedSinceIsNotApprovedAndAskedForAgain() {
        matrix(line("0.00", Approver.APPROVER));
        trading.charge(acme, "1", "10.00", trading.today());
        RunId run = collect();
        ApprovalId first = waiting();
        rename("Acme Corporation");

        assertThatThrownBy(() -> approve(approver, first)).hasMessageContaining("not what was asked for any more");
        retry(run);
        ApprovalId second = waiting();

        assertThat(second).isNotEqualTo(first);
        assertThat(get(first).state()).isEqualTo(ApprovalState.WITHDRAWN);
        approve(approver, second);
        assertThat(draft(run).state()).isEqualTo(Draft.State.READY);
    }

    @Test
    void approvedAndThenChangedItIsNotPostedButAskedForWithWhatChanged() {
        matrix(line("0.00", Approver.APPROVER));
        trading.charge(acme, "1", "10.00", trading.today());
        RunId run = collect();
        approve(approver, waiting());
        rename("Acme Corporation");

        trading.post(run);

        assertThat(draft(run).parkedCode()).isEqualTo(DraftApprovals.AWAITING);
        Approval again = get(waiting());
        assertThat(again.asked().before()).containsEntry("Customer", "Acme Corp, C-1");
        assertThat(again.asked().command()).containsEntry("Customer", "Acme Corporation, C-1");
        approve(approver, waiting());
        trading.post(run);
        assertThat(draft(run).state()).isEqualTo(Draft.State.POSTED);
        booksAreInOrder();
    }

    @Test
    void aRejectedDraftWaitsWithTheReasonUntilItChanges() {
        matrix(line("0.00", Approver.APPROVER));
        trading.charge(acme, "1", "10.00", trading.today());
        RunId run = collect();
        assertThatThrownBy(() -> reject(approver, waiting(), " ")).hasMessageContaining("Say why");
        reject(approver, waiting(), "wrong price");

        assertThat(draft(run).parkedCode()).isEqualTo(DraftApprovals.REJECTED);
        assertThat(draft(run).parkedReason()).contains("wrong price");
        retry(run);
        assertThat(draft(run).parkedCode()).isEqualTo(DraftApprovals.REJECTED);
        rename("Acme Corporation");
        retry(run);
        assertThat(draft(run).parkedCode()).isEqualTo(DraftApprovals.AWAITING);
    }

    @Test
    void aChangeOfMindTakesAReasonAndAsksAgainUntilItIsPosted() {
        matrix(line("0.00", Approver.APPROVER));
        trading.charge(acme, "1", "10.00", trading.today());
        RunId run = collect();
        ApprovalId first = waiting();
        approve(approver, first);

        assertThatThrownBy(() -> takeBack(approver, first, " ")).hasMessageContaining("Say why");
        assertThatThrownBy(() -> takeBack(clerk, first, "why not")).isInstanceOf(Refusal.class);
        ApprovalId again = takeBack(approver, first, "the order was cancelled");

        assertThat(get(first).state()).isEqualTo(ApprovalState.TAKEN_BACK);
        assertThat(draft(run).parkedCode()).isEqualTo(DraftApprovals.AWAITING);
        trading.post(run);
        assertThat(draft(run).state()).isEqualTo(Draft.State.PARKED);
        approve(approver, again);
        trading.post(run);
        assertThatThrownBy(() -> takeBack(approver, again, "too late")).hasMessageContaining("stands");
        booksAreInOrder();
    }

    @Test
    void onlyTheFirstInvoiceOfACustomerTakesASecondLook() {
        matrix(new MatrixLine(null, eur("0.00"), true, new Decider(Approver.APPROVER, null, null), AnswerTime.days(3)));
        trading.charge(acme, "1", "10.00", trading.today());
        RunId first = collect();
        approve(approver, waiting());
        trading.post(first);
        trading.charge(acme, "Another work", "1", "11.00", "STANDARD", trading.today());
        RunId second = collect();

        assertThat(draft(second).state()).isEqualTo(Draft.State.READY);
        trading.post(second);
        booksAreInOrder();
    }

    @Test
    void onlyAMarginThatIsKnownAndTooLowTakesASecondLook() {
        matrix(new MatrixLine(
                null,
                eur("0.00"),
                false,
                new BigDecimal("25"),
                new Decider(Approver.APPROVER, null, null),
                AnswerTime.days(3)));
        CustomerId globex = trading.customer("M-1", "Globex");
        CustomerId initech = trading.customer("M-2", "Initech");
        costing(acme, "80.00");
        costing(globex, "75.00");
        trading.charge(initech, "1", "100.00", trading.today());

        RunId run = collect();

        Approval request = get(waiting());
        assertThat(request.asked().customer()).isEqualTo(acme.value());
        assertThat(request.asked().command()).containsEntry("Margin", "20.00 %");
        assertThat(request.because()).isEqualTo("An approver has to agree to invoices with a margin below 25.00 %.");
        approve(approver, request.id());
        trading.post(run);
        assertThat(trading.drafts(run)).allMatch(draft -> draft.state() == Draft.State.POSTED);
        booksAreInOrder();
    }

    private void costing(CustomerId customer, String cost) {
        LocalDate today = trading.today();
        var input = new ChargeInput(
                customer,
                "test",
                "cost of " + customer,
                "Work",
                BigDecimal.ONE,
                "h",
                new BigDecimal("100.00"),
                Trading.EUR,
                "STANDARD",
                null,
                null,
                today,
                today,
                today);
        trading.call(
                () -> trading.bean(ChargeDesk.class).record(trading.caller(), input.costing(new BigDecimal(cost))));
    }

    @Test
    void aWholeRunIsApprovedInOnePassOrNotAtAll() {
        matrix(line("0.00", Approver.APPROVER));
        for (int i = 0; i < 12; i++) {
            CustomerId one = trading.customer("M-" + i, "Mercy Clinic " + i);
            trading.charge(one, "1", "10" + i + ".00", trading.today());
        }
        RunId run = collect(clerk);
        List<ApprovalId> requests =
                all(ApprovalState.WAITING).stream().map(Approval::id).toList();

        assertThatThrownBy(() -> approveAll(clerk, requests)).isInstanceOf(Refusal.class);
        assertThat(all(ApprovalState.WAITING)).hasSize(12);
        assertThat(approveAll(approver, requests)).isEqualTo(12);

        assertThat(trading.drafts(run)).allMatch(draft -> draft.state() == Draft.State.READY);
        trading.post(run);
        assertThat(trading.drafts(run)).allMatch(draft -> draft.state() == Draft.State.POSTED);
        booksAreInOrder();
    }

    @Test
    void whatIsDiscardedIsNotAskedForAnyMore() {
        matrix(line("0.00", Approver.APPROVER));
        trading.charge(acme, "1", "10.00", trading.today());
        RunId run = collect();
        ApprovalId request = waiting();
        trading.call(() -> done(() -> trading.bean(BillingDesk.class).discard(trading.caller(), run)));

        assertThat(get(request).state()).isEqualTo(ApprovalState.WITHDRAWN);
        assertThat(all(ApprovalState.WAITING)).isEmpty();
    }

    @Test
    void onceTheMatrixIsLooserADraftIsReadyWhenItIsLookedAtAgain() {
        matrix(line("0.00", Approver.APPROVER));
        trading.charge(acme, "1", "10.00", trading.today());
        RunId run = collect();
        ApprovalId request = waiting();
        matrix(line("1000.00", Approver.APPROVER));
        retry(run);

        assertThat(draft(run).state()).isEqualTo(Draft.State.READY);
        assertThat(get(request).state()).isEqualTo(ApprovalState.WITHDRAWN);
        trading.post(run);
        booksAreInOrder();
    }

    private void booksAreInOrder() {
        assertThat(trading.bean(BooksCheck.class).run(trading.caller()).broken())
                .isEmpty();
    }

    private long rows(String table) {
        return trading.call(() -> trading.bean(JdbcClient.class)
                .sql("select count(*) from " + table)
                .query((row, number) -> row.getLong(1))
                .single());
    }

    private RunId collect() {
        return collect(clerk);
    }

    private RunId collect(Caller starter) {
        var order = new BillingDesk.Order(trading.today(), trading.today(), Grouping.CUSTOMER, Set.of());
        return CompanyScope.of(trading.company().id())
                .call(() -> trading.bean(BillingDesk.class).collectNow(starter, order, Progress.unwatched()));
    }

    private Draft draft(RunId run) {
        return trading.drafts(run).getFirst();
    }

    private void retry(RunId run) {
        UUID draft = draft(run).id();
        trading.call(() -> done(() -> trading.bean(BillingDesk.class).retry(trading.caller(), draft)));
    }

    private void rename(String name) {
        trading.call(() -> done(() -> {
            var customer = trading.bean(Customers.class)
                    .find(trading.company().id(), acme)
                    .orElseThrow();
            trading.bean(CustomerDesk.class)
                    .change(trading.caller(), acme, named(customer.profile(), name), customer.version());
        }));
    }

    private static CustomerProfile named(CustomerProfile profile, String name) {
        return new CustomerProfile(
                profile.number(),
                name,
                profile.kind(),
                profile.taxId(),
                profile.language(),
                profile.currency(),
                profile.terms(),
                profile.parent(),
                profile.delivery(),
                profile.address(),
                profile.note());
    }

    private ApprovalId waiting() {
        return all(ApprovalState.WAITING).getFirst().id();
    }

    private List<Approval> all(ApprovalState state) {
        return trading.call(() -> trading.bean(Approvals.class)
                .list(trading.company().id(), new ApprovalFilter(ApprovalKind.INVOICE, state), 1, 100)
                .rows());
    }

    private Approval get(ApprovalId id) {
        return trading.call(() ->
                trading.bean(Approvals.class).find(trading.company().id(), id).orElseThrow());
    }

    private boolean approve(Caller caller, ApprovalId id) {
        return trading.call(() -> done(() -> trading.bean(ApprovalDesk.class).approve(caller, id, null)));
    }

    private int approveAll(Caller caller, List<ApprovalId> ids) {
        return trading.call(() -> trading.bean(ApprovalDesk.class).approveAll(caller, ids, "seen"));
    }

    private boolean reject(Caller caller, ApprovalId id, String reason) {
        return trading.call(() -> done(() -> trading.bean(ApprovalDesk.class).reject(caller, id, reason)));
    }

    private ApprovalId takeBack(Caller caller, ApprovalId id, String reason) {
        return trading.call(() -> trading.bean(ApprovalDesk.class).takeBack(caller, id, reason));
    }

    private void lend(Caller giver, Caller taker) {
        trading.call(() -> trading.bean(Delegations.class)
                .give(giver, id(giver), id(taker), trading.today(), trading.today(), "on leave"));
    }

    private void matrix(MatrixLine... lines) {
        trading.call(() -> done(() -> trading.bean(ApprovalMatrix.class)
                .set(trading.caller(), new Matrix(ApprovalKind.INVOICE, List.of(lines)))));
    }

    private static MatrixLine line(String from, Approver who) {
        return new MatrixLine(null, eur(from), who, 3);
    }

    private Caller somebody(Role role) {
        Person person = trading.member(role);
        return new Caller(
                trading.company().id(), new Actor(Actor.Kind.PERSON, person.id(), person.name()), role.permissions());
    }

    private static UUID id(Caller caller) {
        return Objects.requireNonNull(caller.actor().id());
    }

    private static Money eur(String amount) {
        return Money.of(amount, EUR);
    }

    private static boolean done(Runnable work) {
        work.run();
        return true;
    }
}
