package org.tallystick.cashapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.tallystick.cast.Trading;
import org.tallystick.customers.CustomerId;
import org.tallystick.insights.Aging;
import org.tallystick.insights.AgingQuery;
import org.tallystick.invoicing.CreditDesk;
import org.tallystick.invoicing.CreditReason;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.PaymentId;
import org.tallystick.payments.Payments;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Refusal;
import org.tallystick.receivables.Allocation;
import org.tallystick.receivables.AllocationDesk;
import org.tallystick.receivables.AllocationRequest;
import org.tallystick.receivables.Allocations;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItems;
import org.tallystick.receivables.Slice;
import org.tallystick.testing.IntegrationTest;

/** A payer who deducts a credit memo: what is left of it is used with the payment, and comes back with it. */
@IntegrationTest
class CreditTakenAlongTest {
    @Autowired
    ApplicationContext beans;

    private Trading trading;
    private LocalDate today;
    private CustomerId acme;
    private OpenItem credit;
    private OpenItem invoice;

    /** 119.00 paid and credited by 20.00 afterwards; 238.00 open. */
    @BeforeEach
    void setUp() {
        trading = Trading.open(beans);
        today = trading.today();
        acme = trading.customer("C-1", "Acme Corp");
        InvoiceId paid = trading.invoice(acme, "100.00", today);
        trading.paid(paid, eur("119.00"), today);
        trading.call(() -> trading.bean(CreditDesk.class)
                .credit(trading.caller(), paid, eur("20.00"), today, CreditReason.PRICE, "agreed"));
        credit = trading.call(
                () -> trading.bean(OpenItems.class).openOf(trading.company().id(), List.of(acme)).stream()
                        .filter(item -> item.open().isNegative())
                        .findFirst()
                        .orElseThrow());
        invoice = trading.item(trading.invoice(acme, "200.00", today));
    }

    @Test
    void bothNamedItSettlesByItselfAndIsTakenBackAsOne() {
        PaymentId payment = trading.receive(acme, "218.00", today, invoice.number() + " less " + credit.number());

        apply(payment);

        assertThat(open(invoice)).isEqualTo(eur("0.00"));
        assertThat(open(credit)).isEqualTo(eur("0.00"));
        assertThat(unapplied(payment)).isEqualTo(eur("0.00"));
        assertThat(active(payment))
                .extracting(Allocation::kind)
                .containsExactlyInAnyOrder(Allocation.Kind.PAYMENT, Allocation.Kind.CREDIT);
        assertThat(aged()).isEmpty();

        takeBack(payment);

        assertThat(open(invoice)).isEqualTo(eur("238.00"));
        assertThat(open(credit)).isEqualTo(eur("-20.00"));
        assertThat(unapplied(payment)).isEqualTo(eur("218.00"));
        assertThat(aged()).containsExactly(eur("238.00"), eur("-20.00"), eur("-218.00"));
    }

    @Test
    void theBankTakesThePaymentBackWithItsCredit() {
        PaymentId payment = trading.receive(acme, "218.00", today, invoice.number() + " less " + credit.number());
        apply(payment);

        trading.call(() -> {
            trading.bean(AllocationDesk.class).returnPayment(trading.caller(), payment, today, "AM04");
            return payment;
        });

        assertThat(open(invoice)).isEqualTo(eur("238.00"));
        assertThat(open(credit)).isEqualTo(eur("-20.00"));
    }

    @Test
    void aPersonAcceptsWhatIsProposedWithACredit() {
        PaymentId payment = trading.receive(acme, "218.00", today);
        apply(payment);
        Proposed proposed = trading.call(() -> trading.bean(Proposals.class)
                .of(trading.company().id(), List.of(payment))
                .get(payment));

        assertThat(proposed).isNotNull();
        assertThat(proposed.parts()).extracting(Proposed.Part::amount).contains(eur("-20.00"), eur("238.00"));
        assertThat(proposed.left()).isEqualTo(eur("0.00"));

        trading.call(() -> trading.bean(Acceptance.class).accept(trading.caller(), payment, proposed.seal()));
        Money afterAcceptance = open(credit);
        trading.call(() -> {
            trading.bean(Acceptance.class).undo(trading.caller(), payment, "a slip");
            return payment;
        });

        assertThat(afterAcceptance).isEqualTo(eur("0.00"));
        assertThat(open(credit)).isEqualTo(eur("-20.00"));
        assertThat(active(payment)).isEmpty();
    }

    @Test
    void aCreditIsNeverUsedForMoreThanItHasNorForMoreThanTheItems() {
        PaymentId payment = trading.receive(acme, "218.00", today);

        assertThat(codeOf(() -> settle(payment, "238.00", "20.01"))).isEqualTo("CREDIT_USED_UP");
        assertThat(codeOf(() -> settle(payment, "20.00", "20.00"))).isEqualTo("CREDIT_EXCEEDS_ITEMS");
        assertThat(codeOf(() -> settle(payment, "10.00", "20.00"))).isEqualTo("CREDIT_EXCEEDS_ITEMS");
        assertThat(open(credit)).isEqualTo(eur("-20.00"));

        settle(payment, "38.00", "20.00");

        assertThat(unapplied(payment)).isEqualTo(eur("200.00"));
        assertThat(open(invoice)).isEqualTo(eur("200.00"));
    }

    private void settle(PaymentId payment, String amount, String used) {
        trading.call(() -> trading.bean(AllocationDesk.class)
                .allocate(
                        trading.caller(),
                        new AllocationRequest(
                                payment,
                                List.of(new Slice(invoice.id(), eur(amount))),
                                List.of(),
                                List.of(new Slice(credit.id(), eur(used))),
                                today,
                                AllocationRequest.MANUAL)));
    }

    private void apply(PaymentId payment) {
        CompanyScope.of(trading.company().id())
                .run(() -> trading.bean(AutomaticApplication.class).apply(trading.caller(), payment));
    }

    private void takeBack(PaymentId payment) {
        trading.call(() -> {
            Allocation own = active(payment).stream()
                    .filter(allocation -> allocation.payment() != null)
                    .findFirst()
                    .orElseThrow();
            trading.bean(AllocationDesk.class).takeBack(trading.caller(), List.of(own.id()), today, "wrong");
            return own;
        });
    }

    private List<Allocation> active(PaymentId payment) {
        return trading.call(() -> trading
                .bean(Allocations.class)
                .ofPayment(trading.company().id(), payment)
                .stream()
                .filter(Allocation::isActive)
                .toList());
    }

    private Money open(OpenItem item) {
        return trading.call(() -> trading.bean(OpenItems.class)
                .find(trading.company().id(), item.id())
                .orElseThrow()
                .open());
    }

    private Money unapplied(PaymentId payment) {
        return trading.call(() -> trading.bean(Payments.class)
                .find(trading.company().id(), payment)
                .orElseThrow()
                .unapplied());
    }

    /** Open, credits and unapplied as the aging has them today. */
    private List<Money> aged() {
        return trading
                .call(() -> trading.bean(Aging.class).totals(trading.company().id(), AgingQuery.on(today)))
                .stream()
                .flatMap(total -> Stream.of(total.open(), total.credits(), total.unapplied()))
                .toList();
    }

    private static Money eur(String amount) {
        return Money.of(amount, Trading.EUR);
    }

    private static String codeOf(Runnable work) {
        try {
            work.run();
            return "done";
        } catch (Refusal refusal) {
            return refusal.code();
        }
    }
}
