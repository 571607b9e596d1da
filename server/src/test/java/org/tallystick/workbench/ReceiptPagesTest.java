package org.tallystick.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.tallystick.access.Role;
import org.tallystick.cast.Trading;
import org.tallystick.customers.ContactRole;
import org.tallystick.customers.CustomerDesk;
import org.tallystick.customers.CustomerId;
import org.tallystick.delivery.Artefact;
import org.tallystick.delivery.Deliveries;
import org.tallystick.delivery.Delivery;
import org.tallystick.delivery.ReceiptDesk;
import org.tallystick.delivery.Receipts;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.PaymentId;
import org.tallystick.testing.IntegrationTest;

/** A receipt says what a payment paid and what remains open, and stays as it was sent. */
@IntegrationTest
class ReceiptPagesTest {
    @Autowired
    MockMvcTester http;

    @Autowired
    ApplicationContext beans;

    private Trading trading;
    private Desk clerk;
    private CustomerId acme;
    private InvoiceId invoice;
    private PaymentId payment;
    private LocalDate today;

    @BeforeEach
    void anInvoicePaidInPart() {
        trading = Trading.open(beans);
        today = trading.today();
        clerk = new Desk(http, trading.company().code(), trading.member(Role.CASH_CLERK));
        acme = trading.customer("C-1", "Acme Corp");
        invoice = trading.invoice(acme, "100.00", today);
        payment = trading.paid(invoice, Money.of("80.00", Trading.EUR), today);
    }

    @Test
    void aReceiptIsSentAndStaysAsItWas() {
        reachable();

        Document sent = clerk.follow(clerk.post(here() + "/receipts"));
        byte[] before = issued();
        trading.paid(invoice, Money.of("39.00", Trading.EUR), today);

        String link = sent.select("a[href*=/receipts/]").attr("href").replaceFirst("/c/[^/]+", "");
        Delivery delivery = trading.call(() ->
                trading.bean(Deliveries.class).ofCustomer(trading.company().id(), acme, 1, 50).rows().stream()
                        .filter(one -> one.subjectType() == Delivery.SubjectType.RECEIPT)
                        .findFirst()
                        .orElseThrow());
        assertThat(clerk.get(link)).hasStatusOk().hasContentType(Artefact.PDF);
        assertThat(issued()).isEqualTo(before);
        assertThat(delivery.number()).startsWith("PAY-");
        assertThat(clerk.page("/customers/" + acme + "/timeline").text()).contains("Receipt sent: PAY-");
    }

    @Test
    void aReceiptNeedsAnAddressAndLeavesNothingBehindWithoutOne() {
        assertThat(clerk.post(here() + "/receipts")).hasStatus(422).bodyText().contains("No e-mail address");

        assertThat(trading.call(() ->
                        trading.bean(Receipts.class).ofPayment(trading.company().id(), payment)))
                .isEmpty();
        assertThat(clerk.get(here() + "/receipt")).hasStatusOk().hasContentType(Artefact.PDF);
    }

    @Test
    void aReturnedPaymentHasNoReceipt() {
        clerk.post(here() + "/return", "on", today.toString(), "reason", "AM04");

        assertThat(clerk.page(here()).select("a[href$=/receipt]")).isEmpty();
        assertThat(clerk.get(here() + "/receipt")).hasStatus(409);
        assertThat(clerk.post(here() + "/receipts")).hasStatus(409);
    }

    @Test
    void theReceiptOfAnotherPaymentIsNotThere() {
        reachable();
        clerk.post(here() + "/receipts");
        PaymentId other = trading.receive(acme, "5.00", today);
        String receipt = trading.call(() -> trading.bean(Receipts.class)
                .ofPayment(trading.company().id(), payment)
                .getFirst()
                .id()
                .toString());

        assertThat(clerk.get("/payments/" + other + "/receipts/" + receipt)).hasStatus(404);
    }

    @Test
    void whoMayNotTakePaymentsSendsNone() {
        reachable();
        Desk auditor = new Desk(http, trading.company().code(), trading.member(Role.AUDITOR));

        assertThat(auditor.post(here() + "/receipts")).hasStatus(403);
        assertThat(auditor.get(here() + "/receipt")).hasStatusOk();
    }

    private byte[] issued() {
        return trading.call(() -> {
            var company = trading.company().id();
            var receipt =
                    trading.bean(Receipts.class).ofPayment(company, payment).getFirst();
            return trading.bean(ReceiptDesk.class)
                    .issued(company, payment, receipt.id())
                    .content();
        });
    }

    private void reachable() {
        trading.call(() -> {
            trading.bean(CustomerDesk.class)
                    .addContact(
                            trading.caller(),
                            acme,
                            "Ada",
                            "ada@example.com",
                            null,
                            null,
                            Set.of(ContactRole.INVOICE_RECIPIENT));
            return true;
        });
    }

    private String here() {
        return "/payments/" + payment;
    }
}
