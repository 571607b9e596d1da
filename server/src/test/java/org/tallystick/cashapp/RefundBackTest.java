package org.tallystick.cashapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.tallystick.access.Caller;
import org.tallystick.cashapp.CamtText.Entry;
import org.tallystick.payments.PaymentId;
import org.tallystick.payments.Refund;
import org.tallystick.payments.RefundDesk;
import org.tallystick.payments.RefundId;
import org.tallystick.payments.RefundInput;
import org.tallystick.payments.RefundState;
import org.tallystick.payments.Refunds;
import org.tallystick.testing.IntegrationTest;

/** Refunds that were paid out and come back with a statement. */
@IntegrationTest
class RefundBackTest {
    @Autowired
    BeanFactory server;

    private CashCast cast;
    private PaymentId payment;
    private RefundId id;
    private BigDecimal balance = new BigDecimal("1000.00");

    @BeforeEach
    void aRefundOnItsWay() {
        cast = new CashCast(server);
        payment = cast.paid(cast.customer(), "80.00", "too much");
        id = cast.call(() -> cast.bean(RefundDesk.class)
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
            cast.bean(RefundDesk.class).approve(approver, id);
            cast.bean(RefundDesk.class).markSent(approver, id);
            return id;
        });
    }

    @Test
    void whatComesBackIsTheUnappliedMoneyOfItsPaymentAgain() {
        load("1", out());
        assertThat(cast.payment(payment).unapplied().isZero()).isTrue();

        ImportResult result = load("2", back());

        assertThat(refund().state()).isEqualTo(RefundState.RETURNED);
        assertThat(cast.payment(payment).unapplied()).isEqualTo(cast.money("80.00"));
        assertThat(line().state()).isEqualTo(LineState.RETURNED);
        assertThat(line().refund()).isEqualTo(id);
        assertThat(line().payment()).isNull();
        assertThat(result.unidentified()).isZero();
        assertThat(events()).endsWith(RefundState.CONFIRMED, RefundState.RETURNED);
    }

    @Test
    void bothMayStandInOneFile() {
        load("1", out(), back());

        assertThat(refund().state()).isEqualTo(RefundState.RETURNED);
        assertThat(cast.lines()).extracting(ReceiptLine::state).contains(LineState.PAID_OUT, LineState.RETURNED);
    }

    @Test
    void whatWasBookedByHandOnlyGetsItsLine() {
        load("1", out());
        cast.call(() -> {
            cast.bean(RefundDesk.class).comeBack(cast.caller(), id, today(), "account closed");
            return id;
        });

        load("2", back());

        assertThat(line().state()).isEqualTo(LineState.RETURNED);
        assertThat(cast.payment(payment).unapplied()).isEqualTo(cast.money("80.00"));
    }

    @Test
    void aReturnOfWhatWasNeverPaidOutWaitsForAPerson() {
        ImportResult result = load("1", back());

        assertThat(refund().state()).isEqualTo(RefundState.SENT);
        assertThat(line().state()).isEqualTo(LineState.UNIDENTIFIED);
        assertThat(line().payment()).isNull();
        assertThat(result.unidentified()).isEqualTo(1);
    }

    @Test
    void anotherAmountIsAPaymentAsAny() {
        load("1", out());

        load("2", Entry.credit("79.00", today(), Entry.traced(refund().number(), "returned")));

        assertThat(refund().state()).isEqualTo(RefundState.CONFIRMED);
        assertThat(line().payment()).isNotNull();
    }

    @Test
    void aNewRefundMayFollow() {
        load("1", out());
        load("2", back());

        RefundId again = cast.call(() -> cast.bean(RefundDesk.class)
                .request(
                        cast.caller(),
                        new RefundInput(
                                payment,
                                cast.money("80.00"),
                                cast.payment(payment).bankAccount(),
                                "Ada Lovelace",
                                "NL91ABNA0417164300",
                                null,
                                "to the right account")));

        assertThat(again).isNotEqualTo(id);
        assertThat(cast.payment(payment).unapplied().isZero()).isTrue();
    }

    private Entry out() {
        return Entry.debit("80.00", today(), Entry.traced(refund().number(), "Refund"));
    }

    private Entry back() {
        return Entry.credit("80.00", today(), Entry.traced(refund().number(), "returned"));
    }

    private LocalDate today() {
        return cast.today();
    }

    private Refund refund() {
        return cast.call(() -> cast.bean(Refunds.class).find(cast.company(), id).orElseThrow());
    }

    private List<RefundState> events() {
        return cast.call(() -> cast.bean(Refunds.class).events(cast.company(), id).stream()
                .map(event -> event.state())
                .toList());
    }

    private ReceiptLine line() {
        return cast.lines().getLast();
    }

    private ImportResult load(String number, Entry... entries) {
        byte[] file = CamtText.file()
                .statement(number, CashCast.IBAN, today(), today(), balance.toPlainString(), entries)
                .bytes();
        for (Entry entry : entries) {
            balance = balance.add(entry.signed());
        }
        return cast.load(file);
    }
}
