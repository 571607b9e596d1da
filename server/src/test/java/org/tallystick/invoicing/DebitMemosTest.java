package org.tallystick.invoicing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;
import org.tallystick.access.Actor;
import org.tallystick.access.Caller;
import org.tallystick.access.Person;
import org.tallystick.access.Role;
import org.tallystick.approvals.Answer;
import org.tallystick.approvals.ApprovalDesk;
import org.tallystick.approvals.ApprovalId;
import org.tallystick.approvals.ApprovalKind;
import org.tallystick.approvals.ApprovalMatrix;
import org.tallystick.approvals.Approver;
import org.tallystick.approvals.Matrix;
import org.tallystick.approvals.MatrixLine;
import org.tallystick.cast.Trading;
import org.tallystick.controls.BooksCheck;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.MergeDesk;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.money.Percent;
import org.tallystick.platform.Refusal;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItems;
import org.tallystick.testing.IntegrationTest;

/** More is charged on an invoice that stays as it is: owed, paid and credited like an invoice, under a number of its own. */
@IntegrationTest
@TestPropertySource(properties = "tallystick.background=false")
class DebitMemosTest {
    @Autowired
    ApplicationContext beans;

    private Trading trading;
    private CustomerId acme;
    private LocalDate today;
    private InvoiceId invoice;

    @BeforeEach
    void anInvoice() {
        trading = Trading.open(beans);
        acme = trading.customer("C-1", "Acme Corp");
        today = trading.today();
        invoice = trading.invoice(acme, "100.00", today);
    }

    @Test
    void aDebitMemoIsOwedAndThenPaidAndCreditedLikeAnInvoice() {
        InvoiceId memo = debit(line("The agreed price is 105", "2", "5.00"), line("Freight", "1", "12.50"));

        Invoice posted = invoice(memo);
        assertThat(posted.number()).isEqualTo("DBM-" + today.getYear() + "-000001");
        assertThat(posted.net()).isEqualTo(euro("22.50"));
        assertThat(posted.gross()).isEqualTo(euro("26.78"));
        assertThat(posted.debited())
                .isEqualTo(new Debited(
                        invoice,
                        invoice(invoice).number(),
                        invoice(invoice).invoiceOn(),
                        DebitReason.PRICE,
                        "agreed on the phone"));
        assertThat(debitMemos()).extracting(Invoice::id).containsExactly(memo);
        assertThat(invoice(invoice).gross()).isEqualTo(euro("119.00"));

        trading.paid(memo, euro("20.00"), today);
        assertThat(items(memo)).extracting(OpenItem::open).containsExactly(euro("6.78"));
        trading.call(() -> trading.bean(CreditDesk.class)
                .credit(trading.caller(), memo, euro("6.78"), today, CreditReason.GOODWILL, "never mind"));
        assertThat(items(memo)).extracting(OpenItem::open).containsExactly(euro("0.00"));
        assertBooksInOrder();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anyMemosAddUpAndKeepTheBooksInOrder(long seed) {
        var random = new SplittableRandom(seed);
        Money owed = invoice(invoice).gross();
        for (int i = 0; i < 5; i++) {
            Money net = new Money(random.nextLong(1, 50_000), Trading.EUR);
            owed = owed.plus(
                    invoice(debit(line("More work", "1", net.toPlainString()))).gross());
        }

        Money items = trading
                .call(() ->
                        trading.bean(OpenItems.class).openOf(trading.company().id(), acme))
                .stream()
                .map(OpenItem::open)
                .reduce(euro("0.00"), Money::plus);
        assertThat(items).isEqualTo(owed);
        assertThat(debitMemos()).hasSize(5).extracting(Invoice::number).doesNotHaveDuplicates();
        assertBooksInOrder();
    }

    @Test
    void whatCannotBeDebitedSaysWhatToDo() {
        InvoiceId memo = debit(line("Freight", "1", "12.50"));
        var deposit =
                new DepositDesk.Input(acme, Deposit.Kind.DEPOSIT, euro("100.00"), "STANDARD", "Start", null, today);
        InvoiceId asked = trading.call(() -> trading.bean(DepositDesk.class).bill(trading.caller(), deposit));

        refused("DEBIT_MEMO_NOT_DEBITABLE", input(memo, today, line("More", "1", "1.00")));
        refused("DEPOSIT_NOT_DEBITABLE", input(asked, today, line("More", "1", "1.00")));
        refused("NOTHING_TO_DEBIT", input(invoice, today));
        refused("AMOUNT_INVALID", input(invoice, today, line("Less", "1", "-1.00")));
        refused("AMOUNT_INVALID", input(invoice, today, line("None", "0", "1.00")));
        refused("DESCRIPTION_MISSING", input(invoice, today, line(" ", "1", "1.00")));
        refused("DEBIT_DATE", input(invoice, today.plusDays(1), line("More", "1", "1.00")));
        refused(
                "TAX_CODE_UNKNOWN",
                input(invoice, today, new DebitMemoDesk.Line("More", BigDecimal.ONE, "", BigDecimal.ONE, "LUXURY")));
        refused(
                "REASON_MISSING",
                new DebitMemoDesk.Input(invoice, List.of(line("More", "1", "1.00")), DebitReason.OTHER, " ", today));
        refused("NOT_FOUND", input(InvoiceId.next(), today, line("More", "1", "1.00")));
        assertThat(debitMemos()).hasSize(1);
    }

    @Test
    void whoeverTookThePlaceOfTheCustomerOwesIt() {
        CustomerId survivor = trading.customer("C-2", "Acme Holding");
        trading.call(() -> trading.bean(MergeDesk.class).merge(trading.caller(), acme, survivor, "the same"));

        assertThat(invoice(debit(line("Freight", "1", "12.50"))).customer()).isEqualTo(survivor);
        assertBooksInOrder();
    }

    @Test
    void itIsPostedWhenSomebodyElseAgrees() {
        matrix();
        ApprovalId request = waits();
        assertThat(debitMemos()).isEmpty();

        trading.call(() -> trading.bean(ApprovalDesk.class).approve(approver(), request, null));

        assertThat(debitMemos()).extracting(Invoice::gross).containsExactly(euro("14.88"));
        assertBooksInOrder();
    }

    @Test
    void whatTheTaxCodeNoLongerMeansIsNotPosted() {
        matrix();
        ApprovalId request = waits();
        trading.call(() -> {
            trading.bean(TaxRates.class)
                    .add(trading.caller(), new TaxRate("STANDARD", today, "S", Percent.of(20), "20 %", null));
            return true;
        });

        assertThatThrownBy(() ->
                        trading.call(() -> trading.bean(ApprovalDesk.class).approve(approver(), request, null)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("APPROVAL_OUTDATED"));
        assertThat(debitMemos()).isEmpty();
    }

    private ApprovalId waits() {
        Answer answer = trading.call(() -> trading.bean(DebitMemoDesk.class)
                .debitOrAsk(trading.caller(), input(invoice, today, line("Freight", "1", "12.50"))));
        return ((Answer.Waits) answer).request();
    }

    private void matrix() {
        var line = new MatrixLine(null, euro("0.00"), Approver.APPROVER, 3);
        trading.call(() -> {
            trading.bean(ApprovalMatrix.class).set(trading.caller(), new Matrix(ApprovalKind.INVOICE, List.of(line)));
            return true;
        });
    }

    private Caller approver() {
        Person person = trading.member(Role.APPROVER);
        return new Caller(
                trading.company().id(),
                new Actor(Actor.Kind.PERSON, person.id(), person.name()),
                Role.APPROVER.permissions());
    }

    private static DebitMemoDesk.Line line(String description, String quantity, String price) {
        return new DebitMemoDesk.Line(description, new BigDecimal(quantity), "pcs", new BigDecimal(price), "STANDARD");
    }

    private static DebitMemoDesk.Input input(InvoiceId on, LocalDate day, DebitMemoDesk.Line... lines) {
        return new DebitMemoDesk.Input(on, List.of(lines), DebitReason.PRICE, "agreed on the phone", day);
    }

    private InvoiceId debit(DebitMemoDesk.Line... lines) {
        Answer answer = trading.call(
                () -> trading.bean(DebitMemoDesk.class).debitOrAsk(trading.caller(), input(invoice, today, lines)));
        UUID posted = ((Answer.Done) answer).deed().subject();
        return new InvoiceId(posted);
    }

    private List<Invoice> debitMemos() {
        return trading.call(
                () -> trading.bean(Invoices.class).debitMemos(trading.company().id(), invoice));
    }

    private Invoice invoice(InvoiceId id) {
        return trading.call(() ->
                trading.bean(Invoices.class).find(trading.company().id(), id).orElseThrow());
    }

    private List<OpenItem> items(InvoiceId id) {
        return trading.call(
                () -> trading.bean(OpenItems.class).ofDocument(trading.company().id(), id.value()));
    }

    private void refused(String code, DebitMemoDesk.Input input) {
        assertThatThrownBy(() ->
                        trading.call(() -> trading.bean(DebitMemoDesk.class).debitOrAsk(trading.caller(), input)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private void assertBooksInOrder() {
        assertThat(trading.bean(BooksCheck.class).run(trading.caller()).broken())
                .isEmpty();
    }

    private static Money euro(String amount) {
        return Money.of(amount, Trading.EUR);
    }
}
