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
import org.tallystick.access.Role;
import org.tallystick.cast.Trading;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.Money;
import org.tallystick.testing.IntegrationTest;

/** Aging, statement of account, reports, ledger, books health, audit and home, over one small business. */
@IntegrationTest
class InsightPagesTest {
    @Autowired
    MockMvcTester http;

    @Autowired
    ApplicationContext beans;

    private Trading trading;
    private Desk controller;
    private CustomerId acme;
    private LocalDate today;

    @BeforeEach
    void setUp() {
        trading = Trading.open(beans);
        today = trading.today();
        controller = desk(Role.CONTROLLER);
        acme = trading.customer("C-1", "Acme Corp");
        trading.invoice(acme, "1000.00", today.minusDays(100));
        trading.paid(trading.invoice(acme, "200.00", today), Money.of("38.00", Trading.EUR), today);
    }

    @Test
    void agingTiesToTheLedger() {
        Document page = controller.page("/aging");

        assertThat(page.select("tbody tr td.amount").eachText())
                .containsExactly("200.00", "1,190.00", "1,390.00", "1,390.00");
        assertThat(page.select(".agrees .badge").text()).isEqualTo("Ties to the ledger");
        assertThat(page.select(".agrees a").text()).isEqualTo("1,390.00 EUR");
        assertThat(controller.get("/aging/chart")).hasStatusOk().bodyText().contains("Acme Corp", "61-90 days");
    }

    @Test
    void agingFollowsItsFilters() {
        String day = today.minusDays(60).toString();

        Document earlier = controller.page("/aging?by=invoice&asOf=" + day);
        Document finer = controller.page("/aging?edges=10,20&basis=invoice");

        assertThat(earlier.select("tbody tr")).hasSize(1);
        assertThat(finer.select("thead th").eachText())
                .containsExactly(
                        "Customer", "0-10 days", "11-20 days", ">20 days", "Open", "Credits", "Unapplied", "Owed");
        assertThat(controller.get("/aging?edges=20,10")).hasStatus(422);
        assertThat(controller.get("/aging/export?format=csv&asOf=" + day))
                .hasStatusOk()
                .bodyText()
                .contains("1190.00")
                .doesNotContain("1390.00");
        assertThat(controller.get("/aging/export?format=doc")).hasStatus(422);
    }

    @Test
    void theStatementOfAccountRunsFromBalanceToBalance() {
        Document page = controller.page("/customers/" + acme + "/statement?from=" + today.minusDays(5));

        assertThat(Objects.requireNonNull(page.select("tbody tr").first()).text())
                .contains("Balance before")
                .endsWith("1,190.00");
        assertThat(page.select(".sum-row").text()).endsWith("1,390.00EUR");
        assertThat(controller.get("/customers/" + UUID.randomUUID() + "/statement"))
                .hasStatus(404);
        assertThat(controller.get("/customers/" + acme + "/statement/export?format=json"))
                .hasStatusOk();
    }

    @Test
    void everyReportShowsAndExports() {
        for (String name : controller.page("/reports").select("tbody a[href*=/reports/]").eachAttr("href").stream()
                .map(href -> href.replaceFirst("/c/[^/]+", ""))
                .toList()) {
            assertThat(controller.get(name)).as(name).hasStatusOk();
            assertThat(controller.get(name + "/export?format=xlsx")).as(name).hasStatusOk();
        }
        assertThat(controller.get("/reports/nonsense")).hasStatus(404);
    }

    @Test
    void theTrialBalanceLeadsToAccountsAndEntries() {
        Document balance = controller.page("/ledger/trial-balance");
        assertThat(balance.select(".agrees .badge").text()).isEqualTo("Debits equal credits");

        Document account =
                controller.page(local(balance.select("tbody a:contains(1200)").attr("href")));
        assertThat(account.select("#postings tbody tr")).hasSize(3);

        Document entry =
                controller.page(local(account.select("#postings tbody a").attr("href")));
        assertThat(entry.select("tbody tr")).hasSizeGreaterThanOrEqualTo(2);
        assertThat(entry.select(".actions a").attr("href")).contains("/payments/");
        assertThat(controller.get("/ledger/entries/" + UUID.randomUUID())).hasStatus(404);
        assertThat(controller.get("/ledger/accounts/9999")).hasStatus(404);
    }

    @Test
    void aControllerKeepsAccountsRatesAndPeriods() {
        controller.post("/ledger/accounts", "number", "4100", "name", "Licences", "kind", "REVENUE");
        controller.post("/ledger/accounts/4100/name", "name", "Licence fees");
        Document account = controller.follow(controller.post("/ledger/accounts/4100/close"));
        controller.post("/ledger/rates", "currency", "USD", "validOn", today.toString(), "rate", "0.9213");
        String month = today.minusDays(100).withDayOfMonth(1).toString();
        Document closed = controller.follow(controller.post("/ledger/periods/" + month + "/close"));
        Document reopened =
                controller.follow(controller.post("/ledger/periods/" + month + "/reopen", "reason", "One more bill"));

        assertThat(account.select("h1").text()).isEqualTo("4100 Licence fees");
        assertThat(account.select(".head-title p").text()).contains("closed on");
        assertThat(controller.page("/ledger/rates").select("tbody").text()).contains("0.9213");
        assertThat(closed.select("tbody .badge").eachText()).contains("Closed");
        assertThat(reopened.select("tbody .badge").eachText()).doesNotContain("Closed");
        assertThat(reopened.select(".history").text()).contains("One more bill");
        assertThat(controller.post("/ledger/accounts/1200/close")).hasStatus(409);
        assertThat(controller.post("/ledger/rates", "currency", "EUR", "validOn", today.toString(), "rate", "1"))
                .hasStatus(422);
    }

    @Test
    void theBooksAreCheckedAndCompared() {
        Document books = controller.follow(controller.post("/books/checks"));
        Document tied = controller.follow(controller.post("/ledger/tie-out"));

        assertThat(books.select(".notice-good").text()).contains("invariants hold");
        assertThat(books.select("details:contains(Earlier checks) tbody tr")).hasSize(1);
        assertThat(tied.select(".notice-good").text()).contains("agree");
        assertThat(tied.select("tbody .badge").eachText()).containsOnly("Ties", "No statement");
    }

    @Test
    void whoOnlyReadsSeesNoButtons() {
        Desk auditor = desk(Role.AUDITOR);
        Desk collector = desk(Role.COLLECTOR);

        for (String page : new String[] {"/ledger", "/ledger/periods", "/ledger/rates", "/ledger/accounts/1200"}) {
            assertThat(auditor.page(page).select("main form[method=post]"))
                    .as(page)
                    .isEmpty();
        }
        assertThat(collector.page("/books").select("main form[method=post]")).isEmpty();
        assertThat(collector.post("/books/checks")).hasStatus(403);
        assertThat(auditor.post("/books/parked")).hasStatus(403);
        assertThat(collector.post("/ledger/tie-out")).hasStatus(403);
        assertThat(auditor.post("/ledger/accounts", "number", "1", "name", "x", "kind", "ASSET"))
                .hasStatus(403);
    }

    @Test
    void theAuditLogAnswersWhoDidWhat() {
        Document all = controller.page("/audit");
        Document posted = controller.page("/audit?command=invoice.post&customer=C-1");

        assertThat(all.select(".history li")).hasSizeGreaterThan(5);
        assertThat(posted.select(".history li")).hasSize(2);
        assertThat(posted.select(".history-title").text()).contains("Invoice posted");
        assertThat(controller.get("/audit?command=invoice.post&customer=C-1&format=csv"))
                .hasStatusOk()
                .bodyText()
                .contains("invoice.post")
                .doesNotContain("customer.create");
        assertThat(controller.page("/audit?from=" + today.plusDays(1)).select(".history li"))
                .isEmpty();
    }

    @Test
    void homeShowsWhereThingsStand() {
        Document home = controller.page("");

        assertThat(Objects.requireNonNull(home.select(".figure:contains(Open) .figure-value")
                                .first())
                        .text())
                .isEqualTo("1,390.00EUR");
        assertThat(home.select(".figure:contains(Overdue) .figure-value").text())
                .isEqualTo("1,190.00EUR");
        assertThat(home.select(".chart-area")).hasSize(2);
        assertThat(home.select(".history li")).isNotEmpty();
        assertThat(controller.get("/charts/aging")).hasStatusOk().bodyText().contains("1190.00");
        assertThat(controller.get("/charts/cash")).hasStatusOk().bodyText().contains("Received");
    }

    private static String local(String href) {
        return href.replaceFirst("/c/[^/]+", "");
    }

    private Desk desk(Role role) {
        return new Desk(http, trading.company().code(), trading.member(role));
    }
}
