package org.tallystick.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
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
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.BankAccounts;
import org.tallystick.receivables.OpenItem;
import org.tallystick.testing.IntegrationTest;

@IntegrationTest
class PaymentPagesTest {
    @Autowired
    MockMvcTester http;

    @Autowired
    ApplicationContext beans;

    private Trading trading;
    private Desk clerk;
    private LocalDate today;

    @BeforeEach
    void setUp() {
        trading = Trading.open(beans);
        today = trading.today();
        clerk = desk(Role.CASH_CLERK);
    }

    @Test
    void aPaymentIsBookedMatchedAndTheMatchIsUndone() {
        CustomerId acme = trading.customer("C-1", "Acme Corp");
        OpenItem item = trading.item(trading.invoice(acme, "100.00", today));

        MvcTestResult booked = book("C-1", "1,000.00");
        Document matching = clerk.follow(booked);

        assertThat(booked).hasStatus(303);
        assertThat(matching.select("[data-left]").text()).isEqualTo("1,000.00");
        assertThat(matching.select("tr[data-owed]").attr("data-owed")).isEqualTo("119.00");

        String address = matching.select("#match").attr("action").replaceFirst("/c/[^/]+", "");
        MvcTestResult applied = clerk.post(address, "pick", item.id().toString());
        Document payment = clerk.follow(applied);

        assertThat(payment.select(".notice-good").text()).contains("881.00 EUR stays unapplied");
        assertThat(trading.item(new InvoiceId(item.document())).open()).isEqualTo(Money.zero(Trading.EUR));

        String undo = payment.select(".notice-good form").attr("action").replaceFirst("/c/[^/]+", "");
        String made = payment.select(".notice-good [name=allocation]").val();
        clerk.post(undo, "allocation", made, "reason", "a slip");

        assertThat(trading.item(new InvoiceId(item.document())).open()).isEqualTo(Money.of("119.00", Trading.EUR));
    }

    @Test
    void aDiscountOfTheTermsClosesTheItem() {
        CustomerId acme = trading.customer("C-1", "Acme Corp", "NET 30; 2% 10");
        OpenItem item = trading.item(trading.invoice(acme, "100.00", today));
        String address = matchAddress(book("C-1", "116.62"));

        Document matching = clerk.page(address);
        clerk.post(address, "pick", item.id().toString(), "discount." + item.id(), "yes");

        assertThat(matching.select("[data-discount]").attr("data-discount")).isEqualTo("2.38");
        assertThat(trading.item(new InvoiceId(item.document())).open()).isEqualTo(Money.zero(Trading.EUR));
        assertThat(clerk.page(address.replace("/match", "")).select("main").text())
                .contains("Early-payment discount");
    }

    @Test
    void exactFindsTheItemsThatSumToThePayment() {
        CustomerId acme = trading.customer("C-1", "Acme Corp");
        trading.invoice(acme, "100.00", today);
        trading.invoice(acme, "200.00", today);
        trading.invoice(acme, "300.00", today);
        String address = matchAddress(book("C-1", "595.00"));

        Document exact = clerk.page(address + "?fill=exact");
        Document oldest = clerk.page(address + "?fill=oldest");

        assertThat(exact.select("[data-amount]").eachAttr("value")).containsExactlyInAnyOrder("", "238.00", "357.00");
        assertThat(exact.select("[data-left]").text()).isEqualTo("0.00");
        assertThat(oldest.select("[data-amount]").eachAttr("value"))
                .containsExactlyInAnyOrder("119.00", "238.00", "238.00");
    }

    @Test
    void moreThanThePaymentHasIsRefused() {
        CustomerId acme = trading.customer("C-1", "Acme Corp");
        OpenItem item = trading.item(trading.invoice(acme, "100.00", today));
        String address = matchAddress(book("C-1", "50.00"));

        MvcTestResult refused = clerk.post(address, "amount." + item.id(), "60.00");
        MvcTestResult unreadable = clerk.post(address, "amount." + item.id(), "six");
        MvcTestResult nothing = clerk.post(address);

        assertThat(refused).hasStatus(409).bodyText().contains("less left than that");
        assertThat(unreadable).hasStatus(422);
        assertThat(nothing).hasStatus(422).bodyText().contains("Choose what the payment settles");
    }

    @Test
    void aReturnedPaymentOpensWhatItSettled() {
        CustomerId acme = trading.customer("C-1", "Acme Corp");
        InvoiceId invoice = trading.invoice(acme, "100.00", today);
        var payment = trading.paid(invoice, Money.of("119.00", Trading.EUR), today);

        MvcTestResult returned =
                clerk.post("/payments/" + payment + "/return", "on", today.toString(), "reason", "AM04");
        Document page = clerk.follow(returned);

        assertThat(page.select(".actions .badge").text()).isEqualTo("Returned");
        assertThat(Objects.requireNonNull(page.select(".history-title").first()).text())
                .isEqualTo("Taken back by the bank");
        assertThat(trading.item(invoice).open()).isEqualTo(Money.of("119.00", Trading.EUR));
    }

    @Test
    void theListFiltersAndSumsUp() {
        CustomerId acme = trading.customer("C-1", "Acme Corp");
        trading.customer("C-2", "Mercy Clinic");
        trading.paid(trading.invoice(acme, "100.00", today), Money.of("119.00", Trading.EUR), today);
        book("C-2", "40.00");

        Document all = clerk.page("/payments");
        Document unapplied = clerk.page("/payments?unapplied=true");
        Document others = clerk.page("/payments?customer=C-1");

        assertThat(all.select(".toolbar-summary").text())
                .isEqualTo("2 payments: 159.00 EUR received, 40.00 EUR of it unapplied");
        assertThat(unapplied.select("tbody tr")).hasSize(1);
        assertThat(unapplied.select("tbody tr").text()).contains("Mercy Clinic");
        assertThat(others.select("tbody tr").text()).contains("Acme Corp").doesNotContain("Mercy");
        assertThat(clerk.get("/payments?format=csv")).hasStatusOk();
        assertThat(clerk.get("/reports/payments/export?format=csv"))
                .hasStatusOk()
                .bodyText()
                .contains("Acme Corp");
    }

    @Test
    void whoMayNotTakePaymentsSeesNoButtonAndIsRefused() {
        trading.customer("C-1", "Acme Corp");
        String address = matchAddress(book("C-1", "50.00"));
        Desk auditor = desk(Role.AUDITOR);

        Document payment = auditor.page(address.replace("/match", ""));

        assertThat(payment.select("main form[method=post]")).isEmpty();
        assertThat(auditor.page("/payments").select("main a:contains(New payment)"))
                .isEmpty();
        assertThat(auditor.get(address)).hasStatus(403);
        assertThat(auditor.get("/payments/new")).hasStatus(403);
        assertThat(auditor.post(address.replace("/match", "/return"), "on", today.toString(), "reason", "AM04"))
                .hasStatus(403);
    }

    @Test
    void thePaymentOfAnotherCompanyIsNotThere() {
        trading.customer("C-1", "Acme Corp");
        String address = matchAddress(book("C-1", "50.00"));
        Trading other = Trading.open(beans);
        Desk stranger = new Desk(http, other.company().code(), other.member(Role.ADMINISTRATOR));

        assertThat(stranger.get(address)).hasStatus(404);
        assertThat(stranger.get(address.replace("/match", ""))).hasStatus(404);
        assertThat(stranger.post(address, "pick", UUID.randomUUID().toString())).hasStatus(404);
        assertThat(clerk.post(address, "pick", UUID.randomUUID().toString())).hasStatus(404);
    }

    @Test
    void searchFindsAPayment() {
        trading.customer("C-1", "Acme Corp");
        book("C-1", "50.00");

        assertThat(clerk.page("/search?q=Oktober").select("main .hits").text()).contains("50.00 EUR");
    }

    private Desk desk(Role role) {
        return new Desk(http, trading.company().code(), trading.member(role));
    }

    private MvcTestResult book(String customer, String amount) {
        UUID bank = trading.call(() -> trading.bean(BankAccounts.class)
                .list(trading.company().id())
                .getFirst()
                .id());
        return clerk.post(
                "/payments",
                "customer",
                customer,
                "amount",
                amount,
                "bankAccount",
                bank.toString(),
                "receivedOn",
                today.toString(),
                "method",
                "BANK_TRANSFER",
                "reference",
                "Rechnung Oktober");
    }

    private String matchAddress(MvcTestResult booked) {
        return Objects.requireNonNull(booked.getResponse().getHeader("Location"))
                .replaceFirst("/c/[^/]+", "");
    }
}
