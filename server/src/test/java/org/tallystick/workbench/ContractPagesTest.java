package org.tallystick.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.tallystick.cast.Agreements.MONTHLY;
import static org.tallystick.cast.Agreements.line;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.tallystick.access.Role;
import org.tallystick.cast.Agreements;
import org.tallystick.cast.Trading;
import org.tallystick.contracts.BillingSchedule;
import org.tallystick.contracts.ChargeId;
import org.tallystick.contracts.ContractId;
import org.tallystick.contracts.PricedPeriod;
import org.tallystick.customers.CustomerId;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.invoicing.RunId;
import org.tallystick.lib.receivables.pricing.Rate;
import org.tallystick.lib.receivables.pricing.Tier;
import org.tallystick.testing.IntegrationTest;

@IntegrationTest
@TestPropertySource(properties = "tallystick.background=false") // the test brings charges in itself
class ContractPagesTest {
    @Autowired
    MockMvcTester http;

    @Autowired
    ApplicationContext beans;

    private Trading trading;
    private Agreements agreements;
    private CustomerId acme;
    private Desk clerk;
    private Desk auditor;

    @BeforeEach
    void setUp() {
        trading = Trading.open(beans);
        agreements = new Agreements(trading);
        acme = trading.customer("C-1", "Acme Corp");
        clerk = desk(Role.BILLING_CLERK);
        auditor = desk(Role.AUDITOR);
    }

    @Test
    void aContractIsDraftedSentAndSignedByLink() {
        assertThat(clerk.page("/contracts").select("main").text()).contains("No contracts yet");
        String draft = started("K-0007");
        Document editor = clerk.page(draft);
        assertThat(editor.select("fieldset")).hasSize(2);

        Document saved = clerk.follow(save(draft, editor, "FLAT", "250", "ADVANCE"));
        assertThat(saved.select(".notice-good").text()).contains("saved");
        assertThat(saved.select("[name=price]").eachAttr("value")).startsWith("250");
        Document offered = clerk.follow(clerk.post(draft + "/offers", "days", "14"));
        String link = offered.select("a[href*=/sign/]").attr("href").replaceFirst("https?://[^/]+", "");

        Document page = Desk.parsed(http.get().uri(link).exchange());
        assertThat(page.select("pre").text()).contains("Contract K-0007, version 1", "EUR 250", "as agreed by phone");
        assertThat(sign(link, "Ada Lovelace", false)).hasStatus(422);
        assertThat(sign(link, "Ada Lovelace", true)).hasStatus(303);
        assertThat(sign(link, "Eve", true)).hasStatus(409);
        assertThat(Desk.parsed(http.get().uri(link).exchange()).select("h1").text())
                .contains("Signed");
        assertThat(http.get().uri(link + "x")).hasStatus(404);
        assertThat(http.get().uri("/sign/" + trading.company().code() + "/nonsense"))
                .hasStatus(404);

        Document contract = clerk.page(draft.replace("/draft", ""));
        assertThat(contract.select("main").text())
                .contains("Active", "Signed through a link", "Ada Lovelace", "Coming charges");
        assertThat(contract.select(".history").text()).contains("Contract signed");
        assertThat(clerk.page("/contracts?state=ACTIVE").select("tbody tr")).hasSize(1);
        assertThat(clerk.get("/contracts?format=csv")).hasStatusOk().bodyText().contains("K-0007");
    }

    @Test
    void aContractIsSignedOnPaperAndAmendedWithTheDifferenceShown() {
        String draft = started("K-0008");
        clerk.post(
                draft,
                "revision",
                "1",
                "title",
                "Care",
                "clause",
                "3.1",
                "description",
                "Care",
                "rate",
                "FLAT",
                "price",
                "10",
                "taxCode",
                "STANDARD",
                "schedule",
                "ARREARS");
        MvcTestResult signed = http.post()
                .uri("/c/" + clerk.code() + draft + "/signature")
                .multipart()
                .file(new MockMultipartFile("file", "k8.txt", "text/plain", "signed".getBytes(StandardCharsets.UTF_8)))
                .param("signer", "Ada Lovelace")
                .param("revision", "2")
                .with(csrf())
                .with(Staff.as(clerk.person()))
                .exchange();
        assertThat(signed).hasStatus(303);
        String contract = draft.replace("/draft", "");
        clerk.post(contract + "/amendments");
        Document editor = clerk.page(draft);

        Document saved = clerk.follow(save(draft, editor, "GRADUATED", "10: 2; rest: 1", "USAGE"));

        assertThat(saved.select("ins").eachText()).anyMatch(text -> text.contains("EUR 2 up to 10"));
        assertThat(clerk.page(contract).select("main").text()).contains("Version 1", "Signed on paper");
        Document kept = clerk.follow(clerk.post(contract + "/template", "name", "Care by usage"));
        assertThat(kept.select(".notice-good").text()).contains("New contracts");
        assertThat(clerk.page("/contracts/new").select("[name=template] option").eachText())
                .contains("Care by usage");
    }

    @Test
    void everyLineOfAnInvoiceSaysWhyStepByStep() {
        var tiers = new Rate.Graduated(List.of(Tier.of("1000", "0.05"), Tier.of(null, "0.04")));
        ContractId id = agreements.signed(
                acme,
                trading.today().withDayOfMonth(1).minusMonths(1),
                line(1, tiers, new BillingSchedule.Metered(MONTHLY), new BigDecimal("80")));
        agreements.used(id, 1, "jan", trading.today().withDayOfMonth(1).minusMonths(1), "1500");
        agreements.bringIn(trading.today().withDayOfMonth(1).minusDays(1));
        RunId run = trading.collect(trading.today(), trading.today());
        trading.post(run);
        InvoiceId invoice =
                Objects.requireNonNull(trading.drafts(run).getFirst().invoice());
        PricedPeriod period = agreements.priced(id).getFirst();

        Document lines = auditor.page("/invoices/" + invoice);
        String why = lines.select("a[href$=/price]").attr("href").replace("/c/" + clerk.code(), "");
        Document page = auditor.page(why);

        assertThat(why).isEqualTo("/charges/" + period.charge() + "/price");
        assertThat(page.select("tbody tr th").eachText())
                .startsWith("Used in the period", "Units of this tier", "Units of this tier", "Up to the minimum");
        assertThat(page.select("main").text())
                .contains("1,000 pcs × 0.05", "500 pcs × 0.04", "at least 80.00", "80.00", "§ 1", "version 1", "jan");
        ChargeId byHand = trading.charge(acme, "2", "30", trading.today());
        assertThat(auditor.page("/charges/" + byHand + "/price").select("main").text())
                .contains("2 h × 30.00", "60.00");
    }

    @Test
    void usageStandsInItsListAndLeavesTheTimelineToTheRest() {
        ContractId id = agreements.signed(
                acme, trading.today(), line(1, new Rate.PerUnit(BigDecimal.TEN), new BillingSchedule.Metered(MONTHLY)));
        for (int n = 0; n < 60; n++) { // more than a timeline shows
            agreements.used(id, 1, "u" + n, trading.today(), "1");
        }

        Document page = auditor.page("/contracts/" + id);

        assertThat(page.select("table[aria-label^=Usage] tbody tr, .table tbody tr th.number"))
                .hasSizeGreaterThan(20);
        assertThat(page.select("main").text()).contains("Contract signed").doesNotContain("Usage recorded");
    }

    @Test
    void dueChargesAreBroughtInAndMilestonesWrittenDown() {
        ContractId id = agreements.signed(
                acme, trading.today(), line(1, new Rate.Flat(BigDecimal.TEN), new BillingSchedule.Milestone()));
        String today = trading.today().toString();

        Document reached = clerk.follow(clerk.post(
                "/contracts/" + id + "/milestones", "line", "1", "on", today, "evidence", "Certificate of today"));
        MvcTestResult started = clerk.post("/contracts/due-charges");

        assertThat(reached.select(".notice-good").text()).contains("Written down");
        assertThat(clerk.page("/contracts/" + id).select("main").text()).contains("Coming charges", "10.00");
        assertThat(started).hasStatus(303);
        assertThat(clerk.page("/billing-runs").select("form[action$=/contracts/due-charges]"))
                .hasSize(1);
        assertThat(clerk.post("/contracts/" + id + "/end", "on", today, "reason", " "))
                .hasStatus(422);
        assertThat(clerk.follow(clerk.post("/contracts/" + id + "/end", "on", today, "reason", "done"))
                        .select(".notice-good")
                        .text())
                .contains("ends on");
    }

    @Test
    void whoMayOnlyReadChangesNothing() {
        ContractId id = agreements.draft(acme, trading.today());

        assertThat(auditor.get("/contracts/" + id)).hasStatusOk();
        assertThat(auditor.get("/contracts/new")).hasStatus(403);
        assertThat(auditor.get("/contracts/" + id + "/draft")).hasStatus(403);
        for (String deed : List.of("/amendments", "/draft", "/draft/discard", "/draft/offers", "/template")) {
            assertThat(auditor.post("/contracts/" + ContractId.next() + deed)).hasStatus(403);
        }
        assertThat(auditor.post("/contracts/due-charges")).hasStatus(403);
    }

    private String started(String number) {
        MvcTestResult started = clerk.post(
                "/contracts",
                "customer",
                "C-1",
                "number",
                number,
                "title",
                "Care",
                "effectiveOn",
                trading.today().toString());
        assertThat(started).hasStatus(303);
        return Objects.requireNonNull(started.getResponse().getHeader("Location"))
                .replace("/c/" + clerk.code(), "");
    }

    private MvcTestResult save(String draft, Document editor, String rate, String price, String schedule) {
        return clerk.post(
                draft,
                "revision",
                editor.select("[name=revision]").attr("value"),
                "title",
                "Care",
                "text",
                "as agreed by phone",
                "effectiveOn",
                trading.today().plusDays(isAmendment(editor) ? 40 : 0).toString(),
                "line",
                editor.select("[name=line]").attr("value"),
                "clause",
                "3.1",
                "description",
                "Care",
                "rate",
                rate,
                "price",
                price,
                "taxCode",
                "STANDARD",
                "schedule",
                schedule);
    }

    private static boolean isAmendment(Document editor) {
        return editor.select("h1").text().contains("version 2");
    }

    private MvcTestResult sign(String link, String signer, boolean agreed) {
        return http.post()
                .uri(link)
                .param("signer", signer)
                .param("agreed", String.valueOf(agreed))
                .with(csrf())
                .exchange();
    }

    private Desk desk(Role role) {
        return new Desk(http, trading.company().code(), trading.member(role));
    }
}
