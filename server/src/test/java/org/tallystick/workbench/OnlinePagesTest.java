package org.tallystick.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.tallystick.access.Role;
import org.tallystick.cast.Trading;
import org.tallystick.customers.CustomerId;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.SettableClock;
import org.tallystick.platform.outbox.OutboxWorker;
import org.tallystick.providers.Reconciler;
import org.tallystick.testing.IntegrationTest;

/** Online payments as staff and payers see them: the link, the provider's page, what comes of it. */
@IntegrationTest
@TestPropertySource(properties = "tallystick.background=false") // the tests say when messages are worked off
class OnlinePagesTest {
    private static final Instant NOON = Instant.parse("2026-03-02T11:00:00Z");

    @Autowired
    MockMvcTester http;

    @Autowired
    ApplicationContext beans;

    @Autowired
    SettableClock clock;

    private Trading trading;
    private CustomerId acme;
    private InvoiceId invoice;
    private Desk clerk;

    @BeforeEach
    void open() {
        clock.set(NOON);
        trading = Trading.open(beans);
        acme = trading.customer("C-1", "Acme Corp");
        invoice = trading.invoice(acme, "100.00", trading.today());
        clerk = desk(Role.CASH_CLERK);
    }

    @AfterEach
    void letTimeGoOn() {
        clock.reset();
    }

    @Test
    void nothingIsAskedForUntilAProviderIsOn() {
        assertThat(clerk.page("/payment-requests").select("main").text()).contains("No payment provider is on");
        assertThat(clerk.post(
                        "/payment-requests",
                        "customer",
                        "C-1",
                        "pick",
                        trading.item(invoice).id().toString()))
                .hasStatus(409)
                .bodyText()
                .contains("PROVIDER_OFF");
        assertThat(clerk.get("/settings/payment-providers")).hasStatus(403);
    }

    @Test
    void aClerkSendsALinkAndThePayerPays() {
        turnOn();
        Document form = clerk.page("/payment-requests/new?customer=C-1");
        assertThat(form.select("[name=pick]")).hasSize(1);

        Document request = clerk.follow(ask());
        String link = path(request);
        Document door = pay(link);

        assertThat(door.select(".door-brand").text()).isEqualTo("Acme Manufacturing");
        assertThat(door.select("h1").text()).isEqualTo("Pay 119.00 EUR");
        assertThat(door.select("main").text()).contains(trading.item(invoice).number(), "never sees your card number");
        assertThat(door.select("input:not([type=hidden])").eachAttr("name")).containsExactly("keep");

        String hosted = begin(link);
        assertThat(pay(hosted).select("main").text()).contains("no real money moves");
        choose(hosted, "SUCCEED");

        assertThat(pay(link).select("h1").text()).isEqualTo("Thank you");
        assertThat(clerk.page("/payment-requests").select("tbody .badge").text())
                .isEqualTo("Paid");
        assertThat(clerk.page("/invoices/" + invoice).select("main").text()).contains("Settled");
        assertThat(clerk.page("/payments").select("tbody").text()).contains("Acme Corp");
    }

    @Test
    void thatThePayerCameBackProvesNothing() {
        turnOn();
        String link = path(clerk.follow(ask()));
        begin(link);

        Document back = pay(link);

        assertThat(back.select("h1").text()).isEqualTo("Your payment is being processed");
        assertThat(back.select("noscript").html()).contains("refresh");
        assertThat(clerk.page("/payment-requests/new?customer=C-1")
                        .select("main")
                        .text())
                .contains("Reserved by an online payment");
        assertThat(clerk.page("/invoices/" + invoice).select("main").text()).contains("Unpaid");
    }

    @Test
    void aDeclinedPaymentSaysWhyInPlainWords() {
        turnOn();
        String link = path(clerk.follow(ask()));

        choose(begin(link), "DECLINE");

        assertThat(pay(link).select("main").text())
                .contains("Not enough money on the card", "You can try again", "Go on to pay")
                .doesNotContain("insufficient_funds");
    }

    @Test
    void aWrongOrOldLinkShowsNothing() {
        turnOn();
        String link = path(clerk.follow(ask()));
        MvcTestResult wrong = http.get().uri(URI.create(link + "x")).exchange();

        assertThat(wrong).hasStatus(404).bodyText().contains("This link is not right");
        assertThat(http.get().uri(URI.create(link)).exchange())
                .hasStatusOk()
                .hasHeader("Referrer-Policy", "no-referrer");

        clock.set(NOON.plus(Duration.ofDays(15)));
        assertThat(pay(link).select("h1").text()).isEqualTo("This link has ended");
    }

    @Test
    void anUnknownOutcomeIsShownWithItsAgeAndAsksNobodyToPayAgain() {
        turnOn();
        String link = path(clerk.follow(ask()));
        choose(begin(link), "NO_ANSWER");
        clock.set(NOON.plus(Duration.ofMinutes(190)));

        assertThat(pay(link).select("main").text()).contains("We are checking your payment", "do not pay again");
        Document list = clerk.page("/payment-requests");
        assertThat(list.select("main").text()).contains("Outcome unknown", "3 hours");

        clerk.post(action(list, "/look"));
        CompanyScope.of(trading.company().id())
                .run(() -> beans.getBean(Reconciler.class).run(trading.company().id()));
        assertThat(pay(link).select("h1").text()).isEqualTo("Thank you");
    }

    @Test
    void aDisputedPaymentDoesNotCountAsPaid() {
        turnOn();
        MvcTestResult asked = ask();
        choose(begin(path(clerk.follow(asked))), "SUCCEED");
        String request = Objects.requireNonNull(asked.getResponse().getHeader("Location"))
                .replaceFirst("/c/[^/]+", "");

        clerk.post(action(clerk.page(request), "/sandbox"), "act", "DISPUTE");
        work();

        Document shown = clerk.page("/invoices/" + invoice);
        assertThat(shown.select("main").text()).contains("Payment disputed", "does not count as paid");
        Document chargebacks = clerk.page("/chargebacks?state=OPEN");
        assertThat(chargebacks.select("tbody").text())
                .contains("Acme Corp", "16 Mar 2026", "14 days left", "did not order it");
        String payment = chargebacks.select("tbody a").attr("href").replaceFirst("/c/[^/]+", "");
        assertThat(clerk.page(payment).select(".actions .badge").text()).isEqualTo("Disputed");
        assertThat(clerk.page(payment).select("main").text()).contains("Evidence by 16 Mar 2026");
        assertThat(clerk.page(payment).select("form[action$=/return]")).isEmpty();

        clerk.post(action(clerk.page(request), "/sandbox"), "act", "LOSE");
        work();

        assertThat(clerk.page("/invoices/" + invoice).select("main").text()).contains("Unpaid");
        assertThat(clerk.page("/chargebacks?state=LOST").select("tbody").text()).contains("Lost");
    }

    @Test
    void aSavedMethodIsChargedFromTheCustomersPage() {
        turnOn();
        String link = path(clerk.follow(ask()));
        choose(begin(link, "keep", "true"), "SUCCEED");
        InvoiceId next = trading.invoice(acme, "50.00", trading.today());

        Document tab = clerk.page("/customers/" + acme + "/saved-methods");
        assertThat(tab.select("main").text()).contains("Visa ending in 4242", "I agree that", "Active");

        Document charged = clerk.follow(clerk.post(
                action(tab, "/charge"), "pick", trading.item(next).id().toString()));
        assertThat(charged.select("main").text()).contains("Paid");
        assertThat(trading.item(next).isOpen()).isFalse();

        Document removed = clerk.follow(clerk.post(action(tab, "/remove"), "reason", "the payer asked for it"));
        assertThat(removed.select("main").text()).contains("Removed", "the payer asked for it");
    }

    @Test
    void anAdministratorSeesWhatTheProviderHolds() {
        Desk administrator = turnOn();
        choose(begin(path(clerk.follow(ask()))), "SUCCEED");

        Document settings = administrator.page("/settings/payment-providers");
        assertThat(settings.select("main").text())
                .contains("116.32", "/hooks/" + trading.company().code() + "/sandbox");

        Document paidOut =
                administrator.follow(administrator.post("/settings/payment-providers/payouts", "currency", "EUR"));
        work();
        assertThat(paidOut.select(".notice-good").text()).contains("Paid out 116.32");
        assertThat(administrator
                        .page("/settings/payment-providers")
                        .select("tbody")
                        .text())
                .contains("116.32", "Not yet");
    }

    /** The sandbox is on: 2 per cent and 0.30 of each payment. */
    private Desk turnOn() {
        Desk administrator = desk(Role.ADMINISTRATOR);
        MvcTestResult saved = administrator.post(
                "/settings/payment-providers",
                "enabled",
                "true",
                "feePercent",
                "2",
                "feeFixed",
                "0.30",
                "disputeFee",
                "15");
        assertThat(saved).hasStatus(303);
        return administrator;
    }

    private MvcTestResult ask() {
        return clerk.post(
                "/payment-requests",
                "customer",
                "C-1",
                "pick",
                trading.item(invoice).id().toString());
    }

    private static String path(Document request) {
        String link = request.select("a[href*=/pay/]").attr("href");
        return link.substring(link.indexOf("/pay/"));
    }

    private static String action(Document page, String end) {
        return page.select("form[action$=" + end + "]").attr("action").replaceFirst("/c/[^/]+", "");
    }

    private Document pay(String address) {
        return Desk.parsed(http.get().uri(URI.create(address)).exchange());
    }

    /** The payer goes on to the provider's page. */
    private String begin(String link, String... fields) {
        return send(link, fields);
    }

    private void choose(String hosted, String outcome) {
        send(hosted, "outcome", outcome);
        work();
    }

    private String send(String address, String... fields) {
        var request = http.post().uri(URI.create(address)).with(csrf());
        for (int i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
        }
        MvcTestResult answer = request.exchange();
        assertThat(answer).hasStatus(303);
        return Objects.requireNonNull(answer.getResponse().getHeader("Location"));
    }

    private void work() {
        beans.getBean(OutboxWorker.class).drain(trading.company().id());
    }

    private Desk desk(Role role) {
        return new Desk(http, trading.company().code(), trading.member(role));
    }
}
