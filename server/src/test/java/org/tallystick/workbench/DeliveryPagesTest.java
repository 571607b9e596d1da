package org.tallystick.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.tallystick.access.Role;
import org.tallystick.cast.Trading;
import org.tallystick.customers.ContactRole;
import org.tallystick.customers.CustomerDesk;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.CustomerKind;
import org.tallystick.customers.CustomerProfile;
import org.tallystick.customers.DeliveryChannel;
import org.tallystick.customers.PostalAddress;
import org.tallystick.delivery.Deliveries;
import org.tallystick.invoicing.CreditDesk;
import org.tallystick.invoicing.CreditMemoId;
import org.tallystick.invoicing.CreditReason;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.lib.receivables.terms.PaymentTerms;
import org.tallystick.platform.outbox.OutboxWorker;
import org.tallystick.testing.IntegrationTest;

@IntegrationTest
class DeliveryPagesTest {
    @Autowired
    MockMvcTester http;

    @Autowired
    ApplicationContext beans;

    private Trading trading;
    private Desk clerk;
    private Desk auditor;

    @BeforeEach
    void setUp() {
        trading = Trading.open(beans);
        clerk = new Desk(http, trading.company().code(), trading.member(Role.BILLING_CLERK));
        auditor = new Desk(http, trading.company().code(), trading.member(Role.AUDITOR));
    }

    @Test
    void anInvoiceAndItsCreditMemoAreShownAsPdf() {
        InvoiceId invoice = trading.invoice(trading.customer("C-1", "Acme Corp"), "100.00", trading.today());
        CreditMemoId memo = trading.call(() -> trading.bean(CreditDesk.class)
                .creditRest(trading.caller(), invoice, trading.today(), CreditReason.PRICE, "agreed"));

        for (String document : Set.of("/invoices/" + invoice, "/credit-memos/" + memo)) {
            assertThat(auditor.page(document).select("a[href$=/pdf]")).hasSize(1);
            MvcTestResult pdf = auditor.get(document + "/pdf");
            assertThat(pdf).hasStatusOk().hasContentType("application/pdf");
            assertThat(pdf.getResponse().getHeader("Content-Disposition")).startsWith("inline; filename");
        }
    }

    @Test
    void pdfsOfOtherCompaniesAreNotFound() {
        Trading other = Trading.open(beans);
        InvoiceId theirs = other.invoice(other.customer("C-1", "Globex"), "100.00", other.today());
        Desk stranger = new Desk(http, trading.company().code(), other.member(Role.ADMINISTRATOR));

        assertThat(clerk.get("/invoices/" + theirs + "/pdf")).hasStatus(404);
        assertThat(clerk.get("/credit-memos/" + UUID.randomUUID() + "/pdf")).hasStatus(404);
        assertThat(clerk.get("/deliveries/prints/" + UUID.randomUUID())).hasStatus(404);
        assertThat(clerk.post("/deliveries/" + UUID.randomUUID() + "/send-again"))
                .hasStatus(404);
        assertThat(stranger.get("/deliveries")).hasStatus(404);
    }

    @Test
    void whatHasNoAddressIsShownUntilItIsSentAgain() {
        CustomerId acme = trading.customer("C-1", "Acme Corp");
        InvoiceId invoice = trading.invoice(acme, "100.00", trading.today());
        deliver(invoice);

        Document failed = clerk.page("/deliveries");
        assertThat(failed.select("tbody tr").text()).contains("Acme Corp").contains("No e-mail address");
        assertThat(failed.select("tbody a[href$=/customers/" + acme + "/contacts]"))
                .hasSize(1);
        String again = failed.select("tbody form").attr("action").replaceFirst("/c/[^/]+", "");
        assertThat(clerk.post(again)).hasStatus(422);

        trading.call(() -> trading.bean(CustomerDesk.class)
                .addContact(
                        trading.caller(),
                        acme,
                        "Ada Lovelace",
                        "ada@acme.example",
                        null,
                        null,
                        Set.of(ContactRole.INVOICE_RECIPIENT)));
        Document sent = clerk.follow(clerk.post("/invoices/" + invoice + "/deliveries"));

        assertThat(sent.select("section:has(h2:contains(Delivery))").text()).contains("ada@acme.example");
        assertThat(clerk.page("/deliveries").select("tbody form[action$=" + again + "]"))
                .isEmpty();
    }

    @Test
    void whatGoesByPostIsPrintedInOneGo() {
        CustomerId paper = onPaper();
        deliver(trading.invoice(paper, "100.00", trading.today()));
        deliver(trading.invoice(paper, "200.00", trading.today()));
        assertThat(clerk.page("/deliveries")
                        .select("form[action$=/deliveries/print]")
                        .text())
                .isEqualTo("Print 2 documents");

        Document printed = clerk.follow(clerk.post("/deliveries/print"));

        assertThat(printed.select("form[action$=/deliveries/print]")).isEmpty();
        String pdf = printed.select("main a[href*=/deliveries/prints/]").attr("href");
        assertThat(clerk.get(pdf.replaceFirst("/c/[^/]+", ""))).hasStatusOk().hasContentType("application/pdf");
        assertThat(clerk.post("/deliveries/print")).hasStatus(409);
    }

    @Test
    void whoMayNotBillOnlyLooks() {
        InvoiceId invoice = trading.invoice(onPaper(), "100.00", trading.today());
        deliver(invoice);

        assertThat(auditor.page("/deliveries").select("main form")).isEmpty();
        assertThat(auditor.page("/invoices/" + invoice).select("main form")).isEmpty();
        assertThat(auditor.post("/deliveries/print")).hasStatus(403);
        assertThat(auditor.post("/invoices/" + invoice + "/deliveries")).hasStatus(403);
        assertThat(auditor.post("/deliveries/" + UUID.randomUUID() + "/send-again"))
                .hasStatus(403);
    }

    private CustomerId onPaper() {
        var profile = new CustomerProfile(
                "C-2",
                "Globex",
                CustomerKind.BUSINESS,
                null,
                Locale.ENGLISH,
                Trading.EUR,
                PaymentTerms.net(30),
                null,
                DeliveryChannel.PRINT,
                new PostalAddress("1 Main Street", "10115", "Berlin", "DE"),
                null);
        return trading.call(() -> trading.bean(CustomerDesk.class).create(trading.caller(), profile));
    }

    /** Works messages off until the document has a delivery; the server may be doing the same at this moment. */
    private void deliver(InvoiceId invoice) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            trading.bean(OutboxWorker.class).drain(trading.company().id());
            return !trading.call(() -> trading.bean(Deliveries.class)
                            .ofDocument(trading.company().id(), invoice.value()))
                    .isEmpty();
        });
    }
}
