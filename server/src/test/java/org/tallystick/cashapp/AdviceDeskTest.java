package org.tallystick.cashapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.tallystick.cashapp.Advice.State;
import org.tallystick.cashapp.MatchDecisions.MatchDecision;
import org.tallystick.cast.BankFile;
import org.tallystick.customers.CustomerId;
import org.tallystick.payments.PaymentId;
import org.tallystick.platform.Refusal;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.testing.IntegrationTest;

@IntegrationTest
class AdviceDeskTest {
    @Autowired
    BeanFactory server;

    CashCast cast;
    CustomerId ada;

    @BeforeEach
    void newCompany() {
        cast = new CashCast(server);
        ada = cast.customer("NET 30; 2% 14", null);
    }

    @Test
    void anAdviceThatComesAfterThePaymentSettlesItToTheLetter() {
        OpenItemId first = cast.owes(ada, "INV-000001", "100.00");
        OpenItemId second = cast.owes(ada, "INV-000002", "50.00");
        PaymentId payment = cast.paid(null, "138.00", "TRACE 778899");

        AdviceResult result = take("""
                document,gross,discount,deduction,reason,net,trace
                INV-000001,100.00,2.00,,,98.00,778899
                INV-000002,50.00,,10.00,freight,40.00,778899
                """);

        assertThat(result.joined()).isEqualTo(1);
        assertThat(result.applied()).isEqualTo(1);
        assertThat(cast.open(first).isZero()).as("the discount is granted").isTrue();
        assertThat(cast.open(second)).isEqualTo(cast.money("10.00"));
        assertThat(cast.payment(payment).unapplied().isZero()).isTrue();
        assertThat(decision(payment).rule()).isEqualTo("advice");
        assertThat(decision(payment).explanation())
                .contains("INV-000001: discount 2.00 EUR.")
                .contains("INV-000002: 10.00 EUR stays open (freight).");
    }

    @Test
    void anAdviceThatComesBeforeThePaymentWaitsForIt() {
        OpenItemId item = cast.owes(ada, "INV-000001", "100.00");
        AdviceResult result = take("document,net,trace\nINV-000001,60.00,TR-778899\n");

        ImportResult statement = load("60.00", "Somebody", "PAYMENT TR-778899 THANK YOU");

        assertThat(result.waiting()).isEqualTo(1);
        assertThat(statement.autoApplied()).isEqualTo(1);
        assertThat(cast.open(item)).isEqualTo(cast.money("40.00"));
        assertThat(advice(result).state()).isEqualTo(State.JOINED);
        assertThat(advice(result).rule()).isEqualTo("trace");
    }

    @Test
    void payerAndAmountJoinWhenThereIsNoTrace() {
        OpenItemId item = cast.owes(ada, "INV-000001", "100.00");
        PaymentId payment = cast.paid(ada, "70.00", "thanks");

        AdviceResult result = take("document,net\nINV-000001,70.00\n");

        assertThat(advice(result).rule()).isEqualTo("payer");
        assertThat(advice(result).payment()).isEqualTo(payment);
        assertThat(cast.open(item)).isEqualTo(cast.money("30.00"));
    }

    @Test
    void twoCandidatesWaitForAPerson() {
        cast.owes(ada, "INV-000001", "100.00");
        cast.paid(ada, "70.00", "thanks");
        PaymentId meant = cast.paid(ada, "70.00", "thanks again");

        AdviceResult result = take("document,net\nINV-000001,70.00\n");
        State before = advice(result).state();
        cast.call(() -> {
            cast.bean(AdviceDesk.class).join(cast.caller(), result.ids().getFirst(), meant);
            return meant;
        });

        assertThat(before).isEqualTo(State.WAITING);
        assertThat(advice(result).rule()).isEqualTo("hand");
        assertThat(cast.payment(meant).unapplied().isZero()).isTrue();
    }

    @Test
    void theSameAdviceTwiceIsKeptOnce() {
        cast.owes(ada, "INV-000001", "100.00");
        PaymentId payment = cast.paid(ada, "70.00", "thanks");
        String table = "document,net\nINV-000001,70.00\n";
        AdviceResult first = take(table);

        AdviceResult again = take(table);

        assertThat(again.fresh()).isZero();
        assertThat(again.duplicate()).isEqualTo(1);
        assertThat(again.ids()).isEqualTo(first.ids());
        assertThat(again.applied()).isZero();
        assertThat(cast.payment(payment).unapplied().isZero()).isTrue();
    }

    @Test
    void linesThatDoNotSumToThePaymentSettleNothingAndNameTheDifference() {
        OpenItemId item = cast.owes(ada, "INV-000001", "100.00");
        PaymentId payment = cast.paid(ada, "100.00", "INV-000001 trace 778899");

        AdviceResult result = take("document,net,trace,total\nINV-000001,95.00,778899,100.00\n");

        assertThat(result.joined()).isEqualTo(1);
        assertThat(result.applied()).isZero();
        assertThat(cast.open(item)).isEqualTo(cast.money("100.00"));
        assertThat(decision(payment).explanation())
                .contains("lists 95.00 EUR, the payment is 100.00 EUR: 5.00 EUR more");
        var suggested = cast.in(() -> cast.bean(Suggestions.class).forPayment(cast.company(), payment));
        assertThat(suggested.explanation()).contains("5.00 EUR more");
        assertThat(suggested.items().getFirst().proposed()).isEqualTo(cast.money("95.00"));
    }

    @Test
    void aDiscountThatIsNotEarnedStaysOpen() {
        CustomerId strict = cast.customer("NET 30", null);
        OpenItemId item = cast.owes(strict, "INV-000001", "100.00");
        PaymentId payment = cast.paid(strict, "98.00", "thanks");

        take("document,gross,discount,net\nINV-000001,100.00,2.00,98.00\n");

        assertThat(cast.open(item)).isEqualTo(cast.money("2.00"));
        assertThat(decision(payment).explanation()).contains("the discount of 2.00 EUR is not earned");
    }

    @Test
    void aLockboxCheckThatOnlyNamesItsInvoicesIsSettledWhenTheyAreThePayment() {
        var dollars = new CashCast(server, "USD", "12345678");
        CustomerId payer = dollars.customer();
        OpenItemId first = dollars.owes(payer, "INV-2026-000123", "200.00");
        OpenItemId second = dollars.owes(payer, "INV-2026-000124", "50.50");
        dollars.paid(null, "250.50", "check 0000001001");

        AdviceResult result = dollars.call(() -> dollars.bean(AdviceDesk.class)
                .importFile(
                        dollars.caller(),
                        "lockbox.bai",
                        AdviceFileTest.LOCKBOX
                                .replace(
                                        "260227",
                                        DateTimeFormatter.ofPattern("yyMMdd").format(dollars.today()))
                                .getBytes(StandardCharsets.UTF_8),
                        AdviceOptions.NONE));

        assertThat(result.source()).isEqualTo(AdviceSource.LOCKBOX);
        assertThat(result.problems()).isEmpty();
        assertThat(result.joined()).isEqualTo(1);
        assertThat(result.waiting()).isEqualTo(1);
        assertThat(dollars.open(first).isZero()).isTrue();
        assertThat(dollars.open(second).isZero()).isTrue();
    }

    @Test
    void whatAPersonDidIsNeverUndone() {
        OpenItemId item = cast.owes(ada, "INV-000001", "100.00");
        OpenItemId other = cast.owes(ada, "INV-000002", "70.00");
        PaymentId payment = cast.paid(ada, "70.00", "INV-000002");
        cast.call(() -> cast.bean(AutomaticApplication.class).apply(cast.caller(), payment));

        AdviceResult result = take("document,net\nINV-000001,70.00\n");

        assertThat(result.joined()).isEqualTo(1);
        assertThat(cast.open(item)).isEqualTo(cast.money("100.00"));
        assertThat(cast.open(other).isZero()).isTrue();
    }

    @Test
    void separatedAndLeftAsideStaysSo() {
        cast.owes(ada, "INV-000001", "100.00");
        AdviceDesk desk = cast.bean(AdviceDesk.class);
        AdviceResult joined = take("document,net,trace\nINV-000001,60.00,TR-778899\n");
        AdviceResult aside = take("document,net\nINV-000001,55.00\n");
        load("60.00", "Somebody", "TR-778899");
        cast.call(() -> {
            desk.separate(cast.caller(), joined.ids().getFirst(), "wrong payment");
            desk.setAside(cast.caller(), aside.ids().getFirst(), "paid in cash");
            return desk;
        });

        take("document,net,trace\nINV-000001,60.00,TR-778899\n");
        cast.paid(ada, "55.00", "thanks");

        assertThat(advice(joined).state()).isEqualTo(State.WAITING);
        assertThat(advice(aside).state()).isEqualTo(State.SET_ASIDE);
        assertThatThrownBy(() -> cast.call(() -> {
                    desk.setAside(cast.caller(), joined.ids().getFirst(), " ");
                    return desk;
                }))
                .isInstanceOf(Refusal.class);
    }

    private AdviceResult take(String table) {
        return cast.call(() -> cast.bean(AdviceDesk.class)
                .importFile(cast.caller(), "advice.csv", table.getBytes(StandardCharsets.UTF_8), AdviceOptions.NONE));
    }

    private ImportResult load(String amount, String payer, String text) {
        return cast.load(
                BankFile.of("STMT-1", cast.today()).credit(amount, payer, text).bytes());
    }

    private Advice advice(AdviceResult result) {
        return cast.in(() -> cast.bean(Advices.class)
                .find(cast.company(), result.ids().getFirst())
                .orElseThrow());
    }

    private MatchDecision decision(PaymentId payment) {
        return cast.in(() ->
                cast.bean(MatchDecisions.class).latest(cast.company(), payment).orElseThrow());
    }
}
