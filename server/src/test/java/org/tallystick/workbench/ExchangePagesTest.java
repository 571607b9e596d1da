package org.tallystick.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Objects;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.tallystick.access.Role;
import org.tallystick.cast.Trading;
import org.tallystick.customers.CustomerId;
import org.tallystick.payments.PaymentId;
import org.tallystick.testing.IntegrationTest;

/** A clerk says in which currency a payment was made, follows it there, and takes that back. */
@IntegrationTest
class ExchangePagesTest {
    @Autowired
    MockMvcTester http;

    @Autowired
    ApplicationContext beans;

    private Trading trading;
    private PaymentId payment;
    private Desk clerk;

    @BeforeEach
    void setUp() {
        trading = Trading.open(beans);
        LocalDate today = trading.today();
        CustomerId acme = trading.customer("C-1", "Acme Corp");
        payment = trading.receive(acme, "91.87", today);
        clerk = desk(Role.CASH_CLERK);
    }

    @Test
    void aPaymentIsExchangedByHandAndBack() {
        Document before = clerk.page("/payments/" + payment);
        MvcTestResult exchanged =
                clerk.post("/payments/" + payment + "/exchange", "amount", "100.00", "currency", "USD");
        String matching = address(exchanged);
        String made = matching.replace("/match", "");

        assertThat(before.select("form[action$=/exchange] select[name=currency] option[value=USD]"))
                .hasSize(1);
        assertThat(exchanged).hasStatus(303);
        assertThat(clerk.page(matching).select("[data-left]").text()).isEqualTo("100.00");
        Document came = clerk.page("/payments/" + payment);
        assertThat(came.select(".actions .badge").text()).isEqualTo("Exchanged");
        assertThat(came.select("#exchange").text())
                .contains("Was paid in another currency", "91.87 EUR for 100.00 USD", "1 USD = 0.9187 EUR");
        assertThat(came.select("#exchange a[href]").attr("href")).endsWith(made);
        Document paid = clerk.page(made);
        assertThat(paid.select("#exchange a[href]").attr("href")).endsWith("/payments/" + payment);
        assertThat(paid.select("form[action$=/return]")).isEmpty();
        assertThat(paid.select("form[action$=/exchange]")).isEmpty();

        String undo = came.select("form[action$=/exchange/undo]").attr("action").replaceFirst("/c/[^/]+", "");
        MvcTestResult undone = clerk.post(undo, "reason", "it was pounds");

        assertThat(address(undone)).isEqualTo("/payments/" + payment);
        Document back = clerk.follow(undone);
        assertThat(back.select(".actions .badge").text()).isEqualTo("Unapplied");
        assertThat(back.select("#exchange").text()).contains("Undone", "it was pounds");
        assertThat(back.select("form[action$=/exchange/undo]")).isEmpty();
        assertThat(back.select("form[action$=/exchange]")).hasSize(1);
        assertThat(clerk.page(made).select(".actions .badge").text()).isEqualTo("Exchange undone");
    }

    @Test
    void theLedgerLeadsBackToThePayment() {
        String made = address(clerk.post("/payments/" + payment + "/exchange", "amount", "100.00", "currency", "USD"))
                .replace("/match", "");
        String entry = clerk.page(made)
                .select("a[href*=/ledger/entries/]")
                .attr("href")
                .replaceFirst("/c/[^/]+", "");

        Document page = clerk.page(entry);

        assertThat(page.select("main").text()).contains("Exchange clearing", "Unapplied cash");
        assertThat(page.select("main a[href$='/payments/" + payment + "']")).isNotEmpty();
    }

    @Test
    void badInputIsAnsweredWithAWayOut() {
        String address = "/payments/" + payment + "/exchange";

        assertThat(clerk.post(address, "amount", "100.00", "currency", "EUR"))
                .hasStatus(422)
                .bodyText()
                .contains("choose the currency that was paid");
        assertThat(clerk.post(address, "amount", "a hundred", "currency", "USD"))
                .hasStatus(422);
        assertThat(clerk.post(address, "amount", "0", "currency", "USD")).hasStatus(422);
        assertThat(clerk.post(address, "amount", "1.00", "currency", "XXY")).hasStatus(422);
        assertThat(clerk.post("/payments/" + PaymentId.next() + "/exchange", "amount", "1", "currency", "USD"))
                .hasStatus(404);
    }

    @Test
    void onlyWhoMatchesExchanges() {
        Desk auditor = desk(Role.AUDITOR);

        assertThat(auditor.post("/payments/" + payment + "/exchange", "amount", "100.00", "currency", "USD"))
                .hasStatus(403);
        assertThat(auditor.post("/payments/" + PaymentId.next() + "/exchange/undo", "reason", "no"))
                .hasStatus(403);
        assertThat(auditor.page("/payments/" + payment).select("form[action$=/exchange]"))
                .isEmpty();
    }

    private static String address(MvcTestResult answer) {
        return Objects.requireNonNull(answer.getResponse().getHeader("Location"))
                .replaceFirst("/c/[^/]+", "");
    }

    private Desk desk(Role role) {
        return new Desk(http, trading.company().code(), trading.member(role));
    }
}
