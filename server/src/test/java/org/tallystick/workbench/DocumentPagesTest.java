package org.tallystick.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.tallystick.access.Person;
import org.tallystick.access.Role;
import org.tallystick.cast.Paper;
import org.tallystick.cast.PaperTrade;
import org.tallystick.cast.Trading;
import org.tallystick.contracts.ChargeId;
import org.tallystick.customers.CustomerId;
import org.tallystick.invoicing.Draft;
import org.tallystick.invoicing.RunId;
import org.tallystick.testing.IntegrationTest;

/** From the rule about a customer to the posted invoice, on pages. */
@IntegrationTest
@TestPropertySource(properties = "tallystick.background=false") // the test works the outbox off itself
class DocumentPagesTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    MockMvcTester http;

    private Trading trading;
    private PaperTrade paper;
    private CustomerId acme;
    private Desk clerk;

    @BeforeEach
    void aCustomerWhoWantsPapers() {
        trading = Trading.open(beans);
        paper = new PaperTrade(trading);
        acme = trading.customer("C-1", "Acme Corp");
        clerk = desk(Role.BILLING_CLERK);
    }

    @Test
    void aRuleIsMadeAFileAddedCheckedAndTheInvoicePosted() {
        MvcTestResult ruled = clerk.post(
                "/customers/" + acme + "/requirements",
                "kind",
                "PROOF_OF_DELIVERY",
                "scope",
                "CHARGE",
                "validFrom",
                "2000-01-01");
        assertThat(ruled.getResponse().getStatus()).isEqualTo(303);
        paper.drain();
        ChargeId charge = paper.charge(acme, "100.00", null);
        RunId run = trading.collect(trading.today(), trading.today());
        Draft draft = trading.drafts(run).getFirst();
        String page = "/billing-runs/" + run + "/drafts/" + draft.id();

        assertThat(clerk.page(page).text()).contains("Waits for: Proof of delivery.", "AWAITING_DOCUMENTS");
        assertThat(clerk.page("/missing-documents").text()).contains("Proof of delivery", "Acme Corp", "Freight");
        assertThat(clerk.page("/unbilled").text()).contains("Awaiting documents", "100.00 EUR");

        Document after = clerk.follow(upload(page, "PROOF_OF_DELIVERY", "note.txt", Paper.text("Left at the gate")));
        assertThat(after.text()).contains("The document was added. Check it", "To check");

        String required = paper.needed(charge, "PROOF_OF_DELIVERY").id().toString();
        Document valid = clerk.follow(clerk.post("/missing-documents/" + required + "/validate", "back", page));
        assertThat(valid.text()).contains("The document is valid");
        paper.drain();
        trading.post(run);

        Draft posted = trading.drafts(run).getFirst();
        assertThat(clerk.page("/invoices/" + posted.invoice())
                        .select("#documents")
                        .text())
                .contains("Proof of delivery", "Valid", "note.txt");
        assertThat(clerk.page("/customers/" + acme + "/documents").text()).contains("note.txt", "Each charge");
        assertThat(clerk.page("/search?q=gate").text()).contains("note.txt");
    }

    @Test
    void aFileGoesOutAsADownloadThatCanDoNothing() {
        String name = "\"><script>alert(1)</script>\r\nX: 1.txt";
        MvcTestResult added = upload("/customers/" + acme, "CONTRACT", name, Paper.text("We agree"));
        Document page = clerk.follow(added);

        assertThat(page.select("script:not([src])")).isEmpty();
        String document = page.select("a[href*=/documents/0]").attr("href");
        MockHttpServletResponse answer = clerk.get(document.substring(document.indexOf("/documents/")) + "/file")
                .getResponse();
        assertThat(answer.getContentAsByteArray()).isEqualTo("We agree".getBytes(StandardCharsets.UTF_8));
        assertThat(answer.getHeader("Content-Disposition"))
                .startsWith("attachment;")
                .doesNotContain("<", "\n");
        assertThat(answer.getHeaders("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.getHeaders("Content-Security-Policy"))
                .singleElement()
                .asString()
                .startsWith("sandbox;");
        assertThat(answer.getContentType()).isEqualTo("text/plain");
    }

    @Test
    void whatIsNoDocumentIsRefusedWithASentence() {
        MvcTestResult page = upload("/customers/" + acme, "CONTRACT", "a.pdf", Paper.text("<html>hello</html>"));
        MvcTestResult empty = upload("/customers/" + acme, "CONTRACT", "a.pdf", new byte[0]);

        assertThat(page.getResponse().getStatus()).isEqualTo(422);
        assertThat(Desk.parsed(page).text()).contains("print it to a PDF");
        assertThat(empty.getResponse().getStatus()).isEqualTo(422);
    }

    @Test
    void aWaiverIsAskedForAndDecidedByAnother() {
        paper.require(acme, "REFERRAL");
        ChargeId charge = paper.charge(acme, "100.00", null);
        String page = "/missing-documents/" + paper.needed(charge, "REFERRAL").id();
        Desk approver = desk(Role.APPROVER);

        clerk.post(page + "/ask-waiver", "reason", "Their doctor retired");

        assertThat(clerk.page("/charges/" + charge).select("form[action$=/waive]"))
                .isEmpty();
        assertThat(approver.page("/missing-documents?view=WAIVE").text()).contains("Their doctor retired");
        assertThat(approver.page("/charges/" + charge).select("form[action$=/waive]"))
                .hasSize(1);
        assertThat(clerk.post(page + "/waive").getResponse().getStatus()).isEqualTo(403);
        assertThat(approver.post(page + "/waive").getResponse().getStatus()).isEqualTo(303);
        assertThat(clerk.page("/missing-documents").text()).contains("Nothing is missing");
    }

    @Test
    void whatIsTickedIsAskedForAndGivenToSomebody() {
        paper.require(acme, "TIMESHEET");
        ChargeId charge = paper.charge(acme, "100.00", null);
        String id = paper.needed(charge, "TIMESHEET").id().toString();

        Document asked = clerk.follow(clerk.post("/missing-documents/requests", "required", id));
        Document given = clerk.follow(clerk.post(
                "/missing-documents/owners",
                "required",
                id,
                "owner",
                clerk.person().id().toString()));

        assertThat(asked.text()).contains("1 document is asked for.", "Asked for");
        assertThat(given.text()).contains("It has an owner.");
        assertThat(given.select("td[data-label=Owner]").text()).isEqualTo("Ada Lovelace");
        assertThat(clerk.post("/missing-documents/requests").getResponse().getStatus())
                .isEqualTo(422);
    }

    @Test
    void unbilledWorkIsFollowedUp() {
        paper.charge(acme, "100.00", null);
        Document page = clerk.page("/unbilled");
        String owner = clerk.person().id().toString();

        assertThat(page.text()).contains("100.00 EUR in 1 charge", "Not yet billed");
        clerk.post("/unbilled/follow-ups", "customer", "C-1", "owner", owner, "dueOn", "2020-01-01", "note", "Ring up");
        Document taken = clerk.page("/unbilled");
        assertThat(taken.text()).contains("Ada Lovelace", "Ring up", "Late");
        String done = taken.select("form[action$=/done]").attr("action");
        clerk.post(done.substring(done.indexOf("/unbilled")), "outcome", "Will be billed on Friday");

        assertThat(clerk.page("/unbilled").select("form[action$=/done]")).isEmpty();
        assertThat(clerk.get("/unbilled?format=csv").getResponse().getStatus()).isEqualTo(200);
        assertThat(clerk.get("/missing-documents?format=csv").getResponse().getStatus())
                .isEqualTo(200);
    }

    @Test
    void theSettingsKeepKindsAndRulesForAll() {
        Desk administrator = desk(Role.ADMINISTRATOR);

        administrator.post("/settings/documents/kinds", "title", "Weight ticket", "years", "3");
        administrator.post(
                "/settings/documents/requirements", "kind", "WEIGHT_TICKET", "least", "500", "currency", "EUR");

        String text = administrator.page("/settings/documents").text();
        assertThat(text).contains("Weight ticket", "3 years", "of 500.00 EUR or more", "Holds");
        assertThat(clerk.get("/settings/documents").getResponse().getStatus()).isEqualTo(403);
    }

    private MvcTestResult upload(String page, String kind, String name, byte[] content) {
        return http.post()
                .uri("/c/" + trading.company().code() + page + "/documents")
                .multipart()
                .file(new MockMultipartFile("file", name, "application/pdf", content))
                .param("kind", kind)
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .with(Staff.as(clerk.person()))
                .exchange();
    }

    private Desk desk(Role role) {
        Person person = trading.member(role);
        return new Desk(http, trading.company().code(), person);
    }
}
