package org.tallystick.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.tallystick.access.Role;
import org.tallystick.cast.Trading;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.PaymentId;
import org.tallystick.testing.IntegrationTest;

/** Disputes are opened from an invoice or a short payment, and always say what can be done next. */
@IntegrationTest
class DisputePagesTest {
    @Autowired
    MockMvcTester http;

    @Autowired
    ApplicationContext beans;

    private Trading trading;
    private InvoiceId invoice;
    private Desk collector;

    @BeforeEach
    void anInvoice() {
        trading = Trading.open(beans);
        invoice = trading.invoice(trading.customer("C-1", "Acme Corp"), "100.00", trading.today());
        collector = new Desk(http, trading.company().code(), trading.member(Role.COLLECTOR));
    }

    @Test
    void aDisputeIsOpenedFromTheInvoiceAndGoesOnFromItsPage() {
        assertThat(collector.page("/disputes").select("main").text()).contains("No disputes here");
        assertThat(collector.page("/invoices/" + invoice).select(".actions a").eachText())
                .contains("Dispute…");
        Document form = collector.page("/disputes/new?invoice=" + invoice);
        assertThat(form.select("main").text()).contains("119.00 EUR open");

        MvcTestResult opened = collector.post(
                "/disputes",
                "invoice",
                form.select("[name=invoice]").val(),
                "line",
                "1",
                "amount",
                "30.00",
                "reasonCode",
                "PRICE",
                "words",
                "Ten hours were never worked");
        Document page = collector.follow(opened);

        assertThat(opened).hasStatus(303);
        assertThat(page.select("h1").text()).startsWith("DSP-");
        assertThat(page.select("summary").eachText())
                .contains("Triage", "Withdraw")
                .doesNotContain("Accept");
        assertThat(collector.page("/invoices/" + invoice).select("#disputes").text())
                .contains("Opened")
                .contains("30.00");
        assertThat(collector.page("/disputes").select("tbody").text())
                .contains("Acme Corp", "Wrong price", "Collector");
        assertThat(collector.page("").select(".next-steps").text()).contains("Disputes wait for a decision");

        String here = address(opened);
        Document triaged = collector.follow(collector.post(here + "/steps", "step", "TRIAGE"));
        assertThat(triaged.select(".notice").text()).contains("triaged");
        assertThat(collector.post(here + "/steps", "step", "CLOSE", "cause", "OTHER"))
                .hasStatus(409);
    }

    @Test
    void aRejectionShowsTheLetterThatTellsTheCustomer() {
        String here = address(collector.post(
                "/disputes",
                "invoice",
                invoice.toString(),
                "amount",
                "30.00",
                "reasonCode",
                "PRICE",
                "words",
                "Too dear"));
        collector.post(here + "/steps", "step", "TRIAGE");
        collector.post(here + "/steps", "step", "INVESTIGATE");
        collector.post(here + "/steps", "step", "PROPOSE", "note", "Look at the contract");
        assertThat(collector.get(here + "/letter")).hasStatus(404);
        assertThat(collector.page(here).select("h2").eachText()).doesNotContain("Letter to the customer");

        Document page = collector.follow(
                collector.post(here + "/steps", "step", "REJECT", "note", "The price is that of the contract"));

        assertThat(page.select("h2").eachText()).contains("Letter to the customer");
        assertThat(collector.get(here + "/letter")).hasStatusOk().hasContentType("application/pdf");
    }

    @Test
    void whatAPaymentLeftOpenIsDisputedWithOneClick() {
        PaymentId payment = trading.paid(invoice, Money.of("100.00", Trading.EUR), trading.today());

        String link = collector
                .page("/payments/" + payment)
                .select("a:contains(Dispute the open 19.00 EUR)")
                .attr("href");
        Document form = Desk.parsed(
                http.get().uri(link).with(Staff.as(collector.person())).exchange());

        assertThat(form.select("[name=raisedBy] [selected]").val()).isEqualTo("SHORT_PAYMENT");
        Document page = collector.follow(collector.post(
                "/disputes",
                "item",
                form.select("[name=item]").val(),
                "payment",
                form.select("[name=payment]").val(),
                "raisedBy",
                "SHORT_PAYMENT",
                "reasonCode",
                "DISCOUNT",
                "theirCode",
                "D-17",
                "words",
                "Rebate"));
        assertThat(page.select("dl").text()).contains("19.00", "A short payment", "D-17");
    }

    @Test
    void theCausesHaveAPage() {
        assertThat(collector.page("/disputes").select(".actions a").eachText()).contains("Causes");
        assertThat(collector.page("/dispute-causes").select("main").text()).contains("No closed disputes");
        assertThat(collector.get("/dispute-causes?from=2026-02-01&to=2026-01-01"))
                .hasStatus(422);
    }

    @Test
    void whoOnlyReadsOpensNone() {
        Desk auditor = new Desk(http, trading.company().code(), trading.member(Role.AUDITOR));

        assertThat(auditor.page("/invoices/" + invoice).select(".actions a").eachText())
                .doesNotContain("Dispute…");
        assertThat(auditor.get("/disputes/new?invoice=" + invoice)).hasStatus(403);
    }

    @Test
    void reasonsCausesDaysAndRoutesAreKeptInTheSettings() {
        Desk administrator = new Desk(http, trading.company().code(), trading.member(Role.ADMINISTRATOR));

        administrator.post("/settings/disputes/terms", "graceDays", "7", "reopenDays", "14");
        administrator.post(
                "/settings/disputes/reasons", "title", "Wrong pallet", "answerDays", "3", "credit", "QUALITY");
        administrator.post("/settings/disputes/causes", "title", "Forklift");
        administrator.post("/settings/disputes/routes", "reasonCode", "PRICE", "owner", "ROLE:CONTROLLER");
        Document page = administrator.page("/settings/disputes");

        assertThat(page.select("[name=graceDays]").val()).isEqualTo("7");
        assertThat(page.select("main").text()).contains("WRONG_PALLET", "FORKLIFT", "Controller");
        assertThat(collector.get("/settings/disputes")).hasStatus(403);
    }

    private String address(MvcTestResult answer) {
        String location = String.valueOf(answer.getResponse().getHeader("Location"));
        return location.substring(location.indexOf("/disputes/"));
    }
}
