package org.tallystick.workbench.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.tallystick.access.Role;
import org.tallystick.cast.PaperTrade;
import org.tallystick.cast.Trading;
import org.tallystick.cast.Visitor;
import org.tallystick.customers.CustomerId;
import org.tallystick.invoicing.Draft;
import org.tallystick.invoicing.RunId;
import org.tallystick.scrubber.Catalogue;
import org.tallystick.scrubber.Rule;
import org.tallystick.testing.IntegrationTest;

/** What rules find, on the pages of a draft, of a run, of a customer, and in the catalogue. */
@IntegrationTest
@TestPropertySource(properties = "tallystick.background=false") // the test works the outbox off itself
class CheckPagesTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    MockMvcTester http;

    private Trading trading;
    private CustomerId acme;
    private Visitor ben;
    private LocalDate today;

    @BeforeEach
    void open() {
        trading = Trading.open(beans);
        acme = trading.customer("C-1", "Acme Corp");
        ben = Visitor.of(http, trading, Role.BILLING_CLERK);
        today = trading.today();
    }

    @Test
    void aDraftSaysWhatWasFoundAndWhatToDoAboutIt() {
        String draft = vagueDraft();

        Document page = ben.page(draft);
        assertThat(page.select(".notice").text()).contains("“tbd” says nothing.", "CHECK_WARNING");
        assertThat(page.select("#findings tbody tr:first-child").text())
                .contains("Line 1: “tbd” says nothing.", "SCR-501", "Warning", "record it anew", "Open the charge");
        assertThat(page.select("#findings a[href*=/charges/]")).hasSize(1);

        assertThat(ben.post(draft + "/acknowledgements", "finding", "1", "reason", " "))
                .hasStatus(422);
        String position = page.select("#findings input[name=finding]").attr("value");
        ben.follow(ben.post(draft + "/acknowledgements", "finding", position, "reason", "They know"));

        Document after = ben.page(draft);
        assertThat(after.select("#findings").text()).contains("Acknowledged", "“They know”", "Ada Lovelace");
        assertThat(after.text()).contains("What the invoice will say").doesNotContain("CHECK_WARNING");
        assertThat(ben.post(draft + "/acknowledgements", "finding", position, "reason", "They know"))
                .hasStatus(409);
    }

    @Test
    void aRunCountsByRuleFiltersAndLetsARulePass() {
        CustomerId mercy = trading.customer("C-2", "Mercy Clinic");
        CustomerId globex = trading.customer("C-3", "Globex");
        trading.charge(acme, "tbd", "1", "10.00", "STANDARD", today);
        trading.charge(mercy, "tbd", "1", "20.00", "STANDARD", today);
        trading.charge(globex, "Work", "1", "30.00", "STANDARD", today);
        RunId run = trading.collect(today, today);
        String path = "/billing-runs/" + run;

        Document page = ben.page(path);
        assertThat(page.select("#findings tbody tr:first-child").text())
                .contains("A description says what was done", "SCR-501", "Warning", "Let pass for 2 drafts");
        assertThat(ben.page(path + "?check=SCR-501").select("#drafts tbody tr")).hasSize(2);
        assertThat(page.select("#drafts tbody tr")).hasSize(3);
        assertThat(ben.get(path + "?check=SCR-999")).hasStatus(404);

        String next = ben.follow(ben.post(path + "/acknowledgements", "check", "SCR-501", "reason", "Old time sheets"));
        assertThat(next).isEqualTo(path);
        assertThat(ben.page(path).select(".btn-primary").text()).contains("Post 3 invoices");
        assertThat(ben.post(path + "/acknowledgements", "check", "SCR-501", "reason", "x"))
                .hasStatus(409);
        assertThat(ben.post(path + "/check")).hasStatus(303);
    }

    @Test
    void theCatalogueNamesEveryRuleAndKeepsWhoChangedIt() {
        vagueDraft();
        Visitor ada = Visitor.of(http, trading, Role.ADMINISTRATOR);

        Document page = ada.page("/settings/invoice-checks");
        assertThat(Catalogue.all())
                .extracting(Rule::code)
                .allSatisfy(code -> assertThat(page.select("#" + code)).hasSize(1));
        assertThat(page.select("#SCR-501 td[data-label^=Drafts]").text()).isEqualTo("1");
        assertThat(page.select("#SCR-206").text()).contains("Error", "EN 16931 BR-AE-03");

        ada.follow(ada.post("/settings/invoice-checks/SCR-501", "severity", "INFO", "reason", "We write so"));
        Document after = ada.page("/settings/invoice-checks");
        assertThat(after.select("#SCR-501").text())
                .contains("Note", "Set by the company", "As the catalogue says: Warning");
        assertThat(after.text()).contains("We write so", "All customers");

        assertThat(ada.post("/settings/invoice-checks/SCR-501", "severity", "LOUD", "reason", "x"))
                .hasStatus(422);
        assertThat(ada.post("/settings/invoice-checks/SCR-000", "severity", "INFO", "reason", "x"))
                .hasStatus(404);
        assertThat(ben.page("/settings/invoice-checks").select("form[action*=invoice-checks]"))
                .isEmpty();
        assertThat(ben.post("/settings/invoice-checks/SCR-501", "severity", "OFF", "reason", "x"))
                .hasStatus(403);
    }

    @Test
    void aCustomerHasSeveritiesOfTheirOwn() {
        String path = "/customers/" + acme + "/invoice-checks";
        String draft = vagueDraft();
        Visitor clara = Visitor.of(http, trading, Role.APPROVER);
        Visitor auditor = Visitor.of(http, trading, Role.AUDITOR);

        assertThat(auditor.page(path).select("form[action*=invoice-checks]")).isEmpty();
        assertThat(auditor.post(path + "/SCR-000", "severity", "LOUD")).hasStatus(403);
        assertThat(ben.post(path + "/SCR-501", "severity", "OFF", "reason", "x"))
                .hasStatus(403);
        clara.follow(clara.post(path + "/SCR-501", "severity", "OFF", "reason", "Frame contract"));
        new PaperTrade(trading).drain();

        assertThat(clara.page(path).text())
                .contains("Frame contract", "Set for this customer", "As for all customers: Warning");
        assertThat(ben.page(draft).text()).doesNotContain("CHECK_WARNING", "SCR-501");
        assertThat(ben.page("/settings/invoice-checks").select("#SCR-501").text())
                .contains("Differs for 1 customer");
    }

    private String vagueDraft() {
        trading.charge(acme, "tbd", "1", "10.00", "STANDARD", today);
        RunId run = trading.collect(today, today);
        Draft draft = trading.drafts(run).getFirst();
        return "/billing-runs/" + run + "/drafts/" + draft.id();
    }
}
