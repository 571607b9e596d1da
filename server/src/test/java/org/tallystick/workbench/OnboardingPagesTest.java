package org.tallystick.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.tallystick.access.ApiKeys;
import org.tallystick.access.Role;
import org.tallystick.cast.Trading;
import org.tallystick.customers.CustomerId;
import org.tallystick.testing.IntegrationTest;

/** A customer is taken in on the pages, from the settings to the signature, and merged and parted. */
@IntegrationTest
@TestPropertySource(properties = "tallystick.background=false")
class OnboardingPagesTest {
    @Autowired
    MockMvcTester http;

    @Autowired
    ApplicationContext beans;

    private Trading trading;
    private Desk administrator;

    @BeforeEach
    void setUp() {
        trading = Trading.open(beans);
        administrator = desk(Role.ADMINISTRATOR);
    }

    private Desk desk(Role role) {
        return new Desk(http, trading.company().code(), trading.member(role));
    }

    @Test
    void aCustomerComesInFromTheSettingsToTheSignature() {
        assertThat(administrator.page("/customers/onboarding").select("main").text())
                .contains("Every customer is active");
        ask("CREDIT_APPLICATION");
        ask("TERMS");
        Document settings = administrator.follow(
                administrator.post("/settings/onboarding/items", "title", "Extract", "months", "6"));
        assertThat(settings.select("main").text()).contains("Extract", "6 months");
        CustomerId acme = trading.customer("C-1", "Acme Corp");
        String page = "/customers/" + acme + "/onboarding";

        assertThat(administrator
                        .page("/customers/onboarding")
                        .select("tbody tr")
                        .text())
                .contains("Acme Corp", "Prospect", "Credit application", "Terms accepted");
        assertThat(settle(page, acme)).hasStatus(303);
        Document offered =
                administrator.follow(administrator.post(page + "/link", "payer", "Acme Holding", "days", "14"));
        String link = offered.select("a[href*=/sign/]").attr("href").replaceFirst("https?://[^/]+", "");

        assertThat(Desk.parsed(http.get().uri(link).exchange()).select("pre").text())
                .contains("Acme Holding pays what Acme Manufacturing invoices to Acme Corp");
        assertThat(sign(link, false)).hasStatus(422);
        assertThat(sign(link, true)).hasStatus(303);
        assertThat(sign(link, true)).hasStatus(409);
        assertThat(Desk.parsed(http.get().uri(link).exchange()).select("h1").text())
                .contains("Signed");
        assertThat(http.get().uri(link + "x")).hasStatus(404);

        Document verified = administrator.page(page);
        assertThat(verified.select("main").text()).contains("Verified", "Ada Lovelace", "application.txt");
        Document active = administrator.follow(administrator.post(page + "/activate"));
        assertThat(active.select("main").text()).contains("Invoices are posted for this customer");
        assertThat(administrator.page("/customers/" + acme + "/timeline").text())
                .contains("Customer active", "Responsibility to pay accepted", "Item of the checklist settled");
    }

    private void ask(String item) {
        administrator.follow(
                administrator.post("/settings/onboarding/items/" + item, "version", "0", "requiredOf", "BUSINESS"));
    }

    private MvcTestResult settle(String page, CustomerId customer) {
        return http.post()
                .uri("/c/" + administrator.code() + page + "/items/CREDIT_APPLICATION")
                .multipart()
                .file(new MockMultipartFile(
                        "file",
                        "application.txt",
                        "text/plain",
                        ("credit for " + customer).getBytes(StandardCharsets.UTF_8)))
                .param("note", "")
                .param("document", "")
                .param("validUntil", "")
                .with(csrf())
                .with(Staff.as(administrator.person()))
                .exchange();
    }

    private MvcTestResult sign(String link, boolean agreed) {
        return http.post()
                .uri(link)
                .param("signer", "Ada Lovelace")
                .param("agreed", String.valueOf(agreed))
                .param("_key", UUID.randomUUID().toString())
                .with(csrf())
                .exchange();
    }

    @Test
    void twoCustomersAreComparedMergedAndParted() {
        CustomerId acme = trading.customer("C-1", "Acme Corp");
        CustomerId twin = trading.customer("C-2", "ACME Corp.");
        trading.invoice(twin, "100.00", trading.today());
        assertThat(administrator
                        .page("/customers/duplicates")
                        .select("tbody tr")
                        .text())
                .contains("C-1", "C-2", "Name and postal code");
        assertThat(administrator
                        .page("/customers/" + twin + "/merge?customer=C-1")
                        .select("main")
                        .text())
                .contains("This one stays", "Nothing that was posted moves", "EUR");
        assertThat(administrator
                        .page("/customers/" + twin + "/merge?customer=C-2")
                        .select(".notice-bad")
                        .text())
                .contains("cannot be merged into itself");

        Document survivor = administrator.follow(
                administrator.post("/customers/" + twin + "/merge", "customer", "C-1", "reason", "twice"));

        assertThat(survivor.select("main").text()).contains("Merged in", "ACME Corp.");
        assertThat(administrator
                        .page("/customers/" + acme + "/open-items")
                        .select("tbody tr")
                        .text())
                .contains("of C-2", "119.00");
        assertThat(administrator
                        .page("/customers/" + twin)
                        .select(".notice-warn a")
                        .attr("href"))
                .endsWith("/customers/" + acme);
        Document parted =
                administrator.follow(administrator.post("/customers/" + twin + "/unmerge", "reason", "two shops"));
        assertThat(parted.select(".notice-good").text()).contains("two again");
        assertThat(administrator.page("/customers/duplicates").select("main").text())
                .contains("Undone", "two shops");
    }

    @Test
    void whatAContactSaidStandsBesideIt() {
        CustomerId acme = trading.customer("C-1", "Acme Corp");
        String contacts = "/customers/" + acme + "/contacts";
        administrator.post(contacts, "name", "Ada Lovelace", "email", "ada@acme.example");
        String ada = administrator.page(contacts).select("a[href*=/contacts/]").stream()
                .map(link -> link.attr("href").replaceFirst(".*/contacts/", ""))
                .filter(end -> end.length() == 36)
                .findFirst()
                .orElseThrow();

        Document page = administrator.follow(administrator.post(
                contacts + "/" + ada + "/consents",
                "channels",
                "EMAIL",
                "given",
                "false",
                "saidBy",
                "LETTER",
                "evidence",
                "letter of March"));

        assertThat(page.select("#consent tbody tr").text()).contains("Refused", "letter of March", "Nothing said");
        assertThat(desk(Role.AUDITOR).page(contacts).select("#consent form")).isEmpty();
    }

    @Test
    void programsSeeAndSettleWhatIsMissing() {
        ask("CREDIT_APPLICATION");
        CustomerId acme = trading.customer("C-1", "Acme Corp");
        String key = trading.call(
                () -> beans.getBean(ApiKeys.class).create(trading.company().id(), "CRM", Role.ADMINISTRATOR));
        String path = "/api/v1/customers/" + acme + "/onboarding";

        assertThat(http.get().uri(path).header("Authorization", "Bearer " + key))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.stage")
                .isEqualTo("prospect");
        assertThat(call(key, path + "/activation", "{}")).hasStatus(409);
        assertThat(call(key, path + "/items", "{\"item\": \"credit_application\", \"note\": \"checked in the CRM\"}"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.stage")
                .isEqualTo("verified");
        assertThat(call(key, path + "/activation", "{}"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$")
                .asMap()
                .containsAllEntriesOf(Map.of("stage", "active", "customer_id", acme.toString()));
    }

    private MvcTestResult call(String key, String path, String body) {
        return http.post()
                .uri(path)
                .header("Authorization", "Bearer " + key)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
