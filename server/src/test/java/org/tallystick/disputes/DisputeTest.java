package org.tallystick.disputes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.tallystick.cast.Trading.EUR;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.tallystick.access.Actor;
import org.tallystick.access.Caller;
import org.tallystick.access.Person;
import org.tallystick.access.Role;
import org.tallystick.approvals.ApprovalDesk;
import org.tallystick.approvals.ApprovalId;
import org.tallystick.cast.Trading;
import org.tallystick.customers.CustomerId;
import org.tallystick.insights.Aging;
import org.tallystick.insights.AgingQuery;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.lib.collections.disputes.DisputeState;
import org.tallystick.lib.collections.disputes.DisputeStep;
import org.tallystick.lib.collections.disputes.Route;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.PaymentId;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.receivables.Suspension;
import org.tallystick.receivables.Suspensions;
import org.tallystick.testing.IntegrationTest;

/** A dispute from opening to close: what is disputed is not dunned, the rest is; what is accepted is credited (SM-3, RULE-10). */
@IntegrationTest
class DisputeTest {
    @Autowired
    ApplicationContext beans;

    private Trading trading;
    private CustomerId acme;
    private InvoiceId invoice;
    private Caller collector;
    private Caller approver;

    @BeforeEach
    void anInvoiceOf119() {
        trading = Trading.open(beans);
        acme = trading.customer("C-1", "Acme Corp");
        invoice = trading.invoice(acme, "100.00", trading.today());
        collector = caller(trading.member(Role.COLLECTOR), Role.COLLECTOR);
        approver = caller(trading.member(Role.APPROVER), Role.APPROVER);
    }

    @Test
    void onlyTheDisputedPartIsSuspended() {
        DisputeId id = open("30.00");

        assertThat(dispute(id).state()).isEqualTo(DisputeState.OPENED);
        assertThat(dispute(id).number()).startsWith("DSP-").endsWith("-000001");
        assertThat(dispute(id).standing().owner()).isEqualTo(new Owner(Role.COLLECTOR, null));
        assertThat(dispute(id).standing().dueOn()).isEqualTo(trading.today().plusDays(10));
        assertThat(suspended(trading.today())).isEqualTo(eur("30.00"));
    }

    @Test
    void noMoreIsDisputedThanIsOpenAndUndisputed() {
        open("100.00");

        assertThatThrownBy(() -> open("20.00")).isInstanceOf(Refusal.class).hasMessageContaining("At most 19.00 EUR");
        open("19.00");
        assertThatThrownBy(() -> open("0.01")).hasMessageContaining("Nothing is open");
    }

    @Test
    void anotherStepIsRefusedAndTheAllowedOnesAreNamed() {
        DisputeId id = open("30.00");

        assertThatThrownBy(() -> take(id, DisputeStep.CLOSE, "done"))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT);
                    assertThat(refusal.code()).isEqualTo("DISPUTE_STEP");
                })
                .hasMessageContaining("Triage (triage), Withdraw (withdraw)");
    }

    @Test
    void aWithdrawnDisputeIsDunnedFromThatDay() {
        DisputeId id = open("30.00");

        take(id, DisputeStep.WITHDRAW, "Ada called: her mistake");

        assertThat(dispute(id).state()).isEqualTo(DisputeState.WITHDRAWN);
        assertThat(suspended(trading.today())).isEqualTo(eur("0.00"));
    }

    @Test
    void theAgingKnowsWhatIsDisputedOnADayAndWhatWasKnownAtAMoment() {
        DisputeId id = open("30.00");
        Instant then = trading.bean(BusinessClock.class).now();
        LocalDate today = trading.today();

        assertThat(aged(AgingQuery.on(today))).isEqualTo(eur("30.00"));
        assertThat(aged(AgingQuery.on(today.minusDays(1)))).isEqualTo(eur("0.00"));
        take(id, DisputeStep.WITHDRAW, "Ada called: her mistake");
        assertThat(aged(AgingQuery.on(today))).isEqualTo(eur("0.00"));
        assertThat(aged(AgingQuery.on(today).asKnownAt(then))).isEqualTo(eur("30.00"));
    }

    private Money aged(AgingQuery query) {
        return trading
                .call(() -> trading.bean(Aging.class).of(trading.company().id(), query.by(AgingQuery.By.INVOICE)))
                .rows()
                .stream()
                .map(row -> Objects.requireNonNull(row.item()).disputed())
                .reduce(eur("0.00"), Money::plus);
    }

    @Test
    void aRejectedDisputeIsDunnedAfterItsDaysOfGrace() {
        DisputeId id = proposed("30.00");

        take(id, DisputeStep.REJECT, "The price is that of the contract");

        assertThat(suspended(trading.today().plusDays(4))).isEqualTo(eur("30.00"));
        assertThat(suspended(trading.today().plusDays(5))).isEqualTo(eur("0.00"));
    }

    @Test
    void whatIsAcceptedIsCreditedOnceSomebodyElseAgrees() {
        DisputeId id = proposed("30.00");

        take(id, DisputeStep.ACCEPT, "Wrong price agreed");

        assertThat(dispute(id).state()).isEqualTo(DisputeState.ACCEPTED);
        assertThat(dispute(id).awaitsApproval()).isTrue();
        assertThat(suspended(trading.today())).isEqualTo(eur("30.00"));
        assertThatThrownBy(() -> take(id, DisputeStep.CONFIRM, "fine")).hasMessageContaining("waits for approval");

        trading.call(() -> trading.bean(ApprovalDesk.class).approve(approver, request(id), null));

        assertThat(Objects.requireNonNull(dispute(id).standing().verdict()).deedType())
                .isEqualTo("credit memo");
        assertThat(trading.item(invoice).open()).isEqualTo(eur("89.00"));
        assertThat(suspended(trading.today())).isEqualTo(eur("0.00"));
    }

    @Test
    void whenTheCreditIsTurnedDownTheCaseIsLookedAtAgain() {
        DisputeId id = proposed("30.00");
        take(id, DisputeStep.ACCEPT, "Wrong price agreed");

        trading.call(() -> {
            trading.bean(ApprovalDesk.class).reject(approver, request(id), "Not what was agreed");
            return id;
        });

        assertThat(dispute(id).state()).isEqualTo(DisputeState.UNDER_INVESTIGATION);
        assertThat(suspended(trading.today())).isEqualTo(eur("30.00"));
        assertThat(trading.item(invoice).open()).isEqualTo(eur("119.00"));
    }

    @Test
    void ofWhatIsAcceptedInPartTheRestHasDaysOfGrace() {
        DisputeId id = proposed("30.00");

        step(approver, id, DisputeStep.ACCEPT_PARTLY, input("Ten were missing", eur("10.00"), null));

        assertThat(dispute(id).state()).isEqualTo(DisputeState.PARTIALLY_ACCEPTED);
        assertThat(dispute(id).awaitsApproval()).isFalse();
        assertThat(trading.item(invoice).open()).isEqualTo(eur("109.00"));
        assertThat(suspended(trading.today())).isEqualTo(eur("20.00"));
        assertThat(suspended(trading.today().plusDays(5))).isEqualTo(eur("0.00"));
    }

    @Test
    void itIsClosedWithItsCauseAfterTheCustomerConfirmedAndReopened() {
        DisputeId id = proposed("30.00");
        take(id, DisputeStep.REJECT, "The price is that of the contract");
        take(id, DisputeStep.CONFIRM, "Mail of today");
        assertThatThrownBy(() -> take(id, DisputeStep.CLOSE, null)).hasMessageContaining("what went wrong");

        step(collector, id, DisputeStep.CLOSE, input(null, null, "CUSTOMER_ERROR"));

        assertThat(dispute(id).state()).isEqualTo(DisputeState.CLOSED);
        assertThat(dispute(id).standing().cause()).isEqualTo("CUSTOMER_ERROR");

        take(id, DisputeStep.REOPEN, "They found another contract");

        assertThat(dispute(id).state()).isEqualTo(DisputeState.REOPENED);
        assertThat(suspended(trading.today().plusDays(9))).isEqualTo(eur("30.00"));
    }

    @Test
    void aPartIsSplitOffIntoADisputeOfItsOwn() {
        DisputeId id = open("30.00");

        DisputeId other = trading.call(
                () -> trading.bean(DisputeDesk.class).split(collector, id, eur("12.00"), "QUALITY", "Two were broken"));

        assertThat(dispute(id).contested()).isEqualTo(eur("18.00"));
        assertThat(dispute(other).contested()).isEqualTo(eur("12.00"));
        assertThat(dispute(other).matter().splitFrom()).isEqualTo(id);
        assertThat(suspended(trading.today())).isEqualTo(eur("30.00"));
        take(other, DisputeStep.WITHDRAW, "Replaced");
        assertThat(suspended(trading.today())).isEqualTo(eur("18.00"));
    }

    @Test
    void aColleagueAnswersAndTheCaseGoesOn() {
        Person ada = trading.member(Role.AUDITOR);
        DisputeId id = open("30.00");
        take(id, DisputeStep.TRIAGE, null);
        take(id, DisputeStep.INVESTIGATE, null);
        step(
                collector,
                id,
                DisputeStep.ASK_COLLEAGUE,
                new StepDesk.Input(
                        "How many were sent?",
                        Optional.empty(),
                        Settlement.CREDIT_MEMO,
                        null,
                        ada.id(),
                        trading.today().plusDays(2)));
        assertThat(dispute(id).state()).isEqualTo(DisputeState.WAITING_INTERNAL);
        UUID task = trading.call(() -> trading.bean(Disputes.class).tasks(company(), id))
                .getFirst()
                .id();

        trading.call(() -> trading.bean(DisputeTasks.class).answer(caller(ada, Role.AUDITOR), task, "All ten"));

        assertThat(dispute(id).state()).isEqualTo(DisputeState.UNDER_INVESTIGATION);
    }

    @Test
    void whatNobodyDecidedInTimeIsEscalatedOnceAndStaysInItsState() {
        DisputeId id = open("30.00");
        LocalDate last = dispute(id).standing().dueOn();

        runDay(last.minusDays(1));
        assertThat(dispute(id).isLate()).isFalse();
        runDay(last);
        int sequence = dispute(id).standing().sequence();
        runDay(last.plusDays(1));

        assertThat(dispute(id).isLate()).isTrue();
        assertThat(dispute(id).state()).isEqualTo(DisputeState.OPENED);
        assertThat(dispute(id).standing().sequence()).isEqualTo(sequence);
    }

    @Test
    void theRoutingRulesNameTheOwner() {
        Person ada = trading.member(Role.BILLING_CLERK);
        trading.call(() -> {
            trading.bean(Routing.class)
                    .set(
                            trading.caller(),
                            List.of(
                                    new Route<>("PRICE", null, eur("50.00"), new Owner(Role.CONTROLLER, null)),
                                    new Route<>(null, acme, null, new Owner(null, ada.id()))));
            return acme;
        });

        assertThat(dispute(open("50.00")).standing().owner()).isEqualTo(new Owner(Role.CONTROLLER, null));
        assertThat(dispute(open("49.99")).standing().owner()).isEqualTo(new Owner(null, ada.id()));
    }

    @Test
    void aShortPaymentIsDisputedByTheCustomersOwnCodeAndWrittenOff() {
        PaymentId payment = trading.paid(invoice, eur("100.00"), trading.today());
        OpenItem rest = trading.item(invoice);
        deduct(rest.id(), "D-17", "DISCOUNT", payment);
        assertThat(suspended(trading.today())).isEqualTo(eur("19.00"));

        InvoiceId next = trading.invoice(acme, "10.00", trading.today());
        DisputeId second = deduct(trading.item(next).id(), "D-17", null, null);

        assertThat(dispute(second).matter().reason()).isEqualTo("DISCOUNT");
        take(second, DisputeStep.TRIAGE, null);
        take(second, DisputeStep.INVESTIGATE, null);
        take(second, DisputeStep.PROPOSE, "Write it off");
        step(
                approver,
                second,
                DisputeStep.ACCEPT,
                new StepDesk.Input("Too small to argue", Optional.empty(), Settlement.WRITE_OFF, null, null, null));
        assertThat(trading.item(next).open().isZero()).isTrue();
        assertThat(dispute(second).awaitsApproval()).isFalse();
    }

    @Test
    void whatIsPaidMeanwhileIsSuspendedNoMore() {
        open("30.00");

        trading.paid(invoice, eur("100.00"), trading.today());

        OpenItem item = trading.item(invoice);
        Suspension held = holding(trading.today()).getFirst();
        assertThat(held.of(item.open())).isEqualTo(eur("19.00"));
    }

    private DisputeId open(String amount) {
        return trading.call(() -> trading.bean(DisputeDesk.class)
                .open(
                        collector,
                        new DisputeDesk.Opening(
                                new DisputeDesk.About.OfInvoice(invoice, null),
                                Optional.of(eur(amount)),
                                "PRICE",
                                null,
                                "The price is too high",
                                RaisedBy.CUSTOMER,
                                null)));
    }

    private DisputeId deduct(OpenItemId item, String theirs, @Nullable String reason, @Nullable PaymentId payment) {
        return trading.call(() -> trading.bean(DisputeDesk.class)
                .open(
                        collector,
                        new DisputeDesk.Opening(
                                new DisputeDesk.About.OfItem(item),
                                Optional.empty(),
                                reason,
                                theirs,
                                "Rebate of the quarter",
                                RaisedBy.SHORT_PAYMENT,
                                payment)));
    }

    private DisputeId proposed(String amount) {
        DisputeId id = open(amount);
        take(id, DisputeStep.TRIAGE, null);
        take(id, DisputeStep.INVESTIGATE, null);
        take(id, DisputeStep.PROPOSE, "Look at the contract");
        return id;
    }

    private void take(DisputeId id, DisputeStep step, @Nullable String note) {
        step(collector, id, step, StepDesk.Input.saying(note));
    }

    private void step(Caller caller, DisputeId id, DisputeStep step, StepDesk.Input input) {
        trading.call(() -> {
            trading.bean(StepDesk.class).take(caller, id, step, input);
            return id;
        });
    }

    private static StepDesk.Input input(@Nullable String note, @Nullable Money amount, @Nullable String cause) {
        return new StepDesk.Input(note, Optional.ofNullable(amount), Settlement.CREDIT_MEMO, cause, null, null);
    }

    private void runDay(LocalDate day) {
        trading.call(() -> {
            trading.bean(DisputeEscalation.class).run(company(), day);
            return day;
        });
    }

    private Dispute dispute(DisputeId id) {
        return trading.call(() -> trading.bean(Disputes.class).find(company(), id))
                .orElseThrow();
    }

    private ApprovalId request(DisputeId id) {
        return new ApprovalId(Objects.requireNonNull(
                Objects.requireNonNull(dispute(id).standing().verdict()).request()));
    }

    /** What is suspended of the invoice on a day, as far as it is open. */
    @Test
    void theCausesOfWhatWasClosedAreCountedTheMostFrequentFirst() {
        closed("10.00", "PRICE_DATA");
        closed("20.00", "PRICE_DATA");
        closed("30.00", "CUSTOMER_ERROR");
        LocalDate today = trading.today();

        List<CausePareto.Row> rows =
                trading.call(() -> trading.bean(CausePareto.class).of(company(), today.minusDays(9), today));

        assertThat(rows)
                .extracting(
                        CausePareto.Row::title,
                        CausePareto.Row::disputes,
                        row -> row.together().toPlainString())
                .containsExactly(
                        tuple("Prices were wrong in our data", 2L, "66.7"),
                        tuple("The customer was mistaken", 1L, "100.0"));
        assertThat(rows.getFirst().disputed()).containsExactly(eur("30.00"));
        assertThat(trading.call(
                        () -> trading.bean(CausePareto.class).of(company(), today.plusDays(1), today.plusDays(10))))
                .as("what came before the period")
                .extracting(CausePareto.Row::disputes, CausePareto.Row::before)
                .containsExactly(tuple(0L, 2L), tuple(0L, 1L));
        assertThatThrownBy(() ->
                        trading.call(() -> trading.bean(CausePareto.class).of(company(), today, today.minusDays(1))))
                .hasMessageContaining("ends before it begins");
    }

    private void closed(String amount, String cause) {
        DisputeId id = proposed(amount);
        take(id, DisputeStep.REJECT, "The price is that of the contract");
        take(id, DisputeStep.CONFIRM, "Ada agreed on the phone");
        step(collector, id, DisputeStep.CLOSE, input(null, null, cause));
    }

    private Money suspended(LocalDate day) {
        Money open = trading.item(invoice).open();
        return holding(day).stream().map(one -> one.of(open)).reduce(eur("0.00"), Money::plus);
    }

    private List<Suspension> holding(LocalDate day) {
        OpenItemId item = trading.item(invoice).id();
        return trading.call(() -> trading.bean(Suspensions.class).holding(company(), List.of(item), day))
                .getOrDefault(item, List.of());
    }

    private CompanyId company() {
        return trading.company().id();
    }

    private Caller caller(Person person, Role role) {
        return new Caller(company(), new Actor(Actor.Kind.PERSON, person.id(), person.name()), role.permissions());
    }

    private static Money eur(String amount) {
        return Money.of(amount, EUR);
    }
}
