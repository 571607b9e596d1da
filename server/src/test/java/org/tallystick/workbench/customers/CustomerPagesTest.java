package org.tallystick.workbench.customers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
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
import org.tallystick.cast.Visitor;
import org.tallystick.customers.CustomerId;
import org.tallystick.invoicing.Draft;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.invoicing.RunId;
import org.tallystick.lib.money.Money;
import org.tallystick.testing.IntegrationTest;

@IntegrationTest
class CustomerPagesTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    MockMvcTester http;

    private Trading trading;
    private Visitor ada;

    @BeforeEach
    void open() {
        trading = Trading.open(beans);
        ada = Visitor.of(http, trading, Role.ADMINISTRATOR);
    }

    @Test
    void aNewCompanyIsToldWhatToDoFirst() {
        Document page = ada.page("/customers");

        assertThat(page.select(".nothing").text()).contains("No customers yet");
        assertThat(page.select(".nothing a.btn-primary").attr("href")).endsWith("/customers/new");
    }

    @Test
    void aCustomerIsAddedFoundAndChanged() {
        String address = ada.follow(ada.post("/customers", form("C-7", "Mercy Clinic", "net 30; 2% 10")));

        assertThat(ada.page("/customers?q=merc").select("tbody th a").text()).isEqualTo("Mercy Clinic");
        Document overview = ada.page(address);
        assertThat(overview.select("h1").text()).isEqualTo("Mercy Clinic");
        assertThat(overview.text()).contains("30 days after the invoice date; 2% off when paid within 10 days");

        String version =
                ada.page(address + "/edit").select("input[name=version]").attr("value");
        String[] changed = form("C-7", "Mercy Hospital", "EOM 15");
        ada.follow(ada.post(address, with(changed, "version", version)));
        assertThat(ada.page(address).select("h1").text()).isEqualTo("Mercy Hospital");
        assertThat(ada.page(address).select("table").text()).contains("EOM 15").contains("NET 30; 2% 10");

        String[] late = form("C-7", "Mercy House", "NET 30");
        assertThat(ada.post(address, with(late, "version", version)))
                .hasStatus(409)
                .bodyText()
                .contains("Somebody changed this customer meanwhile");
    }

    @Test
    void aRefusedFormSaysWhatToMend() {
        assertThat(ada.post("/customers", form("C-8", "Acme Corp", "when you like")))
                .hasStatus(422)
                .bodyText()
                .contains("Payment terms: cannot read");
    }

    @Test
    void whatWasBilledIsShownAndTheInvoiceSaysSoWhereItIsWanted() {
        CustomerId acme = trading.customer("C-1", "Acme Corp");
        String address = "/customers/" + acme + "/billed";
        assertThat(ada.page(address).text()).contains("Nothing billed yet");
        trading.invoice(acme, "1000.00", trading.today());

        ada.follow(ada.post(address, "lookBack", "TWELVE_MONTHS"));
        InvoiceId second = trading.invoice(acme, "5.00", trading.today());

        Document page = ada.page(address);
        assertThat(page.select("option[selected]").text()).isEqualTo("Of twelve months");
        assertThat(page.select("tfoot tr").text()).contains("EUR", "1,005.00");
        assertThat(ada.page("/invoices/" + second).text()).contains("Billed before it", "1,190.00");

        ada.follow(ada.post(address, "lookBack", ""));
        assertThat(ada.page(address).select("option[value=TWELVE_MONTHS][selected]"))
                .isEmpty();
        Visitor auditor = Visitor.of(http, trading, Role.AUDITOR);
        assertThat(auditor.page(address).select("form[action$=/billed]")).isEmpty();
        assertThat(auditor.post(address, "lookBack", "TWELVE_MONTHS")).hasStatus(403);
    }

    @Test
    void aCertificateIsRecordedNeededAndEnded() {
        CustomerId acme = trading.customer("C-1", "Acme Corp");
        String address = "/customers/" + acme + "/exemptions";
        String today = trading.today().toString();

        ada.follow(ada.post(
                address, "reasonCode", "US-RESALE", "jurisdiction", "us-ca", "number", "CA-77", "validFrom", today));
        Document page = ada.page(address);
        assertThat(page.select("tbody").text()).contains("CA-77", "US-CA", "Resale", "Holds");
        assertThat(ada.post(address, "reasonCode", "US-RESALE", "jurisdiction", "Texas", "number", "1"))
                .hasStatus(422)
                .bodyText()
                .contains("DE, or US-CA");

        String end = page.select("form[action$=/end]").attr("action");
        ada.follow(ada.post(end.substring(end.indexOf("/exemptions/")), "endOn", today, "reason", "Sold"));
        assertThat(ada.page(address).select("tbody").text()).contains("Ended");

        ada.follow(ada.post(
                "/settings/tax-codes/certificates", "taxCode", "EXEMPT", "needed", "true", "jurisdiction", "US-CA"));
        Document settings = ada.page("/settings/tax-codes");
        assertThat(settings.select("#needed-EXEMPT option[selected]").text()).isEqualTo("Needed");
        assertThat(settings.select("#place-EXEMPT").attr("value")).isEqualTo("US-CA");
        assertThat(ada.page("/exemptions").text()).contains("Nothing ends soon");
    }

    @Test
    void whoOnlyReadsChangesNothingAndMayNotSendTheForm() {
        CustomerId acme = trading.customer("C-1", "Acme Corp");
        Visitor auditor = Visitor.of(http, trading, Role.AUDITOR);

        assertThat(auditor.page("/customers").select(".head .btn").eachText())
                .containsExactly("Onboarding", "Duplicates"); // both are for reading
        assertThat(auditor.page("/customers/" + acme).select(".head .btn")).isEmpty();
        assertThat(auditor.get("/customers/new")).hasStatus(403);
        assertThat(auditor.post("/customers", form("C-9", "Nobody", "NET 30"))).hasStatus(403);
    }

    @Test
    void whoPaysIsArrangedAndShownOnTheDraftAndTheInvoices() {
        CustomerId clinic = trading.customer("C-1", "Mercy Clinic");
        trading.customer("C-2", "Umbrella Insurance", "NET 60");
        String here = "/customers/" + clinic + "/billing";
        assertThat(ada.page(here).text()).contains("The customer pays");

        ada.follow(ada.post(
                here + "/payers",
                "payer",
                "C-2",
                "share",
                "60",
                "most",
                "",
                "period",
                "",
                "periodMost",
                "",
                "reason",
                "policy 12"));
        Document page = ada.page(here + "?amount=200");
        assertThat(page.select("table").getFirst().text())
                .contains("Umbrella Insurance")
                .contains("120.00")
                .contains("Mercy Clinic")
                .contains("80.00");
        assertThat(ada.post(here + "/payers", "payer", "C-1", "share", "60", "reason", "wrong"))
                .hasStatus(422);

        trading.charge(clinic, "Care", "1", "100.00", "STANDARD", trading.today());
        RunId run = trading.collect(trading.today(), trading.today(), clinic);
        Draft draft = trading.drafts(run).getFirst();
        assertThat(ada.page("/billing-runs/" + run + "/drafts/" + draft.id()).text())
                .contains("Who will pay")
                .contains("71.40")
                .contains("47.60");
        trading.post(run);

        InvoiceId invoice =
                Objects.requireNonNull(trading.drafts(run).getFirst().invoice());
        assertThat(ada.page("/invoices/" + invoice).select("#payers tbody tr")).hasSize(2);
        assertThat(ada.get("/invoices/" + invoice + "/pdf")).hasStatusOk();
        assertThat(ada.page("/invoices/" + invoice + "/moves/new")
                        .select("select[name=payer] option")
                        .text())
                .isEqualTo("Mercy Clinic");
        ada.follow(ada.post(
                "/invoices/" + invoice + "/moves", "payer", clinic.toString(), "amount", "", "reason", "not covered"));
        assertThat(ada.page("/invoices/" + invoice)
                        .select("#payers tbody tr")
                        .getLast()
                        .text())
                .contains("Mercy Clinic")
                .contains("moved from")
                .contains("71.40");
    }

    @Test
    void whatSharesAnInvoiceIsAgreedAndShownBeforehand() {
        CustomerId acme = trading.customer("C-1", "Acme Corp");
        trading.charge(acme, "Now", "1", "10.00", "STANDARD", trading.today());
        trading.charge(acme, "Before", "1", "5.00", "STANDARD", trading.today().minusMonths(1));
        String here = "/customers/" + acme + "/billing";
        assertThat(ada.page(here).text()).contains("All other work").contains("15.00");

        ada.follow(
                ada.post(here + "/grouping", "together", "SERVICE_MONTH", "children", "OWN", "reason", "they asked"));

        assertThat(ada.page(here).text())
                .contains("One invoice per month of service")
                .contains("they asked")
                .contains("5.00")
                .doesNotContain("All other work");
    }

    @Test
    void aDepositIsInvoicedDeductedAndShownOnBothInvoices() {
        CustomerId acme = trading.customer("C-1", "Acme Corp");
        String here = "/customers/" + acme + "/billing";
        String address = ada.follow(ada.post(
                here + "/deposits",
                "kind",
                "RETAINER",
                "amount",
                "100.00",
                "taxCode",
                "STANDARD",
                "contract",
                "",
                "description",
                "Work to come"));
        assertThat(ada.page(address).text())
                .contains("Retainer invoice to Acme Corp")
                .contains("No invoice has deducted it yet");
        InvoiceId deposit = new InvoiceId(UUID.fromString(address.substring(address.lastIndexOf('/') + 1)));
        trading.paid(deposit, Money.of("119.00", Trading.EUR), trading.today());
        assertThat(ada.page(here).select("#deposits tbody td").getLast().text()).isEqualTo("119.00");

        trading.charge(acme, "Work", "1", "150.00", "STANDARD", trading.today());
        RunId run = trading.collect(trading.today(), trading.today(), acme);
        assertThat(ada.page("/billing-runs/" + run + "/drafts/"
                                + trading.drafts(run).getFirst().id())
                        .text())
                .contains("119.00")
                .contains("59.50");
        trading.post(run);

        InvoiceId invoice =
                Objects.requireNonNull(trading.drafts(run).getFirst().invoice());
        assertThat(ada.page("/invoices/" + invoice).text())
                .contains("Less deposit INV-")
                .contains("Deposits deducted");
        assertThat(ada.get("/invoices/" + invoice + "/pdf")).hasStatusOk();
        assertThat(ada.page("/invoices/" + deposit).select("#deposits tbody tr").text())
                .contains("119.00");
    }

    @Test
    void aCustomerOfAnotherCompanyIsNotThere() {
        CustomerId foreign = Trading.open(beans).customer("C-1", "Acme Corp");

        for (String tab :
                new String[] {"", "/open-items", "/invoices", "/payments", "/charges", "/contacts", "/timeline"}) {
            assertThat(ada.get("/customers/" + foreign + tab)).hasStatus(404);
        }
        assertThat(ada.get("/customers/no-id")).hasStatus(404);
        assertThat(ada.post("/customers/" + foreign + "/archive")).hasStatus(404);
    }

    @Test
    void theOverviewAddsUpWhatIsOwed() {
        CustomerId acme = trading.customer("C-1", "Acme Corp");
        InvoiceId old = trading.invoice(acme, "1000.00", trading.today().minusDays(60));
        trading.invoice(acme, "100.00", trading.today());
        trading.paid(old, Money.of("190.00", Trading.EUR), trading.today());

        Document page = ada.page("/customers/" + acme);

        assertThat(page.select(".figure-value").eachText()).startsWith("1,119.00EUR", "1,000.00EUR", "0.00EUR");
        assertThat(ada.page("/customers/" + acme + "/open-items").select("tbody tr"))
                .hasSize(2);
        assertThat(ada.page("/customers/" + acme + "/invoices")
                        .select(".toolbar-summary")
                        .text())
                .contains("2 invoices")
                .contains("billed");
        assertThat(ada.page("/customers/" + acme + "/payments").select("tbody tr"))
                .hasSize(1);
        assertThat(ada.page("/customers").select("tbody td.amount").eachText())
                .containsExactly("1,119.00EUR", "1,000.00EUR");
    }

    @Test
    void theStandingHasAReasonAndShowsOnTheTimeline() {
        CustomerId acme = trading.customer("C-1", "Acme Corp");
        Visitor manager = Visitor.of(http, trading, Role.CREDIT_MANAGER);
        String standing = "/customers/" + acme + "/standing";

        assertThat(manager.post(standing, "standing", "HOLD", "reason", " ")).hasStatus(422);
        manager.follow(manager.post(standing, "standing", "HOLD", "reason", "Two promises broken"));

        assertThat(ada.page("/customers?standing=HOLD").select("tbody .badge").text())
                .isEqualTo("On hold");
        assertThat(Objects.requireNonNull(ada.page("/customers/" + acme + "/timeline")
                                .select(".history li")
                                .first())
                        .text())
                .contains("Standing changed")
                .contains("Two promises broken")
                .contains("Ada Lovelace");
        assertThat(Visitor.of(http, trading, Role.BILLING_CLERK).post(standing, "standing", "GOOD", "reason", "x"))
                .hasStatus(403);
    }

    @Test
    void contactsComeChangeAndGo() {
        CustomerId acme = trading.customer("C-1", "Acme Corp");
        String contacts = "/customers/" + acme + "/contacts";

        ada.follow(ada.post(contacts, "name", "Payables", "email", "ap@acme.example", "roles", "ACCOUNTS_PAYABLE"));
        String href = ada.page(contacts).select("tbody a").attr("href");
        String contact = href.substring(href.indexOf("/customers"));
        ada.follow(ada.post(contact, "name", "Payables", "email", "bills@acme.example"));

        assertThat(ada.page(contacts).select("tbody").text()).contains("bills@acme.example");
        assertThat(ada.post(contact, "name", "Payables", "email", "not an address"))
                .hasStatus(422);
        ada.follow(ada.post(contact + "/remove"));
        assertThat(ada.page(contacts).select(".nothing").text()).contains("No contacts yet");
    }

    @Test
    void archivedCustomersLeaveTheList() {
        CustomerId acme = trading.customer("C-1", "Acme Corp");

        ada.follow(ada.post("/customers/" + acme + "/archive"));

        assertThat(ada.page("/customers?archived=true").select("tbody tr")).hasSize(1);
        assertThat(ada.page("/customers?q=acme").select("tbody tr")).isEmpty();
        ada.follow(ada.post("/customers/" + acme + "/restore"));
        assertThat(ada.page("/customers").select("tbody tr")).hasSize(1);
    }

    @Test
    void searchAndFilesFindThemToo() {
        trading.customer("C-1", "Acme Corp");
        trading.customer("C-10", "Mercy Clinic");

        assertThat(Objects.requireNonNull(
                                ada.page("/search?q=C-1").select(".hits a").first())
                        .text())
                .startsWith("Acme Corp");
        assertThat(ada.get("/customers?format=csv&q=mercy"))
                .hasStatusOk()
                .bodyText()
                .contains("C-10,Mercy Clinic")
                .doesNotContain("Acme");
        assertThat(ada.get("/customers?format=pdf")).hasStatus(422);
    }

    private static String[] form(String number, String name, String terms) {
        return new String[] {
            "number",
            number,
            "name",
            name,
            "terms",
            terms,
            "kind",
            "BUSINESS",
            "currency",
            "EUR",
            "country",
            "DE",
            "language",
            "en",
            "delivery",
            "EMAIL"
        };
    }

    private static String[] with(String[] fields, String name, String value) {
        String[] more = Arrays.copyOf(fields, fields.length + 2);
        more[fields.length] = name;
        more[fields.length + 1] = value;
        return more;
    }
}
