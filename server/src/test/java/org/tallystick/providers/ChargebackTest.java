package org.tallystick.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tallystick.providers.OnlineCast.eur;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;
import org.tallystick.cashapp.BankStatements;
import org.tallystick.cashapp.LineState;
import org.tallystick.cashapp.ReceiptLine;
import org.tallystick.cashapp.ReceiptLines;
import org.tallystick.cashapp.StatementImport;
import org.tallystick.cast.BankFile;
import org.tallystick.cast.Trading;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.ledger.AccountRole;
import org.tallystick.payments.PaymentFilter;
import org.tallystick.payments.Payments;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.SettableClock;
import org.tallystick.platform.Transactions;
import org.tallystick.providers.ProviderPayment.Dispute;
import org.tallystick.receivables.AllocationDesk;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.Slice;
import org.tallystick.testing.IntegrationTest;

/** What comes back, what is kept for later, and what is paid out in the end (RULE-08, SEEN-53). */
@IntegrationTest
@TestPropertySource(properties = "tallystick.background=false") // the tests say when messages are worked off
class ChargebackTest {
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
    void aDisputeTakesTheMoneyOutOfClearingAndLeavesTheInvoiceSettled() {
        InvoiceId invoice = cast.invoice("100.00");
        Attempt attempt = cast.pay(cast.request(invoice), SandboxOutcome.SUCCEED);

        cast.act(attempt, Sandbox.Act.DISPUTE);

        Attempt disputed = again(attempt);
        assertThat(disputed.state()).isEqualTo(AttemptState.CHARGEBACK_OPEN);
        assertThat(cast.payment(disputed).disputed()).isTrue();
        assertThat(chargeback(disputed).evidenceBy()).isEqualTo(OnlineCast.TODAY.plusDays(14));
        assertThat(cast.balance(AccountRole.DISPUTED_PAYMENTS)).isEqualTo(eur("119.00"));
        assertThat(cast.balance(AccountRole.PROVIDER_CLEARING)).isEqualTo(eur("-17.68")); // the fees
        assertThat(cast.balance(AccountRole.PAYMENT_FEES)).isEqualTo(eur("17.68"));
        assertThatThrownBy(() -> cast.trading().call(() -> {
                    cast.bean(AllocationDesk.class)
                            .returnPayment(
                                    cast.trading().caller(),
                                    cast.payment(disputed).id(),
                                    OnlineCast.TODAY,
                                    "AC04");
                    return true;
                }))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("PAYMENT_DISPUTED"));
    }

    @Test
    void aDisputeThatIsWonPutsTheMoneyBack() {
        InvoiceId invoice = cast.invoice("100.00");
        Attempt attempt = cast.pay(cast.request(invoice), SandboxOutcome.SUCCEED);
        cast.act(attempt, Sandbox.Act.DISPUTE);

        cast.act(attempt, Sandbox.Act.WIN);

        assertThat(again(attempt).state()).isEqualTo(AttemptState.CHARGEBACK_WON);
        assertThat(chargeback(attempt).state()).isEqualTo(Chargeback.State.WON);
        assertThat(cast.balance(AccountRole.DISPUTED_PAYMENTS)).isEqualTo(eur("0.00"));
        assertThat(cast.balance(AccountRole.PROVIDER_CLEARING)).isEqualTo(eur("101.32"));
        assertThat(cast.trading().item(invoice).isOpen()).isFalse();
    }

    @Test
    void aDisputeThatIsLostReopensTheInvoiceAtItsOriginalDueDate() {
        InvoiceId invoice = cast.invoice("100.00");
        LocalDate due = cast.trading().item(invoice).dueOn();
        UUID request = cast.request(invoice);
        String page = cast.pay(request, true);
        cast.choose(page, SandboxOutcome.SUCCEED);
        Attempt attempt = cast.attempt(request);
        cast.later(Duration.ofDays(40));
        cast.act(attempt, Sandbox.Act.DISPUTE);

        cast.act(attempt, Sandbox.Act.LOSE);

        OpenItem item = cast.trading().item(invoice);
        assertThat(again(attempt).state()).isEqualTo(AttemptState.CHARGEBACK_LOST);
        assertThat(item.open()).isEqualTo(eur("119.00"));
        assertThat(item.dueOn()).isEqualTo(due);
        assertThat(item.daysPastDue(OnlineCast.TODAY.plusDays(40))).isEqualTo(10);
        assertThat(cast.payment(again(attempt)).isReturned()).isTrue();
        assertThat(cast.balance(AccountRole.DISPUTED_PAYMENTS)).isEqualTo(eur("0.00"));
        assertThat(cast.balance(AccountRole.RECEIVABLES)).isEqualTo(eur("119.00"));
        assertThat(method().state()).isEqualTo(SavedMethod.State.BLOCKED);
    }

    @Test
    void aLateReturnTakesThePaymentBack() {
        InvoiceId invoice = cast.invoice("100.00");

        Attempt attempt = cast.pay(cast.request(invoice), SandboxOutcome.LATE_RETURN);

        assertThat(attempt.state()).isEqualTo(AttemptState.RETURNED);
        assertThat(cast.trading().item(invoice).open()).isEqualTo(eur("119.00"));
        assertThat(cast.balance(AccountRole.PROVIDER_CLEARING)).isEqualTo(eur("-2.68"));
        assertThat(cast.isReserved(invoice)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void anyOrderOfViewsEndsInTheSameBooks(long seed) {
        InvoiceId invoice = cast.invoice("100.00");
        UUID request = cast.request(invoice);
        String page = cast.pay(request);
        List<ProviderPayment> views = new ArrayList<>(List.of(view(page)));
        var play = cast.bean(SandboxPlay.class);
        play.choose(cast.company(), page, SandboxOutcome.SUCCEED);
        views.add(view(page));
        play.dispute(cast.company(), page, Dispute.Stage.OPEN);
        views.add(view(page));
        play.dispute(cast.company(), page, Dispute.Stage.LOST);
        ProviderPayment last = view(page);
        views.addAll(List.of(last, views.get(1), views.get(2)));
        Collections.shuffle(views, new Random(seed));

        views.forEach(this::apply);
        apply(last);

        assertThat(cast.attempt(request).state()).isEqualTo(AttemptState.CHARGEBACK_LOST);
        assertThat(cast.trading().item(invoice).open()).isEqualTo(eur("119.00"));
        assertThat(cast.balance(AccountRole.PROVIDER_CLEARING)).isEqualTo(eur("-17.68"));
        assertThat(cast.balance(AccountRole.DISPUTED_PAYMENTS)).isEqualTo(eur("0.00"));
    }

    @Test
    void aSavedMethodIsChargedLaterAndNotAfterItCameBack() {
        InvoiceId first = cast.invoice("100.00");
        UUID request = cast.request(first);
        cast.choose(cast.pay(request, true), SandboxOutcome.SUCCEED);
        SavedMethod method = method();
        assertThat(method.title()).isEqualTo("Visa ending in 4242");
        assertThat(method.consent()).isEqualTo(AttemptDesk.CONSENT);

        InvoiceId second = cast.invoice("200.00");
        assertThat(charge(method, second).state()).isEqualTo(AttemptState.CLEARED);
        assertThat(cast.trading().item(second).isOpen()).isFalse();

        InvoiceId declined = cast.invoice("10.08"); // 12.00 with tax, and a cent: declined by its amount
        assertThat(charge(method, declined, "11.01").state()).isEqualTo(AttemptState.FAILED);
        Attempt lost = charge(method, declined, "11.04");
        assertThat(lost.state()).isEqualTo(AttemptState.UNKNOWN);
        cast.later(Duration.ofMinutes(6));
        cast.reconcile();
        assertThat(again(lost).state()).isEqualTo(AttemptState.CLEARED);

        cast.act(again(lost), Sandbox.Act.TAKE_BACK);
        assertThat(method().state()).isEqualTo(SavedMethod.State.BLOCKED);
        assertThatThrownBy(() -> charge(method, declined, "11.00"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("METHOD_UNUSABLE"));
    }

    @Test
    void clearingTiesToZeroAfterThePayout() {
        cast.pay(cast.request(cast.invoice("100.00")), SandboxOutcome.SUCCEED);
        cast.pay(cast.request(cast.invoice("200.00")), SandboxOutcome.DISPUTE_WON);
        cast.pay(cast.request(cast.invoice("300.00")), SandboxOutcome.DISPUTE_LOST);
        cast.pay(cast.request(cast.invoice("400.00")), SandboxOutcome.LATE_RETURN);
        ProviderPayout payout = CompanyScope.of(cast.company())
                .call(() -> cast.bean(Sandbox.class).payOut(cast.trading().caller(), Trading.EUR));
        cast.work();
        assertThat(cast.balance(AccountRole.PROVIDER_CLEARING)).isEqualTo(payout.amount());
        long payments = payments();

        byte[] file = BankFile.of("STMT-P", OnlineCast.TODAY)
                .opening("0.00")
                .credit(payout.amount().toPlainString(), "Sandbox", "Payout " + payout.id() + " thank you")
                .bytes();
        CompanyScope.of(cast.company())
                .call(() -> cast.bean(StatementImport.class)
                        .importFile(cast.trading().caller(), "day.xml", file));

        assertThat(cast.balance(AccountRole.PROVIDER_CLEARING)).isEqualTo(eur("0.00"));
        assertThat(cast.balance(AccountRole.CASH)).isEqualTo(payout.amount());
        assertThat(payments()).as("no payment of a customer").isEqualTo(payments);
        assertThat(line().state()).isEqualTo(LineState.PAYOUT);
    }

    private ReceiptLine line() {
        return cast.trading().call(() -> {
            UUID statement = cast.bean(BankStatements.class)
                    .list(cast.company(), 1)
                    .rows()
                    .getFirst()
                    .id();
            return cast.bean(ReceiptLines.class)
                    .ofStatement(cast.company(), statement, 1)
                    .rows()
                    .getFirst();
        });
    }

    private long payments() {
        return cast.trading()
                .call(() -> cast.bean(Payments.class)
                        .list(cast.company(), new PaymentFilter(null, null, null, null, false), 1, 50)
                        .total());
    }

    private Attempt charge(SavedMethod method, InvoiceId invoice) {
        return charge(method, invoice, cast.trading().item(invoice).open().toPlainString());
    }

    private Attempt charge(SavedMethod method, InvoiceId invoice, String amount) {
        var slice = new Slice(cast.trading().item(invoice).id(), eur(amount));
        return CompanyScope.of(cast.company())
                .call(() -> cast.bean(AttemptDesk.class).charge(cast.trading().caller(), method.id(), List.of(slice)));
    }

    private SavedMethod method() {
        return cast.trading()
                .call(() -> cast.bean(SavedMethods.class)
                        .of(cast.company(), cast.acme())
                        .getFirst());
    }

    private void apply(ProviderPayment seen) {
        cast.bean(Transactions.class)
                .in(
                        CompanyScope.of(cast.company()),
                        () -> cast.bean(Outcomes.class).apply(cast.company(), seen.key(), seen, Teller.EVENT));
    }

    private ProviderPayment view(String page) {
        return cast.bean(SandboxProvider.class).fetch(cast.company(), page).orElseThrow();
    }

    private Attempt again(Attempt attempt) {
        return cast.trading()
                .call(() -> cast.bean(Attempts.class)
                        .find(cast.company(), attempt.id())
                        .orElseThrow());
    }

    private Chargeback chargeback(Attempt attempt) {
        return cast.trading()
                .call(() -> cast.bean(Chargebacks.class)
                        .ofPayment(cast.company(), Objects.requireNonNull(attempt.payment()))
                        .orElseThrow());
    }
}
