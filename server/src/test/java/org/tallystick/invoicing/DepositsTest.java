package org.tallystick.invoicing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
import org.tallystick.approvals.Answer;
import org.tallystick.approvals.Approval;
import org.tallystick.approvals.ApprovalDesk;
import org.tallystick.approvals.ApprovalId;
import org.tallystick.approvals.ApprovalKind;
import org.tallystick.approvals.ApprovalMatrix;
import org.tallystick.approvals.Approver;
import org.tallystick.approvals.Matrix;
import org.tallystick.approvals.MatrixLine;
import org.tallystick.cast.Trading;
import org.tallystick.controls.BooksCheck;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerDesk;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.CustomerProfile;
import org.tallystick.customers.Customers;
import org.tallystick.exemptions.NeededCertificates;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.money.Percent;
import org.tallystick.platform.Refusal;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItems;
import org.tallystick.testing.IntegrationTest;

/** Money paid before the work is owed to the customer until invoices deduct it, with its tax, to the cent (I-10). */
@IntegrationTest
@TestPropertySource(properties = "tallystick.background=false")
class DepositsTest {
    @Autowired
    ApplicationContext beans;

    private Trading trading;
    private CustomerId acme;
    private LocalDate today;
    private int works;

    @BeforeEach
    void aCompanyWithACustomer() {
        trading = Trading.open(beans);
        acme = trading.customer("C-1", "Acme Corp");
        today = trading.today();
    }

    @Test
    void aPaidDepositIsDeductedOverSeveralInvoicesUntilItIsUsedUp() {
        InvoiceId deposit = deposit(acme, "1000.00", null);
        trading.paid(deposit, euro("1190.00"), today);

        InvoiceId first = bill(acme, "600.00");
        assertThat(invoice(first).gross()).isEqualTo(euro("0.00"));
        assertThat(items(first)).isEmpty();
        assertThat(lines(first).getLast().deductsDeposit()).isTrue();
        InvoiceId second = bill(acme, "1000.00");
        assertThat(invoice(second).net()).isEqualTo(euro("600.00"));
        assertThat(invoice(second).gross()).isEqualTo(euro("714.00"));
        assertThat(bill(acme, "10.00"))
                .satisfies(third -> assertThat(invoice(third).gross()).isEqualTo(euro("11.90")));

        Deposit used = found(deposit);
        assertThat(used.deducted()).isEqualTo(euro("1190.00"));
        assertThat(used.available()).isEqualTo(euro("0.00"));
        assertThat(trading.call(() -> trading.bean(Deposits.class)
                        .deductedBy(trading.company().id(), deposit)))
                .extracting(Deposits.Link::gross)
                .containsExactly(euro("714.00"), euro("476.00"));
        assertBooksInOrder();
    }

    @Test
    void onlyWhatIsPaidIsDeductedAndTheRestIsCreditedOnce() {
        InvoiceId deposit = deposit(acme, "1000.00", null);
        assertThat(invoice(bill(acme, "100.00")).gross()).isEqualTo(euro("119.00"));
        trading.paid(deposit, euro("595.00"), today);
        assertThat(invoice(bill(acme, "200.00")).gross()).isEqualTo(euro("0.00"));
        assertThat(found(deposit).available()).isEqualTo(euro("357.00"));

        refused("CREDIT_TOO_LARGE", () -> credit(deposit, euro("952.01")));
        credit(deposit, euro("952.00"));

        assertThat(found(deposit).available()).isEqualTo(euro("0.00"));
        assertThat(found(deposit).rest()).isEqualTo(euro("0.00"));
        OpenItem refundable =
                trading
                        .call(() -> trading.bean(CreditMemos.class)
                                .ofInvoice(trading.company().id(), deposit))
                        .stream()
                        .flatMap(memo -> items(memo.id().value()).stream())
                        .findFirst()
                        .orElseThrow();
        assertThat(refundable.open()).isEqualTo(euro("-357.00"));
        assertThat(invoice(bill(acme, "50.00")).gross()).isEqualTo(euro("59.50"));
        assertBooksInOrder();
    }

    @Test
    void aDepositForAContractWaitsForThatContract() {
        InvoiceId deposit = deposit(acme, "100.00", "CT-1");
        trading.paid(deposit, euro("119.00"), today);

        assertThat(invoice(bill(acme, "50.00")).gross()).isEqualTo(euro("59.50"));
        assertThat(found(deposit).available()).isEqualTo(euro("119.00"));
    }

    @Test
    void aPayersOwnRetainerIsDeductedFromTheirShare() {
        CustomerId parent = trading.customer("C-2", "Acme Holding");
        var half = new Arrangement.Payer(parent, Percent.of(50), Trading.EUR, null, null, null);
        trading.call(() ->
                trading.bean(ArrangementDesk.class).set(trading.caller(), acme, null, today, List.of(half), "agreed"));
        InvoiceId deposit = deposit(acme, "30.00", null);
        trading.paid(deposit, euro("35.70"), today);

        InvoiceId first = bill(acme, "100.00");

        List<InvoiceShares.Member> members = trading.call(() -> trading.bean(InvoiceShares.class)
                .of(trading.company().id(), first)
                .orElseThrow()
                .members());
        assertThat(members).extracting(InvoiceShares.Member::gross).containsExactly(euro("59.50"), euro("23.80"));
        assertBooksInOrder();
    }

    /** Whatever is billed against whatever was paid: deposits and invoices keep the books in order, and nothing is lost. */
    @Test
    void randomDepositsKeepTheBooksInOrder() {
        var random = new SplittableRandom(7);
        for (int round = 0; round < 6; round++) {
            InvoiceId deposit = deposit(acme, cents(random, 50_000), null);
            Money gross = invoice(deposit).gross();
            trading.paid(deposit, new Money(random.nextLong(1, gross.minor() + 1), Trading.EUR), today);
            for (int i = 0; i < 3; i++) {
                bill(acme, cents(random, 20_000));
            }
        }
        assertBooksInOrder();
    }

    @Test
    void whatTakesASecondPersonIsNotPostedAndWhatALineLetsPassIsKept() {
        matrix(Approver.APPROVER);
        refused("APPROVAL_NEEDED", () -> deposit(acme, "100.00", null));

        matrix(Approver.NOBODY);
        InvoiceId deposit = deposit(acme, "100.00", null);

        assertThat(trading.call(() -> trading.bean(JdbcClient.class)
                        .sql("select subject_id from approvals.automatic where company_id = :company")
                        .param("company", trading.company().id().value())
                        .query(UUID.class)
                        .list()))
                .containsExactly(deposit.value());
    }

    @Test
    void whatTakesASecondPersonIsPostedWhenThatPersonAgrees() {
        matrix(Approver.APPROVER);
        ApprovalId first = waits("100.00");
        ApprovalId second = waits("200.00");
        Caller approver = somebody(Role.APPROVER);

        trading.call(() -> {
            desk().reject(approver, first, "too early");
            return true;
        });
        Approval.Deed deed = trading.call(() -> desk().approve(approver, second, null));

        Invoice posted = invoice(new InvoiceId(deed.subject()));
        assertThat(posted.gross()).isEqualTo(euro("238.00"));
        assertThat(posted.postedBy()).isEqualTo(trading.caller().actor().reference());
        assertThat(trading.call(
                        () -> trading.bean(Deposits.class).of(trading.company().id(), List.of(acme))))
                .singleElement()
                .satisfies(deposit -> assertThat(deposit.invoice()).isEqualTo(posted.id()));
        assertThatThrownBy(() -> trading.call(() -> desk().approve(approver, first, null)))
                .isInstanceOf(Refusal.class);
        assertBooksInOrder();
    }

    @Test
    void aDepositThatWouldBeAnotherOneNowIsNotPosted() {
        matrix(Approver.APPROVER);
        ApprovalId request = waits("100.00");
        trading.call(() -> {
            Customer now = trading.bean(Customers.class)
                    .find(trading.company().id(), acme)
                    .orElseThrow();
            CustomerProfile old = now.profile();
            var renamed = new CustomerProfile(
                    old.number(),
                    "Acme Holding",
                    old.kind(),
                    old.taxId(),
                    old.language(),
                    old.currency(),
                    old.terms(),
                    old.parent(),
                    old.delivery(),
                    old.address(),
                    old.note());
            trading.bean(CustomerDesk.class).change(trading.caller(), acme, renamed, now.version());
            return true;
        });
        Caller approver = somebody(Role.APPROVER);

        refused("APPROVAL_OUTDATED", () -> trading.call(() -> desk().approve(approver, request, null)));
    }

    private ApprovalDesk desk() {
        return trading.bean(ApprovalDesk.class);
    }

    private ApprovalId waits(String net) {
        var input = new DepositDesk.Input(acme, Deposit.Kind.DEPOSIT, euro(net), "STANDARD", "Start", null, today);
        Answer answer = trading.call(() -> trading.bean(DepositDesk.class).billOrAsk(trading.caller(), input));
        return ((Answer.Waits) answer).request();
    }

    private Caller somebody(Role role) {
        Person person = trading.member(role);
        return new Caller(
                trading.company().id(), new Actor(Actor.Kind.PERSON, person.id(), person.name()), role.permissions());
    }

    @Test
    void aDepositWithoutTaxRestsOnACertificateToo() {
        trading.call(() -> {
            trading.bean(NeededCertificates.class).set(trading.caller(), "EXEMPT", true, null);
            return true;
        });
        var untaxed = new DepositDesk.Input(
                acme, Deposit.Kind.DEPOSIT, euro("100.00"), "EXEMPT", "Work to come", null, today);

        refused(
                "EXEMPTION_MISSING",
                () -> trading.call(() -> trading.bean(DepositDesk.class).bill(trading.caller(), untaxed)));
    }

    private void matrix(Approver who) {
        trading.call(() -> {
            trading.bean(ApprovalMatrix.class)
                    .set(
                            trading.caller(),
                            new Matrix(ApprovalKind.INVOICE, List.of(new MatrixLine(null, euro("0.00"), who, 3))));
            return who;
        });
    }

    private static String cents(SplittableRandom random, int most) {
        return Money.zero(Trading.EUR)
                .plus(new Money(random.nextLong(1, most), Trading.EUR))
                .toPlainString();
    }

    private InvoiceId deposit(CustomerId customer, String net, @Nullable String contract) {
        var input = new DepositDesk.Input(
                customer, Deposit.Kind.RETAINER, euro(net), "STANDARD", "Work to come", contract, today);
        return trading.call(() -> trading.bean(DepositDesk.class).bill(trading.caller(), input));
    }

    private InvoiceId bill(CustomerId customer, String net) {
        trading.charge(customer, "Work of " + net + " no " + ++works, "1", net, "STANDARD", today);
        RunId run = trading.collect(today, today, customer);
        Draft draft = trading.drafts(run).getFirst();
        for (DraftFindings.Standing warning :
                trading
                        .call(() -> trading.bean(DraftFindings.class)
                                .of(trading.company().id(), draft.id()))
                        .stream()
                        .filter(DraftFindings.Standing::isOpenWarning)
                        .toList()) {
            trading.call(() -> {
                trading.bean(CheckDesk.class)
                        .acknowledge(
                                trading.caller(), draft.id(), warning.found().position(), "so it is");
                return true;
            });
        }
        trading.post(run);
        Draft posted = trading.drafts(run).getFirst();
        assertThat(posted.state()).as(posted.toString()).isEqualTo(Draft.State.POSTED);
        return Objects.requireNonNull(posted.invoice());
    }

    private CreditMemoId credit(InvoiceId invoice, Money amount) {
        return trading.call(() -> trading.bean(CreditDesk.class)
                .credit(trading.caller(), invoice, amount, today, CreditReason.GOODWILL, "not needed any more"));
    }

    private Deposit found(InvoiceId deposit) {
        return trading.call(() -> trading.bean(Deposits.class)
                .find(trading.company().id(), deposit)
                .orElseThrow());
    }

    private Invoice invoice(InvoiceId id) {
        return trading.call(() ->
                trading.bean(Invoices.class).find(trading.company().id(), id).orElseThrow());
    }

    private List<InvoiceLine> lines(InvoiceId id) {
        return trading.call(
                () -> trading.bean(Invoices.class).lines(trading.company().id(), id));
    }

    private List<OpenItem> items(InvoiceId invoice) {
        return items(invoice.value());
    }

    private List<OpenItem> items(UUID document) {
        return trading.call(
                () -> trading.bean(OpenItems.class).ofDocument(trading.company().id(), document));
    }

    private void assertBooksInOrder() {
        assertThat(trading.bean(BooksCheck.class).run(trading.caller()).broken())
                .isEmpty();
    }

    private static void refused(String code, Runnable deed) {
        assertThatThrownBy(deed::run)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private static Money euro(String amount) {
        return Money.of(amount, Trading.EUR);
    }
}
