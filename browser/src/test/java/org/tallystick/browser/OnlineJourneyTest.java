package org.tallystick.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.tallystick.access.Person;
import org.tallystick.access.Role;
import org.tallystick.cast.Trading;
import org.tallystick.customers.CustomerId;
import org.tallystick.testing.IntegrationTest;

/** A clerk sends a link, the payer pays on the sandbox's page, disputes it, and everybody sees where it stands. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OnlineJourneyTest {
    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext beans;

    private Chromium chromium;
    private Trading trading;
    private CustomerId acme;
    private Person ada;

    @BeforeAll
    void trade() {
        chromium = Chromium.launch();
        trading = Trading.open(beans);
        ada = trading.member(Role.ADMINISTRATOR);
        acme = trading.customer("C-1001", "Acme Corp");
        trading.invoice(acme, "100.00", trading.today().minusDays(40));
        trading.invoice(acme, "250.00", trading.today().minusDays(10));
    }

    @AfterAll
    void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void aPaymentByLinkFromTheClerkToTheChargeback() {
        try (var visit = chromium.visit("http://127.0.0.1:" + port)) {
            Page page = visit.page();
            var look = new Look(visit);
            logIn(page);
            look.at(at("/payment-requests"));
            turnOn(page, look);

            look.at(at("/payment-requests/new?customer=C-1001"));
            page.setViewportSize(1360, 860);
            page.locator("[name=pick]").first().check();
            press(page, "Make the link");
            assertThat(page.locator("h1")).containsText("119.00");
            String request = page.url();
            String link = page.locator("a[href*='/pay/']").getAttribute("href");
            look.here("/request-open");

            payAs(look, page, link);

            page.navigate(request);
            assertThat(page.locator(".head .badge")).hasText("Paid");
            page.setViewportSize(1360, 860);
            page.locator("summary", new Page.LocatorOptions().setHasText("Play the outside world"))
                    .click();
            page.getByLabel("What happens in the sandbox").selectOption("DISPUTE");
            press(page, "Let it happen");
            awaited(page, request, "Disputed");
            look.here("/request-disputed");
            look.at(at("/chargebacks"));
            look.at(at("/customers/" + acme + "/saved-methods"));
            look.at(at("/settings/payment-providers"));
            look.at(at("/customers/" + acme + "/payments"));
            page.locator("tbody a").first().click();
            look.here("/payment-disputed");

            assertThat(look.found()).isEmpty();
            assertThat(visit.problems()).isEmpty();
        }
    }

    private void turnOn(Page page, Look look) {
        look.at(at("/settings/payment-providers"));
        page.setViewportSize(1360, 860);
        page.getByLabel("Use the sandbox for payment requests").check();
        page.getByLabel("Fee in per cent").fill("2");
        press(page, "Save");
        assertThat(page.locator(".notice-good")).containsText("Payment requests can be made");
    }

    private void payAs(Look look, Page page, String link) {
        page.navigate(link);
        look.here("/pay");
        page.getByLabel("I agree").check();
        press(page, "Go on to pay");
        look.here("/pay-sandbox");
        press(page, "Go on");
        awaited(page, link, "Thank you");
        look.here("/pay-thanks");
    }

    /** What the provider says is followed within moments; until then the page says that it is processed. */
    private static void awaited(Page page, String address, String text) {
        for (int tries = 0; tries < 20; tries++) {
            page.navigate(address);
            if (page.locator("main").innerText().contains(text)) {
                return;
            }
            page.waitForTimeout(250);
        }
        assertThat(page.locator("main")).containsText(text);
    }

    private static void press(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private void logIn(Page page) {
        page.navigate("/login");
        page.getByLabel("E-mail").fill(ada.email());
        page.getByLabel("Password").fill(Trading.PASSWORD);
        press(page, "Log in");
        assertThat(page).hasURL("http://127.0.0.1:" + port + at(""));
    }

    private String at(String page) {
        return "/c/" + trading.company().code() + page;
    }
}
