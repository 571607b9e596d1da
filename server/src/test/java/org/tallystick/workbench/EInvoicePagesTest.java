package org.tallystick.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
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
import org.tallystick.cast.Visitor;
import org.tallystick.customers.CustomerId;
import org.tallystick.invoicing.Draft;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.invoicing.RunId;
import org.tallystick.lib.einvoice.inspect.EInvoiceFile;
import org.tallystick.platform.outbox.OutboxWorker;
import org.tallystick.testing.IntegrationTest;

@IntegrationTest
class EInvoicePagesTest {
    @Autowired
    MockMvcTester http;

    @Autowired
    ApplicationContext beans;

    private Trading trading;
    private Visitor clerk;
    private Visitor administrator;
    private Visitor auditor;
    private CustomerId town;

    @BeforeEach
    void begin() {
        trading = Trading.withLetterhead(beans);
        clerk = Visitor.of(http, trading, Role.BILLING_CLERK);
        administrator = Visitor.of(http, trading, Role.ADMINISTRATOR);
        auditor = Visitor.of(http, trading, Role.AUDITOR);
        town = trading.customer("C-1", "Stadt Bremen");
    }

    private String page() {
        return "/customers/" + town + "/e-invoices";
    }

    private void enter() {
        administrator.follow(administrator.post(
                "/settings/e-invoices",
                "endpointScheme",
                "9930",
                "endpoint",
                "DE811907980",
                "contactName",
                "Ada Lindqvist"));
        clerk.follow(clerk.post(
                page(),
                "form",
                "XRECHNUNG_UBL",
                "endpointScheme",
                "0204",
                "endpoint",
                "04011000-1234512345-06",
                "reference",
                "04011000-1234512345-06"));
        trading.bean(OutboxWorker.class).drain(trading.company().id());
    }

    @Test
    void detailsAreEnteredAndShown() {
        enter();

        assertThat(clerk.page(page()).select("input[name=reference]").val()).isEqualTo("04011000-1234512345-06");
        assertThat(clerk.page(page()).select("input[name=version]").val()).isEqualTo("1");
        assertThat(auditor.page(page()).text()).contains("0204:04011000-1234512345-06");
        assertThat(auditor.page(page()).select("form[action$=e-invoices]")).isEmpty();
        assertThat(administrator
                        .page("/settings/e-invoices")
                        .select("input[name=contactName]")
                        .val())
                .isEqualTo("Ada Lindqvist");
    }

    @Test
    void aWrongRoutingIdIsNamed() {
        MvcTestResult answer = clerk.post(page(), "form", "XRECHNUNG_UBL", "reference", "04011000-1234512345-07");

        assertThat(answer).hasStatus(422);
        assertThat(Visitor.text(answer)).contains("check digits");
    }

    @Test
    void aParkedDraftSaysWhichRuleAndWhereToMendIt() {
        clerk.follow(clerk.post(page(), "form", "XRECHNUNG_UBL"));
        trading.charge(town, "1", "10.00", trading.today());
        RunId run = trading.collect(trading.today(), trading.today(), town);

        Document draft = clerk.page("/billing-runs/" + run + "/drafts/"
                + trading.drafts(run).getFirst().id());

        assertThat(draft.text()).contains("BR-DE-15").contains("under E-invoices");
    }

    @Test
    void everyDocumentCanBeHadInEachForm() throws UnsupportedEncodingException {
        enter();
        InvoiceId invoice = trading.invoice(town, "100.00", trading.today());

        for (String form : new String[] {"ubl", "cii", "facturx"}) {
            MvcTestResult answer = auditor.get("/invoices/" + invoice + "/e-invoice/" + form);
            assertThat(answer).hasStatusOk();
            EInvoiceFile file = EInvoiceFile.open(answer.getResponse().getContentAsByteArray());
            assertThat(Objects.requireNonNull(file.format()).id()).isEqualTo(form);
            assertThat(Objects.requireNonNull(file.reading().content()).number())
                    .startsWith("INV-");
        }
        assertThat(auditor.get("/invoices/" + invoice + "/e-invoice/word")).hasStatus(404);
        assertThat(auditor.page("/invoices/" + invoice).select("a[href$=e-invoice/facturx]"))
                .hasSize(1);
    }

    @Test
    void anAuditorIsRefusedBeforeAnythingIsLookedUp() {
        String nobody = "00000000-0000-7000-8000-000000000000";

        assertThat(auditor.post("/customers/" + nobody + "/e-invoices", "form", "FACTUR_X"))
                .hasStatus(403);
        assertThat(auditor.post("/e-invoices/" + nobody + "/look")).hasStatus(403);
        assertThat(auditor.post("/e-invoices/" + nobody + "/owner", "owner", nobody))
                .hasStatus(403);
        assertThat(auditor.post("/e-invoices/" + nobody + "/finish", "outcome", "x"))
                .hasStatus(403);
        assertThat(clerk.get("/settings/e-invoices")).hasStatus(403);
        assertThat(clerk.post("/settings/e-invoices/sandbox", "behaviour", "REJECT"))
                .hasStatus(403);
        assertThat(clerk.get("/e-invoices/" + nobody)).hasStatus(404);
        assertThat(clerk.page("/e-invoices").text()).contains("No electronic invoices yet");
    }

    @Test
    void aDraftIsReadyAgainByItself() {
        clerk.follow(clerk.post(page(), "form", "FACTUR_X", "endpoint", ""));
        trading.charge(town, "1", "10.00", trading.today());

        RunId run = trading.collect(trading.today(), trading.today(), town);

        assertThat(trading.drafts(run)).extracting(Draft::state).containsExactly(Draft.State.READY);
    }
}
