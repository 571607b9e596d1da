package org.tallystick.receivables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tallystick.cast.Trading.EUR;
import static org.tallystick.testing.AtOnce.atOnce;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.tallystick.access.Actor;
import org.tallystick.access.Caller;
import org.tallystick.access.Role;
import org.tallystick.cast.Trading;
import org.tallystick.controls.Invariants;
import org.tallystick.customers.CustomerId;
import org.tallystick.insights.AccountStatement;
import org.tallystick.insights.Aging;
import org.tallystick.insights.AgingQuery;
import org.tallystick.insights.StatementOfAccount;
import org.tallystick.invoicing.CreditDesk;
import org.tallystick.invoicing.CreditMemoId;
import org.tallystick.invoicing.CreditReason;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.ledger.AccountRole;
import org.tallystick.ledger.JournalBook;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.BankAccounts;
import org.tallystick.payments.RefundDesk;
import org.tallystick.payments.RefundId;
import org.tallystick.payments.RefundInput;
import org.tallystick.payments.RefundSource;
import org.tallystick.payments.RefundState;
import org.tallystick.payments.Refunds;
import org.tallystick.platform.Refusal;
import org.tallystick.testing.IntegrationTest;

/** What a credit memo has left is paid back once, and the books are right at every step. */
@IntegrationTest
class CreditRefundTest {
    private static final int THREADS = 8;

    @Autowired
    ApplicationContext beans;

    private Trading trading;
    private CustomerId acme;
    private OpenItemId credit;
    private Caller clerk;
    private Caller approver;

    /** The invoice was paid before it was credited. */
    @BeforeEach
    void aCreditThatNothingIsLeftToSettleWith() {
        trading = Trading.open(beans);
        acme = trading.customer("C-1", "Acme Corp");
        InvoiceId invoice = trading.invoice(acme, "100.00", trading.today());
        trading.paid(invoice, eur("119.00"), trading.today());
        CreditMemoId memo = trading.call(() -> trading.bean(CreditDesk.class)
                .creditRest(trading.caller(), invoice, trading.today(), CreditReason.GOODWILL, "a friendly gesture"));
        credit = trading.call(() -> trading.bean(OpenItems.class)
                .ofDocument(trading.company().id(), memo.value())
                .getFirst()
                .id());
        clerk = somebody(Role.CASH_CLERK);
        approver = somebody(Role.APPROVER);
    }

    @Test
    void aCreditIsPaidOutAndEveryStepKeepsTheBooks() {
        assertBooks("-119.00", "0.00");

        RefundId id = request("40.00");
        assertBooks("-79.00", "-40.00");
        approve(id);
        assertBooks("-79.00", "-40.00");
        run(() -> desk().markSent(clerk, id));
        run(() -> desk().confirm(clerk, id, trading.today()));
        assertBooks("-79.00", "0.00");

        assertThat(balance(AccountRole.CASH)).isEqualTo(eur("79.00"));
        assertThat(trading.call(() -> trading.bean(CreditRefunds.class)
                        .creditOf(trading.company().id(), id)
                        .orElseThrow()
                        .id()))
                .isEqualTo(credit);
        assertThat(trading.call(() -> trading.bean(CreditRefunds.class)
                        .ofCredit(trading.company().id(), credit)))
                .containsExactly(id);
    }

    @Test
    void rejectedFailedAndReturnedRefundsGiveTheCreditItsAmountBack() {
        RefundId rejected = request("40.00");
        run(() -> desk().reject(approver, rejected, "not theirs"));
        assertBooks("-119.00", "0.00");

        RefundId failed = sent(request("119.00"));
        run(() -> desk().fail(clerk, failed, "account closed"));
        assertBooks("-119.00", "0.00");

        RefundId returned = sent(request("19.00"));
        run(() -> desk().confirm(clerk, returned, trading.today()));
        assertThat(balance(AccountRole.CASH)).isEqualTo(eur("100.00"));
        run(() -> desk().comeBack(clerk, returned, trading.today(), "R03"));
        assertBooks("-119.00", "0.00");
        assertThat(balance(AccountRole.CASH)).isEqualTo(eur("119.00"));
        assertThat(state(returned)).isEqualTo(RefundState.RETURNED);
        assertThat(request("119.00")).isNotNull();
    }

    @Test
    void onlyWhatIsLeftIsPaidBack() {
        request("100.00");

        assertThatThrownBy(() -> request("19.01")).hasMessageContaining("19.00 EUR now");
        assertThatThrownBy(() -> request("0.00")).hasMessageContaining("above zero");
        assertThatThrownBy(() -> trading.call(() -> desk().request(clerk, wanted(UUID.randomUUID(), "1.00"))))
                .hasMessageContaining("no such credit");
        OpenItem invoice = trading.item(trading.invoice(acme, "10.00", trading.today()));
        assertThatThrownBy(() -> trading.call(
                        () -> desk().request(clerk, wanted(invoice.id().value(), "1.00"))))
                .hasMessageContaining("no such credit");
        run(() -> trading.bean(AllocationDesk.class)
                .applyCredit(
                        trading.caller(),
                        credit,
                        List.of(new Slice(invoice.id(), eur("11.90"))),
                        trading.today(),
                        "manual"));
        assertBooks("-7.10", "-100.00");
    }

    @Test
    void whatARefundTookIsNotTakenBackOnThePageOfTheCredit() {
        request("40.00");
        AllocationId allocation = trading.call(() -> trading.bean(Allocations.class)
                .ofItems(trading.company().id(), List.of(refundItem()))
                .getFirst()
                .id());

        assertThatThrownBy(() -> run(() -> trading.bean(AllocationDesk.class)
                        .takeBack(trading.caller(), List.of(allocation), trading.today(), "oops")))
                .hasMessageContaining("belongs to refund");
    }

    @Test
    void agingAndStatementShowTheRefundFromItsDay() {
        Money before = agedOn(trading.today());
        RefundId id = request("40.00");
        AccountStatement open = statement();
        run(() -> desk().reject(approver, id, "no"));

        assertThat(before).isEqualTo(eur("-119.00"));
        assertThat(open.movements())
                .extracting(AccountStatement.Movement::kind)
                .containsExactlyInAnyOrder(
                        AccountStatement.Kind.INVOICE,
                        AccountStatement.Kind.PAYMENT,
                        AccountStatement.Kind.CREDIT_MEMO,
                        AccountStatement.Kind.REFUND);
        assertThat(open.closing()).isEqualTo(eur("-79.00"));
        assertThat(statement().closing()).isEqualTo(eur("-119.00"));
        assertThat(agedOn(trading.today())).isEqualTo(eur("-119.00"));
    }

    @Test
    void requestsAtOnceNeverTakeMoreThanTheCreditHas() throws Exception {
        List<Callable<Boolean>> attempts = new ArrayList<>();
        UUID bank = bank();
        for (int i = 0; i < THREADS; i++) {
            attempts.add(() -> {
                try {
                    trading.call(() -> desk().request(clerk, wanted(credit.value(), "30.00", bank)));
                    return true;
                } catch (Refusal refusal) {
                    return false;
                }
            });
        }

        assertThat(atOnce(attempts)).isEqualTo(3);
        assertBooks("-29.00", "-90.00");
    }

    /** What the credit has left, what is on its way, and that no invariant is broken. */
    private void assertBooks(String left, String onTheWay) {
        assertThat(trading.call(() -> trading.bean(OpenItems.class)
                        .find(trading.company().id(), credit)
                        .orElseThrow()
                        .open()))
                .isEqualTo(eur(left));
        assertThat(balance(AccountRole.REFUNDS_PAYABLE)).isEqualTo(eur(onTheWay));
        assertThat(trading.call(() -> trading
                        .bean(Invariants.class)
                        .run(trading.company().id())
                        .stream()
                        .filter(result -> !result.invariant().id().equals("I45"))
                        .flatMap(result -> result.findings().stream())
                        .map(finding -> finding.sentence())
                        .toList()))
                .isEmpty();
    }

    private OpenItemId refundItem() {
        return trading.call(() -> trading.bean(OpenItems.class)
                .byNumbers(
                        trading.company().id(), List.of("RFD-" + trading.today().getYear() + "-000001"))
                .getFirst()
                .id());
    }

    private Money agedOn(LocalDate on) {
        return trading.call(() -> trading.bean(Aging.class)
                .totals(trading.company().id(), AgingQuery.on(on))
                .getFirst()
                .credits());
    }

    private AccountStatement statement() {
        return trading.call(() -> trading.bean(StatementOfAccount.class)
                .of(trading.company().id(), acme, EUR, trading.today(), trading.today()));
    }

    private RefundId sent(RefundId id) {
        approve(id);
        run(() -> desk().markSent(clerk, id));
        return id;
    }

    private void approve(RefundId id) {
        run(() -> desk().approve(approver, id));
    }

    private RefundId request(String amount) {
        return trading.call(() -> desk().request(clerk, wanted(credit.value(), amount)));
    }

    private RefundInput wanted(UUID of, String amount) {
        return wanted(of, amount, bank());
    }

    private static RefundInput wanted(UUID of, String amount, UUID bank) {
        return new RefundInput(
                new RefundSource.OfCredit(of),
                eur(amount),
                bank,
                "Ada Lovelace",
                "NL91ABNA0417164300",
                null,
                null,
                "credited after it was paid");
    }

    private UUID bank() {
        return trading.call(() -> trading.bean(BankAccounts.class)
                .list(trading.company().id())
                .getFirst()
                .id());
    }

    private RefundState state(RefundId id) {
        return trading.call(() -> trading.bean(Refunds.class)
                .find(trading.company().id(), id)
                .orElseThrow()
                .state());
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

    private void run(Runnable deed) {
        trading.call(() -> {
            deed.run();
            return true;
        });
    }

    private static Money eur(String amount) {
        return Money.of(amount, EUR);
    }
}
