package org.tallystick.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.tallystick.access.Role;
import org.tallystick.cast.Trading;
import org.tallystick.platform.jobs.Jobs;
import org.tallystick.testing.IntegrationTest;

@IntegrationTest
class ImportPagesTest {
    private static final String FILE = """
            Debtor;Invoice No;Open amount;Invoice date
            C-1;2025-1;1.190,00;30.11.2025
            C-1;2025-2;ten;30.11.2025
            """;

    @Autowired
    MockMvcTester http;

    @Autowired
    ApplicationContext beans;

    @Autowired
    Jobs jobs;

    private Trading trading;
    private Desk controller;

    @BeforeEach
    void setUp() {
        trading = Trading.open(beans);
        trading.customer("C-1", "Acme Corp");
        controller = new Desk(http, trading.company().code(), trading.member(Role.CONTROLLER));
    }

    @Test
    void aFileGoesFromMappingOverTheDryRunToTheReport() {
        String page = page(upload(FILE));
        Document mapping = controller.page(page);

        assertThat(mapping.select("select[name=column.customer] option[selected]")
                        .text())
                .isEqualTo("Debtor");
        assertThat(mapping.select("select[name=date-pattern] option[selected]").text())
                .isEqualTo("dd.MM.yyyy");
        Document checked = controller.follow(controller.post(
                page + "/mapping",
                "column.customer",
                "Debtor",
                "column.number",
                "Invoice No",
                "column.amount",
                "Open amount",
                "column.document_on",
                "Invoice date",
                "decimal-sign",
                "comma",
                "date-pattern",
                "dd.MM.yyyy"));
        assertThat(checked.select(".figure-value").eachText()).containsExactly("2", "1", "0", "1");
        assertThat(checked.select("table[aria-label='What is wrong'] tbody tr").text())
                .isEqualTo("3 amount “ten” is no amount. AMOUNT_INVALID");

        controller.follow(controller.post(page + "/start"));
        awaitJob();
        Document report = controller.page(page);

        assertThat(report.select(".figure-value").eachText()).containsExactly("2", "1", "0", "1");
        assertThat(report.select("table[aria-label='Sums per currency'] tbody tr")
                        .text())
                .isEqualTo("EUR 1,190.00 1,190.00 Ties");
        assertThat(controller.get(page + "/rejected"))
                .bodyText()
                .contains("C-1,2025-2,ten,30.11.2025,amount,AMOUNT_INVALID,");
        assertThat(controller.page("/imports").select("tbody tr").text()).contains("items.csv");
    }

    @Test
    void theColumnsAreExplainedAndShownInASample() {
        assertThat(controller.page("/imports/new/open-items").select("tbody tr"))
                .hasSize(11);
        assertThat(controller.get("/imports/samples/open-items")).bodyText().startsWith("customer,number,amount,");
    }

    @Test
    void aBrokenFileIsExplainedAndCannotBeStarted() {
        String page = page(upload("nothing to see"));

        assertThat(controller.page(page).select(".notice-warn").text()).contains("No column of the file");
    }

    @Test
    void theSameFileAgainIsNoticed() {
        upload(FILE);

        Document again = controller.page(page(upload(FILE)));

        assertThat(again.select(".notice-info").text()).contains("The same bytes were loaded");
    }

    @Test
    void aRoleBringsInWhatIsItsWork() {
        var clerk = new Desk(http, trading.company().code(), trading.member(Role.CASH_CLERK));
        var auditor = new Desk(http, trading.company().code(), trading.member(Role.AUDITOR));
        String page = page(upload(FILE));

        assertThat(clerk.page("/imports").select(".steps strong").eachText()).containsExactly("Payments");
        assertThat(clerk.get("/imports/new/customers")).hasStatus(403);
        assertThat(clerk.get(page)).hasStatus(403);
        assertThat(auditor.get("/imports")).hasStatus(403);
    }

    private MvcTestResult upload(String text) {
        return controller.upload("/imports/new/open-items", "items.csv", text.getBytes(StandardCharsets.UTF_8));
    }

    private String page(MvcTestResult answer) {
        String location = String.valueOf(answer.getResponse().getHeader("Location"));
        return location.substring(location.indexOf("/imports"));
    }

    private void awaitJob() {
        for (int look = 0; look < 200; look++) {
            var job = trading.call(() -> jobs.recent(trading.company().id(), 1)).getFirst();
            if (job.state().isFinal()) {
                return;
            }
            LockSupport.parkNanos(100_000_000);
        }
        throw new IllegalStateException("the import does not end");
    }
}
