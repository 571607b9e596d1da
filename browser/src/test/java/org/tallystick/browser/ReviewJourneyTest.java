package org.tallystick.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.tallystick.access.Person;
import org.tallystick.access.Role;
import org.tallystick.cashapp.MatchRule;
import org.tallystick.cashapp.RuleDesk;
import org.tallystick.cashapp.StatementImport;
import org.tallystick.cast.BankFile;
import org.tallystick.cast.Trading;
import org.tallystick.customers.CustomerId;
import org.tallystick.platform.CompanyScope;
import org.tallystick.testing.IntegrationTest;

/** What waits for a person is worked off with one hand on the keyboard. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReviewJourneyTest {
    private static final List<String> NAMES =
            List.of("Acme Corp", "Mercy Clinic", "Nordwind Logistik GmbH", "Harbour & Sons Ltd");

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext beans;

    private Chromium chromium;
    private Trading trading;
    private Person ada;

    @BeforeAll
    void trade() {
        chromium = Chromium.launch();
        trading = Trading.open(beans);
        ada = trading.member(Role.CASH_CLERK);
        LocalDate today = trading.today();
        for (int i = 0; i < NAMES.size(); i++) {
            CustomerId customer = trading.customer("C-100" + (i + 1), NAMES.get(i));
            trading.invoice(customer, (i + 1) * 100 + ".00", today.minusDays(60));
            trading.receive(customer, (i + 1) * 119 + ".00", today.minusDays(12L * i));
        }
        byte[] file = BankFile.of("STMT-1", today)
                .credit("250.00", "Unknown payer", "thank you very much for the quick delivery last month")
                .credit("250.00", "Unknown payer", "thank you very much for the quick delivery last month")
                .bytes();
        trading.call(() -> {
            trading.bean(RuleDesk.class)
                    .suspend(trading.caller(), MatchRule.of("CA-2").orElseThrow(), "Under review");
            return trading;
        });
        CompanyScope.of(trading.company().id())
                .run(() -> trading.bean(StatementImport.class).importFile(trading.caller(), "day.xml", file));
    }

    @AfterAll
    void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void proposalsAreAcceptedAndUndoneByKeyboard() {
        try (var visit = chromium.visit("http://127.0.0.1:" + port)) {
            Page page = visit.page();
            logIn(page);
            var look = new Look(visit);
            List.of(
                            "/cash-review",
                            "/cash-review/flags",
                            "/cash-review/unapplied",
                            "/cash-review/straight-through",
                            "/cash-review/rules",
                            "/cash-review/rules/CA-2")
                    .forEach(address -> look.at(at(address)));
            page.setViewportSize(1360, 860);

            page.navigate(at("/cash-review"));
            page.keyboard().press("j");
            page.keyboard().press("j");
            assertThat(page.locator("#proposal")).containsText("357.00");
            page.keyboard().press("w");
            assertThat(page.locator("#proposal details")).hasAttribute("open", "");
            page.locator("tr.is-current a[data-step]").focus();
            page.keyboard().press("Enter");
            assertThat(page.locator(".notice-good")).containsText("settled 357.00");
            look.here(at("/cash-review/just-accepted"));
            page.setViewportSize(1360, 860);
            page.keyboard().press("u");
            assertThat(page.locator(".notice-good")).hasCount(0);
            assertThat(page.locator("#proposal")).containsText("357.00");

            page.keyboard().press("/");
            assertThat(page.locator("#q")).isFocused();
            page.navigate(at("/cash-review"));
            page.keyboard().press("s");
            assertThat(page.locator("form#match")).isVisible();

            assertThat(look.found()).isEmpty();
            assertThat(visit.problems()).isEmpty();
        }
    }

    private void logIn(Page page) {
        page.navigate("/login");
        page.getByLabel("E-mail").fill(ada.email());
        page.getByLabel("Password").fill(Trading.PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log in"))
                .click();
        assertThat(page).hasURL("http://127.0.0.1:" + port + at(""));
    }

    private String at(String page) {
        return "/c/" + trading.company().code() + page;
    }
}
