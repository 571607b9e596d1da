package org.tallystick.cashapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.tallystick.cashapp.CamtText.Entry;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.einvoice.references.CreditorReference;
import org.tallystick.payments.Payment;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.jobs.Progress;
import org.tallystick.receivables.AllocationDesk;
import org.tallystick.receivables.Allocations;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.testing.IntegrationTest;

@IntegrationTest
class StatementImportTest {
    @Autowired
    BeanFactory server;

    CashCast cast;
    CustomerId ada;
    LocalDate yesterday;

    @BeforeEach
    void newCompany() {
        cast = new CashCast(server);
        ada = cast.customer();
        yesterday = cast.today().minusDays(1);
    }

    @Test
    void aStructuredReferenceSettlesTheItem() {
        OpenItemId item = cast.owes(ada, "INV-2026-000001", "100.00");

        ImportResult result = load(Entry.credit(
                "100.00",
                yesterday,
                Entry.structured(CreditorReference.ofBody("INV-2026-000001").formatted())));

        assertThat(result.autoApplied()).isEqualTo(1);
        assertThat(cast.open(item).isZero()).isTrue();
        assertThat(line().state()).isEqualTo(LineState.AUTO_APPLIED);
        assertThat(line().rule()).isEqualTo("CA-1");
    }

    @Test
    void numbersInTheTextSettleSeveralItemsThatAddUp() {
        OpenItemId first = cast.owes(ada, "INV-2026-000001", "100.00");
        OpenItemId second = cast.owes(ada, "INV-2026-000002", "50.00");

        load(Entry.credit("150.00", yesterday, Entry.text("Invoices INV-2026-000001,INV-2026-000002 thanks")));

        assertThat(cast.open(first).isZero()).isTrue();
        assertThat(cast.open(second).isZero()).isTrue();
    }

    @Test
    void aSmallerPaymentIsProposed() {
        OpenItemId item = cast.owes(ada, "INV-2026-000001", "100.00");

        ImportResult result =
                load(Entry.credit("50.00", yesterday, Entry.of("Customer C-1", "Invoice INV-2026-000001")));

        assertThat(result.suggested()).isEqualTo(1);
        assertThat(cast.open(item)).isEqualTo(cast.money("100.00"));
        assertThat(line().rule()).isEqualTo("CA-6");
    }

    @Test
    void whatIsPaidTooMuchIsProposed() {
        OpenItemId item = cast.owes(ada, "INV-2026-000001", "100.00");

        load(Entry.credit("130.00", yesterday, Entry.of("Customer C-1", "INV-2026-000001")));

        assertThat(cast.open(item)).isEqualTo(cast.money("100.00"));
        assertThat(line().state()).isEqualTo(LineState.MATCH_SUGGESTED);
        assertThat(payment().unapplied()).isEqualTo(cast.money("130.00"));
    }

    @Test
    void aSecondPaymentThatStatesMoreThanIsLeftIsNotAppliedByItself() {
        OpenItemId item = cast.owes(ada, "INV-2026-000001", "100.00");
        String sixty = Entry.stated("INV-2026-000001", "60.00");

        ImportResult result = load(
                Entry.credit("60.00", yesterday, sixty),
                Entry.credit("60.00", yesterday, sixty).referenced("ANOTHER"));

        assertThat(result.newLines()).isEqualTo(2);
        assertThat(result.autoApplied()).isEqualTo(1);
        assertThat(cast.open(item)).isEqualTo(cast.money("40.00"));
    }

    @Test
    void anEarlyPaymentTakesItsDiscount() {
        cast.customer("NET 30; 2% 14", null);
        CustomerId early = cast.customer("NET 30; 2% 14", null);
        OpenItemId item = cast.owes(early, "INV-2026-000001", "100.00");

        load(Entry.credit("98.00", yesterday, Entry.of("Customer C-3", "INV-2026-000001")));

        assertThat(line().rule()).isEqualTo("CA-2");
        assertThat(cast.open(item).isZero()).isTrue();
    }

    @Test
    void aLatePaymentTakesNoDiscountByItself() {
        CustomerId early = cast.customer("NET 30; 2% 5", null);
        OpenItemId item = cast.owes(early, "INV-2026-000001", "100.00");

        load(Entry.credit("98.00", yesterday, Entry.of("Customer C-2", "INV-2026-000001")));

        assertThat(cast.open(item)).isEqualTo(cast.money("100.00"));
        assertThat(line().state()).isEqualTo(LineState.MATCH_SUGGESTED);
    }

    @Test
    void itemsOfStrangersAreLeftToAPerson() {
        OpenItemId first = cast.owes(ada, "INV-2026-000001", "100.00");
        OpenItemId second = cast.owes(cast.customer(), "INV-2026-000002", "50.00");

        ImportResult result = load(Entry.credit("150.00", yesterday, Entry.text("INV-2026-000001 INV-2026-000002")));

        assertThat(result.autoApplied()).isZero();
        assertThat(cast.open(first)).isEqualTo(cast.money("100.00"));
        assertThat(cast.open(second)).isEqualTo(cast.money("50.00"));
    }

    @Test
    void aParentPaysForItsChildren() {
        OpenItemId first = cast.owes(ada, "INV-2026-000001", "100.00");
        OpenItemId second = cast.owes(cast.customer("NET 30", ada), "INV-2026-000002", "50.00");

        load(Entry.credit("150.00", yesterday, Entry.text("INV-2026-000001 INV-2026-000002")));

        assertThat(cast.open(first).isZero()).isTrue();
        assertThat(cast.open(second).isZero()).isTrue();
    }

    @Test
    void aNumberInsideALongerWordIsNoReference() {
        OpenItemId item = cast.owes(ada, "INV-2026-000001", "100.00");

        ImportResult result = load(Entry.credit("100.00", yesterday, Entry.text("XINV-2026-0000012")));

        assertThat(result.unidentified()).isEqualTo(1);
        assertThat(cast.open(item)).isEqualTo(cast.money("100.00"));
    }

    @Test
    void aFewDigitsCountOnlyWhenTheAmountAgrees() {
        OpenItemId item = cast.owes(ada, "2026", "100.00");

        load(Entry.credit("99.00", yesterday, Entry.text("Fees 2026")));

        assertThat(cast.open(item)).isEqualTo(cast.money("100.00"));
        assertThat(line().state()).isEqualTo(LineState.UNIDENTIFIED);
    }

    @Test
    void aCollectiveEntryHasALineForEachPayment() {
        OpenItemId first = cast.owes(ada, "INV-2026-000001", "100.00");
        OpenItemId second = cast.owes(cast.customer(), "INV-2026-000002", "50.00");

        ImportResult result = load(Entry.credit(
                "150.00", yesterday, Entry.part("100.00", "INV-2026-000001") + Entry.part("50.00", "INV-2026-000002")));

        assertThat(result.lines()).isEqualTo(2);
        assertThat(result.autoApplied()).isEqualTo(2);
        assertThat(cast.open(first).isZero()).isTrue();
        assertThat(cast.open(second).isZero()).isTrue();
    }

    @Test
    void pendingEntriesAreNotBookedAndDebitsSettleNothing() {
        ImportResult result = load(
                Entry.credit("5.00", yesterday, Entry.text("later")).pending(),
                Entry.debit("7.00", yesterday, Entry.text("rent")),
                Entry.debit("8.00", yesterday, Entry.returned("AC04", "E2E-1")));

        assertThat(result.lines()).isEqualTo(2);
        assertThat(result.debits()).containsExactly(cast.money("15.00"));
        assertThat(cast.lines())
                .extracting(ReceiptLine::state)
                .containsExactly(LineState.IGNORED, LineState.UNIDENTIFIED);
        assertThat(cast.lines()).extracting(ReceiptLine::rule).containsExactly(null, "return AC04");
        assertThat(cast.lines()).extracting(ReceiptLine::payment).containsOnlyNulls();
    }

    @Test
    void anIntradayReportBooksNothingAndNonsenseIsRefused() {
        byte[] report = new String(file(), StandardCharsets.UTF_8)
                .replace("camt.053", "camt.052")
                .replace("BkToCstmrStmt", "BkToCstmrAcctRpt")
                .replace("Stmt>", "Rpt>")
                .getBytes(StandardCharsets.UTF_8);

        assertThat(cast.load(report).newLines()).isZero();
        assertThatThrownBy(() -> load("hello".getBytes(StandardCharsets.UTF_8))).isInstanceOf(Refusal.class);
    }

    @Test
    void whatAPersonTookBackIsLeftToPeople() {
        OpenItemId item = cast.owes(ada, "INV-2026-000001", "100.00");
        load(Entry.credit("100.00", yesterday, Entry.text("INV-2026-000001")));
        cast.in(() -> {
            var made = cast.bean(Allocations.class)
                    .ofPayment(cast.company(), payment().id())
                    .getFirst();
            cast.bean(AllocationDesk.class).takeBack(cast.caller(), List.of(made.id()), cast.today(), "wrong invoice");
            cast.bean(ReceiptLines.class).follow(cast.company(), payment().id());
            return made;
        });

        var totals =
                cast.call(() -> cast.bean(AutomaticApplication.class).applyAll(cast.caller(), Progress.unwatched()));

        assertThat(totals.payments()).isZero();
        assertThat(cast.open(item)).isEqualTo(cast.money("100.00"));
        assertThat(line().state()).isEqualTo(LineState.IDENTIFIED);
    }

    private byte[] file(Entry... entries) {
        return CamtText.file()
                .statement("S1", CashCast.IBAN, yesterday, yesterday, "0.00", entries)
                .bytes();
    }

    private ImportResult load(Entry... entries) {
        return load(file(entries));
    }

    private ImportResult load(byte[] file) {
        return cast.load(file);
    }

    private ReceiptLine line() {
        return cast.lines().getFirst();
    }

    private Payment payment() {
        return cast.payment(Objects.requireNonNull(line().payment()));
    }
}
