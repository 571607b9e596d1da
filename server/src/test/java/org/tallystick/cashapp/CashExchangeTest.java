package org.tallystick.cashapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.testing.AtOnce.atOnce;
import static org.tallystick.testing.AtOnce.succeeds;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.cashapp.CamtText.Entry;
import org.tallystick.customers.CustomerId;
import org.tallystick.insights.AccountStatement;
import org.tallystick.insights.StatementOfAccount;
import org.tallystick.ledger.AccountRole;
import org.tallystick.ledger.ExchangeRates;
import org.tallystick.ledger.JournalBook;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.BankAccount;
import org.tallystick.payments.BankAccounts;
import org.tallystick.payments.Exchanges;
import org.tallystick.payments.Payment;
import org.tallystick.payments.PaymentId;
import org.tallystick.payments.RefundDesk;
import org.tallystick.payments.RefundInput;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.jobs.Progress;
import org.tallystick.receivables.AllocationDesk;
import org.tallystick.receivables.AllocationId;
import org.tallystick.receivables.AllocationRequest;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.receivables.Slice;
import org.tallystick.testing.IntegrationTest;

/** Money that was paid in another currency than the bank booked it in. */
@IntegrationTest
class CashExchangeTest {
    private static final CurrencyCode USD = CurrencyCode.of("USD");
    private static final String SETTLES = "INV-2026-000001";
    private static final int THREADS = 3;

    @Autowired
    BeanFactory server;

    CashCast cast;
    CustomerId ada;
    LocalDate before;
    LocalDate yesterday;
    BigDecimal balance = new BigDecimal("1000.00");

    @BeforeEach
    void newCompany() {
        cast = new CashCast(server);
        ada = cast.customer();
        yesterday = cast.today().minusDays(1);
        before = yesterday.minusDays(1);
    }

    @AfterEach
    void bankLedgerAndItemsAgree() {
        assertThat(cast.breaks()).isEmpty();
    }

    @Test
    void whatWasPaidInDollarsSettlesTheInvoiceInDollarsByItself() {
        OpenItemId item = cast.owes(ada, SETTLES, usd("100.00"), "90.00");

        ImportResult result = load("1", before, Entry.credit("91.87", before, inDollars("100.00", "0.9187", SETTLES)));

        assertThat(result.autoApplied()).isEqualTo(1);
        assertThat(line().state()).isEqualTo(LineState.AUTO_APPLIED);
        assertThat(line().original()).isEqualTo(new OriginalAmount(usd("100.00"), new BigDecimal("0.9187")));
        assertThat(cast.open(item).isZero()).isTrue();
        Payment came = cast.payment(paymentOfLine());
        Payment paid = cast.payment(into(came.id()));
        assertThat(came.exchanged()).isEqualTo(cast.money("91.87"));
        assertThat(came.unapplied().isZero()).isTrue();
        assertThat(came.customer()).isEqualTo(ada);
        assertThat(paid.amount()).isEqualTo(usd("100.00"));
        assertThat(paid.allocated()).isEqualTo(usd("100.00"));
        assertThat(paid.baseMinor()).isEqualTo(9187);
        assertThat(paid.receivedOn()).isEqualTo(before);
        assertThat(ledger(AccountRole.UNAPPLIED_CASH)).isEmpty();
        assertThat(ledger(AccountRole.EXCHANGE_CLEARING))
                .containsExactlyInAnyOrder(cast.money("-91.87"), usd("100.00"));
        assertThat(base(AccountRole.EXCHANGE_CLEARING)).isZero();
        assertThat(base(AccountRole.EXCHANGE_GAIN)).isEqualTo(-187);
    }

    @Test
    void aRateThatDoesNotRecomputeExchangesNothing() {
        OpenItemId item = cast.owes(ada, SETTLES, usd("100.00"), "90.00");

        load("1", before, Entry.credit("90.00", before, inDollars("100.00", "0.9187", SETTLES)));

        assertThat(cast.open(item)).isEqualTo(usd("100.00"));
        assertThat(cast.payment(paymentOfLine()).exchanged().isZero()).isTrue();
        assertThat(line().original()).isNotNull();
    }

    @Test
    void aSuggestedExchangeIsAcceptedAndUndone() {
        OpenItemId item = suggested();
        PaymentId came = paymentOfLine();
        Proposed proposed = proposed(came);
        assertThat(line().state()).isEqualTo(LineState.MATCH_SUGGESTED);
        assertThat(proposed.paid()).isEqualTo(usd("100.00"));
        assertThat(proposed.left().isZero()).isTrue();

        accept(came, proposed.seal());

        PaymentId paid = into(came);
        assertThat(cast.open(item).isZero()).isTrue();
        assertThat(cast.payment(paid).receivedOn()).isEqualTo(before);
        assertThat(line().state()).isEqualTo(LineState.APPLIED);
        assertThat(accepted()).singleElement().satisfies(one -> {
            assertThat(one.payment()).isEqualTo(paid);
            assertThat(one.cameAs()).isEqualTo(came);
        });
        assertThat(outcome(came)).isEqualTo("CONFIRMED");

        cast.in(() -> {
            cast.bean(Acceptance.class).undo(cast.caller(), paid, "mistake");
            return paid;
        });

        assertThat(cast.open(item)).isEqualTo(usd("100.00"));
        assertThat(cast.payment(came).unapplied()).isEqualTo(cast.money("91.87"));
        assertThat(cast.payment(paid).unapplied().isZero()).isTrue();
        assertThat(line().state()).isEqualTo(LineState.IDENTIFIED);
        assertThat(ledger(AccountRole.EXCHANGE_CLEARING)).isEmpty();
        assertThat(outcome(came)).isEqualTo("REVERSED");
    }

    @Test
    void whatWasUndoneIsLeftToPeople() {
        load("1", before, Entry.credit("91.87", before, inDollars("100.00", "0.9187", SETTLES)));
        PaymentId came = paymentOfLine();
        PaymentId paid = exchange(came, usd("100.00"));
        undo(paid);
        cast.owes(ada, SETTLES, usd("100.00"), "90.00");

        cast.call(() -> cast.bean(AutomaticApplication.class).applyAll(cast.caller(), Progress.unwatched()));

        assertThat(cast.payment(came).unapplied()).isEqualTo(cast.money("91.87"));
    }

    @Test
    void whatAPersonExchangedMaySettleByItself() {
        OpenItemId item = cast.owes(ada, SETTLES, usd("100.00"), "90.00");
        load("1", before, Entry.credit("91.87", before, Entry.text(SETTLES)));
        PaymentId came = paymentOfLine();
        PaymentId paid = exchange(came, usd("100.00"));
        assertThat(line().state()).isEqualTo(LineState.UNIDENTIFIED);

        cast.call(() -> cast.bean(AutomaticApplication.class).applyAll(cast.caller(), Progress.unwatched()));

        assertThat(cast.open(item).isZero()).isTrue();
        assertThat(cast.payment(paid).customer()).isEqualTo(ada);
        assertThat(cast.payment(came).customer()).isEqualTo(ada);
    }

    @Test
    void whatMayHaveComeTwiceIsNotSettledByItselfWhenItIsExchanged() {
        OpenItemId item = cast.owes(ada, SETTLES, usd("100.00"), "90.00");
        cast.paidBy("DE44500105175407324931", "91.87", SETTLES);
        PaymentId twin = cast.paidBy("DE44500105175407324931", "91.87", SETTLES);
        exchange(twin, usd("100.00"));

        cast.call(() -> cast.bean(AutomaticApplication.class).applyAll(cast.caller(), Progress.unwatched()));

        assertThat(cast.open(item)).isEqualTo(usd("100.00"));
    }

    @Test
    void anExchangeInUseIsUndoneOnlyAfterWhatItSettled() {
        OpenItemId item = cast.owes(ada, SETTLES, usd("100.00"), "90.00");
        PaymentId came = cast.paid(ada, "91.87", "thanks", before);
        PaymentId paid = exchange(came, usd("100.00"));
        AllocationId made = settle(paid, item, "60.00");

        assertThat(codeOf(() -> undo(paid))).isEqualTo("EXCHANGE_IN_USE");
        cast.in(() -> {
            cast.bean(AllocationDesk.class).takeBack(cast.caller(), List.of(made), cast.today(), "mistake");
            return made;
        });
        undo(paid);

        assertThat(codeOf(() -> undo(paid))).isEqualTo("EXCHANGE_UNDONE");
        assertThat(cast.payment(came).unapplied()).isEqualTo(cast.money("91.87"));
        assertThat(cast.payment(came).unappliedBaseMinor()).isEqualTo(9187);
        PaymentId again = exchange(came, usd("110.00"));
        assertThat(cast.payment(again).receivedOn()).isEqualTo(cast.today());
        assertThat(cast.payment(again).unapplied()).isEqualTo(usd("110.00"));
    }

    @Test
    void onlyWhatIsUnappliedIsExchanged() {
        OpenItemId item = cast.owes(ada, SETTLES, "30.00");
        PaymentId came = cast.paid(ada, "91.87", "thanks", before);
        settle(came, item, "30.00");

        PaymentId paid = exchange(came, usd("67.00"));

        assertThat(cast.payment(came).exchanged()).isEqualTo(cast.money("61.87"));
        assertThat(cast.payment(paid).baseMinor()).isEqualTo(6187);
        assertThat(cast.payment(paid).receivedOn()).isEqualTo(cast.today());
    }

    @Test
    void aReturnUndoesTheExchangeAndOpensTheInvoice() {
        OpenItemId item = cast.owes(ada, SETTLES, usd("100.00"), "90.00");
        load("1", before, Entry.credit("91.87", before, inDollars("100.00", "0.9187", SETTLES)));
        PaymentId came = paymentOfLine();
        PaymentId paid = into(came);

        load("2", yesterday, Entry.debit("91.87", yesterday, Entry.returned("AC04", "E2E-1")));

        assertThat(cast.open(item)).isEqualTo(usd("100.00"));
        assertThat(cast.payment(came).isReturned()).isTrue();
        assertThat(cast.payment(came).exchanged().isZero()).isTrue();
        assertThat(cast.payment(paid).unapplied().isZero()).isTrue();
        assertThat(ledger(AccountRole.UNAPPLIED_CASH)).isEmpty();
        assertThat(ledger(AccountRole.EXCHANGE_CLEARING)).isEmpty();
        assertThat(base(AccountRole.EXCHANGE_GAIN)).isZero();
        assertThat(codeOf(() -> cast.in(() -> {
                    cast.bean(AllocationDesk.class).returnPayment(cast.caller(), paid, cast.today(), "AC04");
                    return paid;
                })))
                .isEqualTo("PAYMENT_EXCHANGED");
    }

    @Test
    void aReturnOfWhatIsPartlyRefundedWaitsForAPerson() {
        load("1", before, Entry.credit("91.87", before, inDollars("100.00", "0.9187", "thanks")));
        PaymentId came = paymentOfLine();
        PaymentId paid = exchange(came, usd("100.00"));
        refund(paid);

        ImportResult result = load("2", yesterday, Entry.debit("91.87", yesterday, Entry.returned("AC04", "E2E-1")));

        assertThat(result.unidentified()).isEqualTo(1);
        assertThat(cast.payment(came).isReturned()).isFalse();
        assertThat(codeOf(() -> undo(paid))).isEqualTo("EXCHANGE_IN_USE");
    }

    private void refund(PaymentId payment) {
        cast.in(() -> {
            cast.bean(ExchangeRates.class).add(cast.caller(), USD, before, new BigDecimal("0.9"), "test");
            var account = new BankAccount(Ids.next(), "Dollars", null, null, "4711", USD, "1000", false);
            UUID bank = cast.bean(BankAccounts.class).add(cast.caller(), account);
            var input = new RefundInput(payment, usd("10.00"), bank, "Ada", null, "4712", "too much");
            return cast.bean(RefundDesk.class).request(cast.caller(), input);
        });
    }

    @Test
    void whoeverExchangesTheSameAtOnceGetsItOnce() throws Exception {
        PaymentId came = cast.paid(ada, "91.87", "thanks", before);

        long done = atOnce(Stream.<Callable<Boolean>>generate(() -> () -> succeeds(() -> exchange(came, usd("100.00"))))
                .limit(THREADS)
                .toList());

        assertThat(done).isEqualTo(1);
        assertThat(cast.payment(came).exchanged()).isEqualTo(cast.money("91.87"));
        assertThat(into(came)).isNotNull();
    }

    @Test
    void whatCannotBeExchangedIsRefused() {
        PaymentId came = cast.paid(ada, "91.87", "thanks", before);
        PaymentId gone = cast.paid(ada, "5.00", "oops", before);
        cast.in(() -> {
            cast.bean(AllocationDesk.class).returnPayment(cast.caller(), gone, cast.today(), "AC04");
            return gone;
        });

        assertThat(codeOf(() -> exchange(came, cast.money("91.00")))).isEqualTo("EXCHANGE_SAME_CURRENCY");
        assertThat(codeOf(() -> exchange(came, usd("0.00")))).isEqualTo("AMOUNT_NOT_POSITIVE");
        assertThat(codeOf(() -> exchange(gone, usd("5.00")))).isEqualTo("NOTHING_UNAPPLIED");
        PaymentId paid = exchange(came, usd("100.00"));
        assertThat(codeOf(() -> exchange(paid, cast.money("90.00")))).isEqualTo("PAYMENT_EXCHANGED");
        assertThat(codeOf(() -> undo(came))).isEqualTo("NOT_EXCHANGED");
    }

    @Test
    void theStatementOfAccountShowsBothCurrencies() {
        PaymentId came = cast.paid(ada, "91.87", "thanks", before);
        PaymentId paid = exchange(came, usd("100.00"));

        assertThat(movements("EUR")).containsExactly("PAYMENT -91.87 EUR", "EXCHANGE 91.87 EUR");
        assertThat(movements("USD")).containsExactly("PAYMENT -100.00 USD");
        undo(paid);
        assertThat(movements("EUR")).containsExactly("PAYMENT -91.87 EUR", "EXCHANGE 91.87 EUR", "EXCHANGE -91.87 EUR");
        assertThat(movements("USD")).containsExactly("PAYMENT -100.00 USD", "EXCHANGE 100.00 USD");
    }

    private List<String> movements(String currency) {
        AccountStatement statement = cast.in(() -> cast.bean(StatementOfAccount.class)
                .of(cast.company(), ada, CurrencyCode.of(currency), before, cast.today()));
        return statement.movements().stream()
                .map(movement -> movement.kind() + " " + movement.amount())
                .toList();
    }

    /** An item of the line's own currency fits as well, so that a person decides. */
    private OpenItemId suggested() {
        OpenItemId item = cast.owes(ada, SETTLES, usd("100.00"), "90.00");
        cast.owes(ada, "INV-2026-000002", "91.87");
        load("1", before, Entry.credit("91.87", before, inDollars("100.00", "0.9187", SETTLES + " INV-2026-000002")));
        return item;
    }

    private static String inDollars(String amount, String rate, String text) {
        return Entry.inDollars(amount, rate, "E2E-1", text);
    }

    private ImportResult load(String id, LocalDate on, Entry entry) {
        byte[] file = CamtText.file()
                .statement(id, CashCast.IBAN, on, on, balance.toPlainString(), entry)
                .bytes();
        balance = balance.add(entry.signed());
        return cast.load(file);
    }

    private ReceiptLine line() {
        return cast.in(() -> cast.bean(ReceiptLines.class).ofPayment(cast.company(), paymentOfLine()))
                .orElseThrow();
    }

    private PaymentId paymentOfLine() {
        return Objects.requireNonNull(cast.in(() ->
                cast.bean(BankStatements.class).list(cast.company(), 1).rows().stream()
                        .flatMap(
                                statement -> cast
                                        .bean(ReceiptLines.class)
                                        .ofStatement(cast.company(), statement.id(), 1)
                                        .rows()
                                        .stream())
                        .map(ReceiptLine::payment)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null)));
    }

    private PaymentId into(PaymentId payment) {
        return cast.in(() -> cast.bean(Exchanges.class).into(cast.company(), payment))
                .getFirst();
    }

    private PaymentId exchange(PaymentId payment, Money paid) {
        return cast.in(() -> cast.bean(CashExchange.class).exchange(cast.caller(), payment, paid));
    }

    private PaymentId undo(PaymentId exchanged) {
        return cast.in(() -> cast.bean(CashExchange.class).undo(cast.caller(), exchanged, "mistake"));
    }

    private AllocationId settle(PaymentId payment, OpenItemId item, String amount) {
        Money part = Money.of(amount, cast.payment(payment).currency());
        return cast.in(() -> cast.bean(AllocationDesk.class)
                .allocate(
                        cast.caller(),
                        new AllocationRequest(
                                payment,
                                List.of(new Slice(item, part)),
                                List.of(),
                                cast.today(),
                                AllocationRequest.MANUAL))
                .getFirst());
    }

    private Proposed proposed(PaymentId payment) {
        return Objects.requireNonNull(cast.in(() -> cast.bean(Proposals.class).of(cast.company(), List.of(payment)))
                .get(payment));
    }

    private List<AllocationId> accept(PaymentId payment, String seal) {
        return cast.in(() -> cast.bean(Acceptance.class).accept(cast.caller(), payment, seal));
    }

    private List<ReviewQueue.Accepted> accepted() {
        return cast.in(() -> cast.bean(ReviewQueue.class).accepted(cast.company(), cast.today(), 10));
    }

    private String outcome(PaymentId payment) {
        return cast.in(() -> cast.bean(MatchOutcomes.class).latest(cast.company(), List.of(payment)).stream()
                .map(judged -> String.valueOf(judged.last()))
                .collect(Collectors.joining()));
    }

    private List<Money> ledger(AccountRole role) {
        return cast.in(() -> cast.bean(JournalBook.class).balancesOf(cast.company(), role, cast.today())).stream()
                .filter(balance -> !balance.isZero())
                .toList();
    }

    private long base(AccountRole role) {
        return cast.in(() -> cast.bean(JdbcClient.class)
                .sql("""
                        select coalesce(sum(p.base_minor), 0)
                        from ledger.posting p
                        join ledger.account a on a.company_id = p.company_id and a.number = p.account
                        where p.company_id = :company
                          and a.role = :role
                        """)
                .param("company", cast.company().value())
                .param("role", role.name())
                .query(Long.class)
                .single());
    }

    private static Money usd(String amount) {
        return Money.of(amount, USD);
    }

    private static String codeOf(Runnable deed) {
        try {
            deed.run();
            return "done";
        } catch (Refusal e) {
            return e.code();
        }
    }
}
