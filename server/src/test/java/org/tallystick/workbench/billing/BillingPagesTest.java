package org.tallystick.workbench.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.tallystick.access.Role;
import org.tallystick.cast.Trading;
import org.tallystick.cast.Visitor;
import org.tallystick.customers.CustomerId;
import org.tallystick.invoicing.RunId;
import org.tallystick.testing.IntegrationTest;

@IntegrationTest
class BillingPagesTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    MockMvcTester http;

    private Trading trading;
    private Visitor ben;
    private LocalDate today;

    @BeforeEach
    void open() {
        trading = Trading.open(beans);
        ben = Visitor.of(http, trading, Role.BILLING_CLERK);
        today = trading.today();
    }

    @Test
    void aRunIsStartedReviewedAndPosted() {
        CustomerId acme = trading.customer("C-1", "Acme Corp");
        trading.charge(acme, "10", "100.00", today);
        assertThat(ben.page("/billing-runs/new").select(".notice").text()).contains("1 charge, 1,000.00 EUR net");

        String run = ben.follow(ben.post("/billing-runs", "throughOn", today.toString(), "customers", "C-1\n"));
        Document review = await(run, "Ready for review");
        assertThat(review.select("tbody td.amount").eachText()).contains("1,190.00EUR");
        assertThat(Objects.requireNonNull(review.select(".btn-primary").first()).text())
                .isEqualTo("Post 1 invoice");

        ben.follow(ben.post(run + "/post"));
        Document posted = await(run, "Posted");
        String href = posted.select("section .card tbody th a").attr("href");
        assertThat(href).contains("/invoices/");
        assertThat(ben.page(href.substring(href.indexOf("/invoices")))
                        .select("h1")
                        .text())
                .startsWith("INV-");
        assertThat(posted.select(".head form")).isEmpty();
        assertThat(ben.post(run + "/post")).hasStatus(409);
    }

    @Test
    void aParkedDraftComesFirstWithItsReason() {
        CustomerId acme = trading.customer("C-1", "Acme Corp");
        CustomerId mercy = trading.customer("C-2", "Mercy Clinic");
        trading.charge(acme, "10", "100.00", today);
        trading.charge(mercy, "Spells", "1", "9.00", "MAGIC", today);
        RunId run = trading.collect(today, today);

        Document page = ben.page("/billing-runs/" + run);
        assertThat(Objects.requireNonNull(page.select("section .card tbody tr").first())
                        .text())
                .contains("Mercy Clinic")
                .contains("The tax code MAGIC means nothing");
        String href = Objects.requireNonNull(
                        page.select("section .card tbody th a").first())
                .attr("href");
        String draft = href.substring(href.indexOf("/billing-runs"));

        assertThat(ben.page(draft).text()).contains("TAX_CODE_UNKNOWN").contains("Spells");
        ben.follow(ben.post(draft + "/retry"));
        assertThat(ben.page(draft).text()).contains("TAX_CODE_UNKNOWN");
        ben.follow(ben.post(draft + "/discard", "reason", "Not ours"));
        assertThat(ben.page("/charges?customer=C-2").select("tbody tr")).hasSize(1);
        assertThat(ben.post(draft + "/retry")).hasStatus(409);
    }

    @Test
    void aDraftSaysWhatItsInvoiceWillSay() {
        trading.charge(trading.customer("C-1", "Acme Corp", "SPLIT 50% 0, 50% 30"), "10", "100.00", today);
        RunId run = trading.collect(today, today);
        UUID draft = trading.drafts(run).getFirst().id();

        Document page = ben.page("/billing-runs/" + run + "/drafts/" + draft);

        assertThat(page.select(".sums dd").eachText())
                .containsExactly("1,000.00EUR", "190.00EUR", "1,190.00EUR", "595.00EUR", "595.00EUR");
        assertThat(page.select("details").text()).contains("19% of 1,000.00 EUR is 190.00 EUR.");
    }

    @Test
    void aRunThatIsGivenUpReleasesItsCharges() {
        trading.charge(trading.customer("C-1", "Acme Corp"), "10", "100.00", today);
        RunId run = trading.collect(today, today);

        ben.follow(ben.post("/billing-runs/" + run + "/discard"));

        assertThat(ben.page("/billing-runs").select("tbody .badge").text()).isEqualTo("Discarded");
        assertThat(ben.page("/charges").select("tbody tr")).hasSize(1);
    }

    @Test
    void whoDoesNotBillOnlyLooks() {
        trading.charge(trading.customer("C-1", "Acme Corp"), "10", "100.00", today);
        RunId run = trading.collect(today, today);
        Visitor clara = Visitor.of(http, trading, Role.CASH_CLERK);

        assertThat(clara.page("/billing-runs/" + run).select(".head form")).isEmpty();
        assertThat(clara.get("/billing-runs/new")).hasStatus(403);
        assertThat(clara.post("/billing-runs", "throughOn", today.toString())).hasStatus(403);
        assertThat(clara.post("/billing-runs/" + run + "/post")).hasStatus(403);
    }

    @Test
    void aRunOfAnotherCompanyIsNotThere() {
        Trading other = Trading.open(beans);
        other.charge(other.customer("C-1", "Acme Corp"), "10", "100.00", today);
        RunId foreign = other.collect(today, today);
        UUID draft = other.drafts(foreign).getFirst().id();

        assertThat(ben.get("/billing-runs/" + foreign)).hasStatus(404);
        assertThat(ben.get("/billing-runs/" + foreign + "/drafts/" + draft)).hasStatus(404);
        assertThat(ben.post("/billing-runs/" + foreign + "/post")).hasStatus(404);
    }

    /** Work goes on in the background; the page says when it has ended. */
    private Document await(String run, String stage) {
        for (int i = 0; i < 200; i++) {
            Document page = ben.page(run);
            if (page.select(".facts .badge").text().equals(stage)
                    && page.select(".job-progress").isEmpty()) {
                return page;
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
        throw new AssertionError(run + " never became: " + stage);
    }
}
