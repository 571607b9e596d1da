package org.tallystick.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tallystick.providers.OnlineCast.eur;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;
import org.tallystick.controls.CheckResult;
import org.tallystick.controls.Invariants;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.ledger.AccountRole;
import org.tallystick.payments.PaymentFilter;
import org.tallystick.payments.Payments;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.SettableClock;
import org.tallystick.platform.Transactions;
import org.tallystick.testing.IntegrationTest;

/** From the link to the money, and everything that may be lost on the way (RULE-06, RULE-07, SM-2, SEEN-26). */
@IntegrationTest
@TestPropertySource(properties = "tallystick.background=false") // the tests say when messages are worked off
class OnlinePaymentTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    SettableClock clock;

    private OnlineCast cast;

    @BeforeEach
    void open() {
        cast = new OnlineCast(beans);
    }

    @AfterEach
    void letTimeGoOn() {
        clock.reset();
    }

    @Test
    void whatIsPaidByTheLinkSettlesTheInvoice() {
        InvoiceId invoice = cast.invoice("100.00");

        Attempt attempt = cast.pay(cast.request(invoice), SandboxOutcome.SUCCEED);

        assertThat(attempt.state()).isEqualTo(AttemptState.CLEARED);
        assertThat(cast.payment(attempt).amount()).isEqualTo(eur("119.00"));
        assertThat(cast.payment(attempt).sourceId()).isEqualTo(attempt.providerPayment());
        assertThat(cast.trading().item(invoice).isOpen()).isFalse();
        assertThat(cast.isReserved(invoice)).isFalse();
        assertThat(cast.balance(AccountRole.PAYMENT_FEES)).isEqualTo(eur("2.68")); // 2 % of 119.00 and 0.30
        assertThat(cast.balance(AccountRole.PROVIDER_CLEARING)).isEqualTo(eur("116.32"));
        assertThat(cast.balance(AccountRole.UNAPPLIED_CASH)).isEqualTo(eur("0.00"));
    }

    @Test
    void whatIsUnderWayReservesItsItems() {
        InvoiceId invoice = cast.invoice("100.00");
        UUID request = cast.request(invoice);
        UUID second = cast.request(invoice);

        String page = cast.pay(request);

        assertThat(cast.attempt(request).state()).isEqualTo(AttemptState.PENDING);
        assertThat(cast.isReserved(invoice)).isTrue();
        assertThat(cast.pay(request)).as("asked again, the same page").isEqualTo(page);
        assertThatThrownBy(() -> cast.pay(second))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("ITEM_RESERVED"));
        assertThat(cast.trading().item(invoice).isOpen()).isTrue();
    }

    @Test
    void aDoubleClickBeginsOnePayment() throws Exception {
        UUID request = cast.request(cast.invoice("100.00"));
        var barrier = new CyclicBarrier(3);
        Callable<String> click = () -> {
            barrier.await();
            return cast.pay(request);
        };

        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            for (var page : threads.invokeAll(List.of(click, click, click))) {
                page.get();
            }
        }

        assertThat(cast.attempt(request).state()).isEqualTo(AttemptState.PENDING);
        assertThat(cast.trading().call(() -> cast.bean(Attempts.class).ofRequest(cast.company(), request)))
                .hasSize(1);
    }

    @Test
    void nothingElseTakesByItselfWhatIsUnderWay() {
        InvoiceId invoice = cast.invoice("100.00");
        cast.mandate();
        UUID request = cast.request(invoice);
        cast.pay(request);

        cast.bankBrings("119.00", "Invoice " + cast.trading().item(invoice).number());

        assertThat(cast.trading().item(invoice).isOpen()).isTrue();
        assertThat(cast.collectable()).isEmpty();

        CompanyScope.of(cast.company())
                .run(() -> cast.bean(AttemptDesk.class)
                        .cancel(cast.trading().caller(), cast.attempt(request).id()));

        assertThat(cast.attempt(request).state()).isEqualTo(AttemptState.CANCELLED);
        assertThat(cast.collectable())
                .containsExactly(cast.trading().item(invoice).id());
    }

    @Test
    void aDeclinedPaymentFreesTheItemsAndMayBeTriedAgain() {
        InvoiceId invoice = cast.invoice("100.00");
        UUID request = cast.request(invoice);

        Attempt declined = cast.pay(request, SandboxOutcome.DECLINE);

        assertThat(declined.state()).isEqualTo(AttemptState.FAILED);
        assertThat(declined.reasonCode()).isEqualTo("insufficient_funds");
        assertThat(cast.isReserved(invoice)).isFalse();
        assertThat(cast.pay(request, SandboxOutcome.SUCCEED).state()).isEqualTo(AttemptState.CLEARED);
        assertThat(payments()).isEqualTo(1);
    }

    @Test
    void aPendingPaymentIsDecidedLaterWithoutAMessage() {
        InvoiceId paid = cast.invoice("100.00");
        InvoiceId unpaid = cast.invoice("200.00");
        UUID first = cast.request(paid);
        UUID second = cast.request(unpaid);
        cast.pay(first, SandboxOutcome.PENDING_THEN_SUCCEED);
        cast.pay(second, SandboxOutcome.PENDING_THEN_FAIL);
        assertThat(cast.attempt(first).state()).isEqualTo(AttemptState.PENDING);

        cast.later(Duration.ofMinutes(6));
        cast.reconcile();

        assertThat(cast.attempt(first).state()).isEqualTo(AttemptState.CLEARED);
        assertThat(cast.attempt(second).state()).isEqualTo(AttemptState.FAILED);
        assertThat(cast.isReserved(unpaid)).isFalse();
    }

    @Test
    void aMessageHandledTwiceAtOnceMakesOnePayment() throws Exception {
        InvoiceId invoice = cast.invoice("100.00");
        UUID request = cast.request(invoice);
        String page = cast.pay(request);
        cast.bean(SandboxPlay.class).choose(cast.company(), page, SandboxOutcome.SUCCEED);
        ProviderPayment seen =
                cast.bean(SandboxProvider.class).fetch(cast.company(), page).orElseThrow();
        var barrier = new CyclicBarrier(4);

        Callable<AttemptState> apply = () -> {
            barrier.await();
            return cast.bean(Transactions.class)
                    .in(
                            CompanyScope.of(cast.company()),
                            () -> cast.bean(Outcomes.class).apply(cast.company(), seen.key(), seen, Teller.EVENT));
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (var answer : threads.invokeAll(List.of(apply, apply, apply, apply))) {
                assertThat(answer.get()).isEqualTo(AttemptState.CLEARED);
            }
        }

        assertThat(payments()).isEqualTo(1);
        assertThat(cast.balance(AccountRole.PAYMENT_FEES)).isEqualTo(eur("2.68"));
    }

    @Test
    void aTimeoutAfterTheEffectIsFoundByTheReconcilerAndPaidOnce() {
        InvoiceId invoice = cast.invoice("100.00");
        UUID request = cast.request(invoice);

        Attempt lost = cast.pay(request, SandboxOutcome.NO_ANSWER);

        assertThat(lost.state()).isEqualTo(AttemptState.UNKNOWN);
        assertThat(cast.isReserved(invoice)).isTrue();
        assertThat(payments()).isZero();

        cast.later(Duration.ofMinutes(6));
        cast.reconcile();
        cast.later(Duration.ofDays(2));
        cast.reconcile();

        assertThat(cast.attempt(request).state()).isEqualTo(AttemptState.CLEARED);
        assertThat(cast.trading().item(invoice).isOpen()).isFalse();
        assertThat(payments()).isEqualTo(1);
    }

    @Test
    void nothingButTheReconcilerEndsWhatIsUnknown() {
        UUID request = cast.request(cast.invoice("100.00"));
        Attempt lost = cast.pay(request, SandboxOutcome.NO_ANSWER);

        cast.act(lost, Sandbox.Act.TELL_AGAIN);
        assertThat(cast.attempt(request).state()).isEqualTo(AttemptState.UNKNOWN);
        assertThatThrownBy(() -> CompanyScope.of(cast.company())
                        .run(() -> cast.bean(AttemptDesk.class)
                                .cancel(cast.trading().caller(), lost.id())))
                .isInstanceOf(Refusal.class);
        assertThat(cast.pay(request)).as("no page, and no second attempt").isEmpty();
        assertThat(cast.attempt(request).state()).isEqualTo(AttemptState.UNKNOWN);

        cast.reconcile(); // the message made it due at once

        assertThat(cast.attempt(request).state()).isEqualTo(AttemptState.CLEARED);
    }

    @Test
    void aPageNobodyGotTheAddressOfIsClosedAndTheItemsAreFree() {
        InvoiceId invoice = cast.invoice("100.92"); // 120.09: the answer is lost after the page was opened
        UUID request = cast.request(invoice);

        assertThat(cast.pay(request)).isEmpty();
        assertThat(cast.attempt(request).state()).isEqualTo(AttemptState.UNKNOWN);

        cast.later(Duration.ofMinutes(6));
        cast.reconcile();

        assertThat(cast.attempt(request).state()).isEqualTo(AttemptState.FAILED);
        assertThat(cast.isReserved(invoice)).isFalse();
    }

    @Test
    void aCrashBetweenTheCallAndItsRecordIsFoundOut() {
        InvoiceId invoice = cast.invoice("100.00");
        UUID request = cast.request(invoice);
        Attempt begun = begin(request);
        var order = new CheckoutRequest(begun.amount(), "Payment", "/back", false);
        Checkout opened = cast.bean(SandboxProvider.class).createCheckout(cast.company(), order, begun.id());
        cast.bean(SandboxPlay.class).choose(cast.company(), opened.id(), SandboxOutcome.SUCCEED);

        cast.later(Duration.ofMinutes(6)); // the process died; another one goes on
        cast.reconcile();

        assertThat(cast.attempt(request).state()).isEqualTo(AttemptState.CLEARED);
        assertThat(steps(begun)).containsExactly("CLEARED", "UNKNOWN", "INITIATED");
        assertThat(payments()).isEqualTo(1);
    }

    @Test
    void aCrashBeforeTheCallTookNoMoney() {
        InvoiceId invoice = cast.invoice("100.00");
        UUID request = cast.request(invoice);
        Attempt begun = begin(request);
        assertThat(cast.isReserved(invoice)).isTrue();

        cast.later(Duration.ofMinutes(6));
        cast.reconcile();

        assertThat(cast.attempt(request).state()).isEqualTo(AttemptState.FAILED);
        assertThat(steps(begun)).containsExactly("FAILED", "UNKNOWN", "INITIATED");
        assertThat(cast.isReserved(invoice)).isFalse();
    }

    @Test
    void whatIsUnknownForAWeekIsWorkForAPerson() {
        UUID request = cast.request(cast.invoice("100.00"));
        cast.pay(request, SandboxOutcome.NO_ANSWER);
        cast.later(Duration.ofDays(8));

        assertThat(broken()).contains("I26");

        cast.reconcile();
        assertThat(broken()).doesNotContain("I26");
    }

    @Test
    void whatAPersonSettledMeanwhileLeavesThePaymentUnapplied() {
        InvoiceId invoice = cast.invoice("100.00");
        UUID request = cast.request(invoice);
        String page = cast.pay(request);
        cast.trading().paid(invoice, eur("19.00"), OnlineCast.TODAY);

        cast.choose(page, SandboxOutcome.SUCCEED);

        Attempt attempt = cast.attempt(request);
        assertThat(cast.payment(attempt).allocated()).isEqualTo(eur("100.00"));
        assertThat(cast.payment(attempt).unapplied()).isEqualTo(eur("19.00"));
    }

    @Test
    void aLinkEndsAndCannotBeChanged() {
        UUID request = cast.request(cast.invoice("100.00"));
        PaymentLinks links = cast.bean(PaymentLinks.class);
        String token = cast.trading().call(() -> {
            PaymentRequest asked = cast.bean(PaymentRequests.class)
                    .find(cast.company(), request)
                    .orElseThrow();
            String path = links.path(cast.company(), asked);
            return path.substring(path.lastIndexOf('/') + 1);
        });
        String forged = (token.charAt(0) == 'A' ? "B" : "A") + token.substring(1);

        assertThat(cast.trading().call(() -> links.read(cast.company(), token))).contains(request);
        assertThat(cast.trading().call(() -> links.read(cast.company(), forged)))
                .isEmpty();
        assertThat(cast.trading().call(() -> links.read(cast.company(), "short")))
                .isEmpty();

        cast.later(Duration.ofDays(8));
        assertThatThrownBy(() -> cast.pay(request))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("REQUEST_ENDED"));
    }

    private Attempt begin(UUID request) {
        return cast.bean(Transactions.class)
                .in(
                        CompanyScope.of(cast.company()),
                        () -> cast.bean(AttemptDesk.class)
                                .beginOf(cast.company(), request, false)
                                .orElseThrow());
    }

    private List<String> steps(Attempt attempt) {
        return cast.trading()
                .call(() -> cast.bean(Attempts.class).events(cast.company(), List.of(attempt.id())).stream()
                        .map(Attempts.Event::step)
                        .toList());
    }

    private long payments() {
        return cast.trading()
                .call(() -> cast.bean(Payments.class)
                        .list(cast.company(), new PaymentFilter(null, null, null, null, false), 1, 50)
                        .total());
    }

    private List<String> broken() {
        return cast.bean(Invariants.class).run(cast.company()).stream()
                .filter(result -> !result.findings().isEmpty())
                .map(CheckResult::invariant)
                .map(invariant -> invariant.id())
                .toList();
    }
}
