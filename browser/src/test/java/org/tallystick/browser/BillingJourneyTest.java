package org.tallystick.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.tallystick.access.Role;
import org.tallystick.cast.Paper;
import org.tallystick.cast.PaperTrade;
import org.tallystick.cast.Trading;
import org.tallystick.contracts.ChargeId;
import org.tallystick.customers.CustomerId;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.invoicing.RunId;
import org.tallystick.lib.money.Money;
import org.tallystick.testing.IntegrationTest;

/** From a new customer to the posted invoice, the way a billing clerk does it; and every page on the way, looked at. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BillingJourneyTest {
    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext beans;

    private Chromium chromium;

    @BeforeAll
    void open() {
        chromium = Chromium.launch();
    }

    @AfterAll
    void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void aNewCustomerIsBilled() {
        Trading trading = Trading.open(beans);
        try (var visit = chromium.visit(origin())) {
            Page page = visit.page();
            logIn(page, trading);
            page.navigate(at(trading, "/customers"));
            link(page, "New customer").click();
            page.getByLabel("Name").fill("Mercy Clinic");
            page.getByLabel("Number").fill("C-1");
            page.getByLabel("Payment terms", exact()).fill("split 50% 0, 50% 30");
            button(page, "Add customer").click();
            assertThat(heading(page, "Mercy Clinic")).isVisible();

            link(page, "New charge").click();
            assertThat(page.getByLabel("Customer", exact())).hasValue("C-1");
            page.getByLabel("Description").fill("Consulting");
            page.getByLabel("Quantity").fill("12.5");
            page.getByLabel("Unit price").fill("118.50");
            assertThat(page.locator("#line-total")).containsText("1,481.25");
            assertThat(page.locator("#line-total")).containsText("281.44 EUR");
            button(page, "Record charge").click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("Recorded 1,481.25");

            confirm(page, "Bill these now");
            assertThat(page.locator(".facts .badge")).hasText("Ready for review", patiently());
            confirm(page, "Post 1 invoice");
            assertThat(page.locator(".facts .badge")).hasText("Posted", patiently());
            page.getByRole(AriaRole.ROW).getByText("Mercy Clinic").click();

            assertThat(page).hasURL(Pattern.compile(".*/invoices/.*"));
            assertThat(page.locator("h1")).containsText("INV-");
            assertThat(page.locator(".figure-value").first()).containsText("1,762.69");
            assertThat(page.locator("#installments tbody tr")).hasCount(2);
            page.getByText("Why this amount").first().click();
            assertThat(page.getByText("12.5 h × 118.50 = 1,481.25.")).isVisible();
            assertThat(visit.problems()).isEmpty();
        }
    }

    @Test
    void aListIsNarrowedWhileSomebodyTypes() {
        Trading trading = Trading.open(beans);
        trading.customer("C-1", "Acme Corp");
        trading.customer("C-2", "Mercy Clinic");
        try (var visit = chromium.visit(origin())) {
            Page page = visit.page();
            logIn(page, trading);
            page.navigate(at(trading, "/customers"));

            page.getByLabel("Name or number").fill("mer");

            assertThat(page.locator("#list tbody tr")).hasCount(1);
            assertThat(page).hasURL(Pattern.compile(".*q=mer.*"));
            assertThat(page.locator("#list .exports a").first()).hasAttribute("href", Pattern.compile(".*q=mer.*"));
            page.locator("#list tbody tr td").first().click();
            assertThat(heading(page, "Mercy Clinic")).isVisible();
            assertThat(visit.problems()).isEmpty();
        }
    }

    @Test
    void everyPageIsReadableInBothThemesAndOnAPhone() {
        Trading trading = Trading.open(beans);
        List<String> addresses = business(trading);
        try (var visit = chromium.visit(origin())) {
            logIn(visit.page(), trading);
            var look = new Look(visit);
            addresses.forEach(address -> look.at(at(trading, address)));

            assertThat(look.found()).isEmpty();
            assertThat(visit.problems()).isEmpty();
        }
    }

    /** Something of everything, and the pages that show it. */
    private static List<String> business(Trading trading) {
        CustomerId acme = trading.customer("C-1", "Acme Corp", "SPLIT 50% 0, 50% 30");
        CustomerId mercy = trading.customer("C-2", "Mercy Clinic");
        InvoiceId invoice = trading.invoice(acme, "4200.00", trading.today().minusDays(40));
        trading.paid(invoice, Money.of("1000.00", Trading.EUR), trading.today());
        trading.charge(acme, "10", "118.50", trading.today().minusDays(12));
        trading.charge(mercy, "Spells", "1", "9.00", "MAGIC", trading.today());
        RunId run = trading.collect(trading.today(), trading.today());
        String draft = "/billing-runs/" + run + "/drafts/"
                + trading.drafts(run).getFirst().id();
        CustomerId vague = trading.customer("C-3", "Vandelay");
        trading.charge(vague, "tbd", "1", "95.00", "STANDARD", trading.today());
        RunId checked = trading.collect(trading.today(), trading.today(), vague);
        String warned = "/billing-runs/" + checked + "/drafts/"
                + trading.drafts(checked).getFirst().id();
        var paper = new PaperTrade(trading);
        paper.require(mercy, "TIMESHEET");
        paper.require(mercy, "PURCHASE_ORDER");
        ChargeId waiting = trading.charge(mercy, "3", "80.00", trading.today());
        UUID document = paper.upload(trading.caller(), "TIMESHEET", Paper.pdf("Three hours"), waiting)
                .document();
        String charge = "/charges/" + waiting;
        String customer = "/customers/" + acme;
        return List.of(
                "/missing-documents",
                "/unbilled",
                "/customers/" + mercy + "/documents",
                "/documents/" + document,
                "/settings/documents",
                "/customers",
                "/customers/new",
                customer,
                customer + "/open-items",
                customer + "/invoices",
                customer + "/payments",
                customer + "/charges",
                customer + "/contacts",
                customer + "/contacts/new",
                customer + "/timeline",
                "/charges",
                "/charges/new",
                charge,
                "/billing-runs",
                "/billing-runs/new",
                "/billing-runs/" + run,
                draft,
                "/billing-runs/" + checked,
                warned,
                "/settings/invoice-checks",
                customer + "/invoice-checks",
                "/invoices",
                "/invoices/" + invoice,
                "/invoices/" + invoice + "/credit-memos/new",
                "/invoices/" + invoice + "/corrections/new",
                "/invoices/" + invoice + "/debit-memos/new",
                "/credit-memos");
    }

    /** Presses a button, and the same in the question it asks. */
    private static void confirm(Page page, String name) {
        button(page, name).click();
        page.locator("dialog[open]")
                .getByText(name, new Locator.GetByTextOptions().setExact(true))
                .click();
    }

    private static LocatorAssertions.HasTextOptions patiently() {
        return new LocatorAssertions.HasTextOptions().setTimeout(60_000);
    }

    private static Page.GetByLabelOptions exact() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void logIn(Page page, Trading trading) {
        page.navigate("/login");
        page.getByLabel("E-mail").fill(trading.member(Role.ADMINISTRATOR).email());
        page.getByLabel("Password").fill(Trading.PASSWORD);
        button(page, "Log in").click();
        assertThat(page).hasURL(Pattern.compile(".*/c/.*"));
    }

    private static String at(Trading trading, String page) {
        return "/c/" + trading.company().code() + page;
    }

    private String origin() {
        return "http://127.0.0.1:" + port;
    }
}
