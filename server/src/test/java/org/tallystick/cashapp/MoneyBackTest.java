package org.tallystick.cashapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.tallystick.access.Caller;
import org.tallystick.cashapp.CamtText.Entry;
import org.tallystick.customers.CustomerId;
import org.tallystick.payments.Payment;
import org.tallystick.payments.PaymentId;
import org.tallystick.payments.RefundDesk;
import org.tallystick.payments.RefundId;
import org.tallystick.payments.RefundInput;
import org.tallystick.payments.RefundState;
import org.tallystick.payments.Refunds;
import org.tallystick.platform.Refusal;
import org.tallystick.receivables.AllocationDesk;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.receivables.OpenItems;
import org.tallystick.testing.IntegrationTest;

/** What a statement takes out of the account again: payments that come back, refunds that were paid. */
@IntegrationTest
class MoneyBackTest {
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
    void aReturnOpensAllFiveInvoicesOfAPaymentAtTheirDueDates() {
        List<OpenItemId> items = IntStream.rangeClosed(1, 5)
                .mapToObj(n -> cast.owes(ada, "INV-2026-00000" + n, "100.00"))
                .toList();
        List<LocalDate> due = items.stream().map(id -> item(id).dueOn()).toList();
        String text = "INV-2026-000001 INV-2026-000002 INV-2026-000003 INV-2026-000004 INV-2026-000005";
        load("1", before, Entry.credit("500.00", before, Entry.traced("E2E-500", text)));
        PaymentId payment = paymentOfLine();
        assertThat(items).allSatisfy(id -> assertThat(cast.open(id).isZero()).isTrue());

        ImportResult result = load("2", yesterday, Entry.debit("500.00", yesterday, Entry.returned("AC04", "E2E-500")));

        assertThat(result.unidentified()).isZero();
        assertThat(items).allSatisfy(id -> assertThat(cast.open(id)).isEqualTo(cast.money("100.00")));
        assertThat(items.stream().map(id -> item(id).dueOn())).isEqualTo(due);
        assertThat(cast.payment(payment).isReturned()).isTrue();
        assertThat(line().state()).isEqualTo(LineState.RETURNED);
        assertThat(line().returnedPayment()).isEqualTo(payment);
        assertThat(lineOf(payment).state()).isEqualTo(LineState.RETURNED);
    }

    @Test
    void aPaymentAndItsReturnMayStandInOneFile() {
        OpenItemId item = cast.owes(ada, "INV-2026-000001", "100.00");

        ImportResult result = load(
                "1",
                yesterday,
                Entry.credit("100.00", yesterday, Entry.traced("E2E-1", "INV-2026-000001")),
                Entry.debit("100.00", yesterday, Entry.returned("MD06", "E2E-1")));

        assertThat(result.newLines()).isEqualTo(2);
        assertThat(cast.open(item)).isEqualTo(cast.money("100.00"));
    }

    @Test
    void aReturnIsBookedOnceHoweverOftenTheBankSaysIt() {
        cast.owes(ada, "INV-2026-000001", "100.00");
        load("1", before, Entry.credit("100.00", before, Entry.traced("E2E-1", "INV-2026-000001")));
        Entry back = Entry.debit("100.00", yesterday, Entry.returned("AC04", "E2E-1"));
        load("2", yesterday, back);

        ImportResult again = load("3", yesterday, back.referenced("ANOTHER"));

        assertThat(again.newLines()).isEqualTo(1);
        assertThat(line().state()).isEqualTo(LineState.UNIDENTIFIED);
    }

    @Test
    void whatWasBookedAsReturnedByHandOnlyGetsItsLine() {
        cast.owes(ada, "INV-2026-000001", "100.00");
        load("1", before, Entry.credit("100.00", before, Entry.traced("E2E-1", "INV-2026-000001")));
        PaymentId payment = paymentOfLine();
        cast.in(() -> {
            cast.bean(AllocationDesk.class).returnPayment(cast.caller(), payment, yesterday, "AC04");
            return payment;
        });

        load("2", yesterday, Entry.debit("100.00", yesterday, Entry.returned("AC04", "E2E-1")));

        assertThat(line().returnedPayment()).isEqualTo(payment);
    }

    @Test
    void aReturnThatNamesNothingWaitsForAPerson() {
        OpenItemId item = cast.owes(ada, "INV-2026-000001", "100.00");
        load("1", before, Entry.credit("100.00", before, Entry.traced("NOTPROVIDED", "INV-2026-000001")));
        PaymentId payment = paymentOfLine();
        load(
                "2",
                yesterday,
                Entry.debit("100.00", yesterday, Entry.returned("AC04", "NOTPROVIDED"))
                        .referenced("ANOTHER"));
        UUID line = line().id();
        assertThat(line().state()).isEqualTo(LineState.UNIDENTIFIED);
        assertThat(candidates()).extracting(Payment::id).containsExactly(payment);

        cast.call(() -> {
            cast.bean(LineDesk.class).bookReturn(cast.caller(), line, payment, "AC04");
            return line;
        });

        assertThat(cast.open(item)).isEqualTo(cast.money("100.00"));
        assertThat(line().state()).isEqualTo(LineState.RETURNED);
        assertThatThrownBy(() -> setAside(line)).isInstanceOf(Refusal.class).hasMessageContaining("dealt with");
    }

    @Test
    void aLineThatIsNothingOfOursIsSetAside() {
        load("1", yesterday, Entry.debit("7.00", yesterday, Entry.returned("AC04", "THEIRS")));

        setAside(line().id());

        assertThat(line().state()).isEqualTo(LineState.IGNORED);
    }

    @Test
    void anotherAmountIsNoReturnOfThePayment() {
        OpenItemId item = cast.owes(ada, "INV-2026-000001", "100.00");
        load("1", before, Entry.credit("100.00", before, Entry.traced("E2E-1", "INV-2026-000001")));

        load("2", yesterday, Entry.debit("103.00", yesterday, Entry.returned("AC04", "E2E-1")));

        assertThat(cast.open(item).isZero()).isTrue();
        assertThat(line().state()).isEqualTo(LineState.UNIDENTIFIED);
    }

    @Test
    void aRefundIsPaidOutWhenTheStatementSaysSo() {
        PaymentId payment = cast.paid(ada, "80.00", "too much");
        RefundId refund = cast.call(() -> cast.bean(RefundDesk.class)
                .request(
                        cast.caller(),
                        new RefundInput(
                                payment,
                                cast.money("80.00"),
                                cast.payment(payment).bankAccount(),
                                "Ada Lovelace",
                                "FR1420041010050500013M02606",
                                null,
                                "paid twice")));
        cast.call(() -> {
            Caller approver = Caller.system(cast.company());
            cast.bean(RefundDesk.class).approve(approver, refund);
            cast.bean(RefundDesk.class).markSent(approver, refund);
            return refund;
        });
        String number = cast.call(() -> cast.bean(Refunds.class)
                .find(cast.company(), refund)
                .orElseThrow()
                .number());

        load("1", cast.today(), Entry.debit("80.00", cast.today(), Entry.traced(number, "Refund " + number)));

        assertThat(cast.call(() -> cast.bean(Refunds.class)
                        .find(cast.company(), refund)
                        .orElseThrow()
                        .state()))
                .isEqualTo(RefundState.CONFIRMED);
        assertThat(line().state()).isEqualTo(LineState.PAID_OUT);
    }

    private ImportResult load(String id, LocalDate on, Entry... entries) {
        byte[] file = CamtText.file()
                .statement(id, CashCast.IBAN, on, on, balance.toPlainString(), entries)
                .bytes();
        for (Entry entry : entries) {
            balance = balance.add(entry.signed());
        }
        return cast.load(file);
    }

    private ReceiptLine line() {
        return cast.lines().getLast();
    }

    private PaymentId paymentOfLine() {
        return Objects.requireNonNull(line().payment());
    }

    private ReceiptLine lineOf(PaymentId payment) {
        return cast.in(() ->
                cast.bean(ReceiptLines.class).ofPayment(cast.company(), payment).orElseThrow());
    }

    private List<Payment> candidates() {
        ReceiptLine line = line();
        return cast.in(() -> cast.bean(LineDesk.class).candidates(cast.company(), line));
    }

    private void setAside(UUID line) {
        cast.call(() -> {
            cast.bean(LineDesk.class).setAside(cast.caller(), line, "Fee of the bank");
            return line;
        });
    }

    private OpenItem item(OpenItemId id) {
        return cast.in(() -> cast.bean(OpenItems.class).find(cast.company(), id).orElseThrow());
    }
}
