package org.tallystick.invoicing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
import org.tallystick.cast.Trading;
import org.tallystick.controls.BooksCheck;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.Refusal;
import org.tallystick.receivables.OpenItems;
import org.tallystick.testing.IntegrationTest;

/** A posted invoice is wrong: it is credited and billed anew, and nothing posted changes (I-6). */
@IntegrationTest
@TestPropertySource(properties = "tallystick.background=false")
class CorrectionTest {
    @Autowired
    ApplicationContext beans;

    private Trading trading;
    private CustomerId acme;
    private LocalDate today;

    @BeforeEach
    void aCompany() {
        trading = Trading.open(beans);
        acme = trading.customer("C-1", "Acme Corp");
        today = trading.today();
    }

    @Test
    void aWrongPriceIsCreditedAndBilledAnewOnADraftOfItsOwn() {
        InvoiceId wrong = billed("Consulting", "10", "100.00");
        trading.charge(acme, "Something else", "1", "7.00", "STANDARD", today);

        correct(wrong, line(1, "10", "95.00", "STANDARD"));

        assertThat(open(wrong)).isEqualTo(euro("0.00"));
        Correction correction = correction(wrong);
        Draft draft = trading.drafts(correction.run()).getFirst();
        assertThat(draft.state()).as(draft.toString()).isEqualTo(Draft.State.READY);
        assertThat(draft.gross()).isEqualTo(euro("1130.50"));
        assertThat(chain(wrong).replacedBy()).isEmpty();

        trading.post(correction.run());

        InvoiceId right = replacement(wrong);
        assertThat(chain(right).replaces()).extracting(Correction.Document::id).containsExactly(wrong);
        assertThat(open(right)).isEqualTo(euro("1130.50"));
        assertThat(invoice(wrong).gross()).isEqualTo(euro("1190.00"));
        assertBooksInOrder();
    }

    @Test
    void theOldChargesAreNotBilledAgain() {
        InvoiceId wrong = billed("Consulting", "10", "100.00");
        correct(wrong, line(1, "8", "100.00", "STANDARD"));
        trading.post(correction(wrong).run());

        RunId next = trading.collect(today, today, acme);

        assertThat(trading.drafts(next)).isEmpty();
    }

    @Test
    void whatWasPaidStaysSettledAndCountsForTheNewInvoice() {
        InvoiceId wrong = billed("Consulting", "10", "100.00");
        trading.paid(wrong, euro("500.00"), today);

        correct(wrong, line(1, "10", "95.00", "STANDARD"));

        assertThat(open(wrong)).isEqualTo(euro("0.00"));
        assertThat(credit(wrong)).isEqualTo(euro("-500.00"));

        trading.post(correction(wrong).run());

        assertThat(credit(wrong)).isEqualTo(euro("0.00"));
        assertThat(open(replacement(wrong))).isEqualTo(euro("630.50"));
        assertBooksInOrder();
    }

    @Test
    void whatWasPaidTooMuchStaysAsCredit() {
        InvoiceId wrong = billed("Consulting", "10", "100.00");
        trading.paid(wrong, euro("1190.00"), today);

        correct(wrong, line(1, "1", "100.00", "STANDARD"));
        trading.post(correction(wrong).run());

        assertThat(open(replacement(wrong))).isEqualTo(euro("0.00"));
        assertThat(credit(wrong)).isEqualTo(euro("-1071.00"));
        assertBooksInOrder();
    }

    @Test
    void whoPaidTheWrongInvoiceKeepsTheCreditWhenSomebodyElseIsBilled() {
        CustomerId globex = trading.customer("C-2", "Globex");
        InvoiceId wrong = billed("Consulting", "10", "100.00");
        trading.paid(wrong, euro("90.00"), today);

        correct(wrong, new Rebill(globex, "PO-7", List.of(line(1, "10", "100.00", "STANDARD"))));
        trading.post(correction(wrong).run());

        Invoice right = invoice(replacement(wrong));
        assertThat(right.customer()).isEqualTo(globex);
        assertThat(right.purchaseOrder()).isEqualTo("PO-7");
        assertThat(open(right.id())).isEqualTo(euro("1190.00"));
        assertThat(credit(wrong)).isEqualTo(euro("-90.00"));
        assertBooksInOrder();
    }

    @Test
    void onlyWhatRemainsIsCreditedAndALineCanBeLeftOut() {
        trading.charge(acme, "Consulting", "10", "100.00", "STANDARD", today);
        trading.charge(acme, "Books", "3", "33.33", "REDUCED", today);
        InvoiceId wrong = posted(trading.collect(today, today, acme));
        trading.call(() -> trading.bean(CreditDesk.class)
                .credit(trading.caller(), wrong, euro("100.01"), today, CreditReason.PRICE, "agreed"));

        correct(wrong, line(2, "3", "33.33", "STANDARD"));
        trading.post(correction(wrong).run());

        assertThat(open(wrong)).isEqualTo(euro("0.00"));
        assertThat(lines(replacement(wrong))).singleElement().satisfies(line -> {
            assertThat(line.description()).isEqualTo("Books");
            assertThat(line.taxCode()).isEqualTo("STANDARD");
        });
        assertBooksInOrder();
    }

    @Test
    void aDiscardedDraftLeavesChargesThatTheNextRunBillsAndTheChainHolds() {
        InvoiceId wrong = billed("Consulting", "10", "100.00");
        trading.paid(wrong, euro("500.00"), today);
        correct(wrong, line(1, "10", "90.00", "STANDARD"));
        trading.call(() -> {
            trading.bean(BillingDesk.class)
                    .discard(trading.caller(), correction(wrong).run());
            return true;
        });

        InvoiceId right = posted(trading.collect(today, today, acme));

        assertThat(replacement(wrong)).isEqualTo(right);
        assertThat(open(right)).isEqualTo(euro("571.00"));
        assertBooksInOrder();
    }

    @Test
    void aCorrectionCanBeCorrectedAndAnInvoiceOnlyOnce() {
        InvoiceId first = billed("Consulting", "10", "100.00");
        correct(first, line(1, "10", "95.00", "STANDARD"));
        trading.post(correction(first).run());
        InvoiceId second = replacement(first);

        correct(second, line(1, "9", "95.00", "STANDARD"));
        trading.post(correction(second).run());

        refused("INVOICE_CREDITED", first, line(1, "1", "95.00", "STANDARD"));
        assertThat(chain(second).replaces()).extracting(Correction.Document::id).containsExactly(first);
        assertThat(chain(second).replacedBy()).hasSize(1);
        assertBooksInOrder();
    }

    @Test
    void whatCouldNotBeBilledIsNotCredited() {
        InvoiceId wrong = billed("Consulting", "10", "100.00");

        refused("TAX_CODE_UNKNOWN", wrong, line(1, "10", "95.00", "NOTHING"));
        refused("NOTHING_TO_REBILL", wrong, line(1, "-1", "95.00", "STANDARD"));
        refused("NOTHING_TO_REBILL", wrong);
        refused("LINE_UNKNOWN", wrong, line(2, "1", "95.00", "STANDARD"));
        refused("LINE_TWICE", wrong, line(1, "1", "95.00", "STANDARD"), line(1, "1", "95.00", "STANDARD"));

        assertThat(open(wrong)).isEqualTo(euro("1190.00"));
    }

    @Test
    void aDepositIsNotCorrected() {
        var input = new DepositDesk.Input(acme, Deposit.Kind.DEPOSIT, euro("100.00"), "STANDARD", "Start", null, today);
        InvoiceId deposit = trading.call(() -> trading.bean(DepositDesk.class).bill(trading.caller(), input));

        refused("DEPOSIT_NOT_CORRECTABLE", deposit, line(1, "1", "95.00", "STANDARD"));
        trading.paid(deposit, euro("119.00"), today);
        InvoiceId deducting = billed("Consulting", "10", "100.00");
        refused("DEDUCTION_NOT_CORRECTABLE", deducting, line(1, "1", "95.00", "STANDARD"));
    }

    @Test
    void whoeverMayNotCreditAsksAndWhatWasAskedForIsCarriedOut() {
        InvoiceId wrong = billed("Consulting", "10", "100.00");
        Caller clerk = somebody(Role.BILLING_CLERK);
        var rebill = new Rebill(acme, "PO, 4 × 2", List.of(line(1, "10.500000", "95.25", "STANDARD")));

        Answer answer = trading.call(
                () -> trading.bean(CreditApproval.class).correct(clerk, wrong, rebill, today, "the agreed price"));

        assertThat(answer).isInstanceOf(Answer.Waits.class);
        assertThat(open(wrong)).isEqualTo(euro("1190.00"));
        ApprovalId request = ((Answer.Waits) answer).request();
        Caller approver = somebody(Role.APPROVER);
        trading.call(() -> trading.bean(ApprovalDesk.class).approve(approver, request, null));
        trading.post(correction(wrong).run());

        Invoice right = invoice(replacement(wrong));
        assertThat(right.net()).isEqualTo(euro("1000.13"));
        assertThat(right.purchaseOrder()).isEqualTo("PO, 4 × 2");
        assertBooksInOrder();
    }

    /** Whatever is corrected: credits equal the wrong invoice, and both documents with what was paid sum to what is owed. */
    @Test
    void whateverIsCorrectedTheCustomerOwesTheNewInvoiceLessWhatWasPaid() {
        long seed = 20261201;
        var random = new SplittableRandom(seed);
        for (int i = 0; i < 8; i++) {
            acme = trading.customer("C-1" + i, "Customer " + i);
            InvoiceId wrong =
                    billed("Work " + i, "" + (1 + random.nextInt(9)), "1" + i + "." + (10 + random.nextInt(90)));
            Money paid = new Money(1 + random.nextLong(invoice(wrong).gross().minor()), Trading.EUR);
            trading.paid(wrong, paid, today);
            correct(wrong, line(1, "" + (1 + random.nextInt(9)), "1." + (10 + random.nextInt(90)), "STANDARD"));
            trading.post(correction(wrong).run());

            Money owed = open(replacement(wrong)).plus(credit(wrong)).plus(open(wrong));
            assertThat(owed)
                    .as("seed " + seed + ", round " + i)
                    .isEqualTo(invoice(replacement(wrong)).gross().minus(paid));
        }
        assertBooksInOrder();
    }

    private static Rebill.Line line(int line, String quantity, String price, String taxCode) {
        return new Rebill.Line(line, new BigDecimal(quantity), new BigDecimal(price), taxCode);
    }

    private void correct(InvoiceId wrong, Rebill.Line... lines) {
        correct(wrong, new Rebill(acme, null, List.of(lines)));
    }

    private void correct(InvoiceId wrong, Rebill rebill) {
        Answer answer = trading.call(() -> trading.bean(CreditApproval.class)
                .correct(trading.caller(), wrong, rebill, today, "not what was agreed"));
        assertThat(answer).isInstanceOf(Answer.Done.class);
    }

    private void refused(String code, InvoiceId wrong, Rebill.Line... lines) {
        assertThatThrownBy(() -> correct(wrong, lines))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private Caller somebody(Role role) {
        Person person = trading.member(role);
        return new Caller(
                trading.company().id(), new Actor(Actor.Kind.PERSON, person.id(), person.name()), role.permissions());
    }

    private InvoiceId billed(String description, String quantity, String price) {
        trading.charge(acme, description, quantity, price, "STANDARD", today);
        return posted(trading.collect(today, today, acme));
    }

    private InvoiceId posted(RunId run) {
        trading.post(run);
        Draft draft = trading.drafts(run).getFirst();
        assertThat(draft.state()).as(draft.toString()).isEqualTo(Draft.State.POSTED);
        return Objects.requireNonNull(draft.invoice());
    }

    private Correction.Chain chain(InvoiceId invoice) {
        return trading.call(
                () -> trading.bean(Corrections.class).chain(trading.company().id(), invoice));
    }

    private Correction correction(InvoiceId wrong) {
        return Objects.requireNonNull(chain(wrong).correction());
    }

    private InvoiceId replacement(InvoiceId wrong) {
        return chain(wrong).replacedBy().getFirst().id();
    }

    private Invoice invoice(InvoiceId id) {
        return trading.call(() ->
                trading.bean(Invoices.class).find(trading.company().id(), id).orElseThrow());
    }

    private List<InvoiceLine> lines(InvoiceId id) {
        return trading.call(
                () -> trading.bean(Invoices.class).lines(trading.company().id(), id));
    }

    private Money open(InvoiceId id) {
        return trading.item(id).open();
    }

    private Money credit(InvoiceId wrong) {
        return trading.call(() -> trading.bean(OpenItems.class)
                .ofDocument(trading.company().id(), correction(wrong).memo().value())
                .getFirst()
                .open());
    }

    private void assertBooksInOrder() {
        assertThat(trading.bean(BooksCheck.class).run(trading.caller()).broken())
                .isEmpty();
    }

    private static Money euro(String amount) {
        return Money.of(amount, Trading.EUR);
    }
}
