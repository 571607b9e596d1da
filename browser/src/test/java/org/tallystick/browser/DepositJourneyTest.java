package org.tallystick.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.tallystick.access.Person;
import org.tallystick.access.Role;
import org.tallystick.cashapp.StatementImport;
import org.tallystick.cast.BankFile;
import org.tallystick.cast.Trading;
import org.tallystick.controls.TieOut;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.BankAccounts;
import org.tallystick.payments.DepositDesk;
import org.tallystick.payments.PaymentDesk;
import org.tallystick.payments.PaymentId;
import org.tallystick.payments.PaymentInput;
import org.tallystick.payments.PaymentMethod;
import org.tallystick.payments.TakenByHand;
import org.tallystick.platform.CompanyScope;
import org.tallystick.testing.IntegrationTest;

/** Checks on their way to the bank, and the page that says whether bank and books agree. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DepositJourneyTest {
    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext beans;

    private Chromium chromium;
    private Trading trading;
    private CustomerId acme;
    private Person ada;
    private UUID bank;

    @BeforeAll
    void trade() {
        chromium = Chromium.launch();
        trading = Trading.open(beans);
        ada = trading.member(Role.ADMINISTRATOR);
        acme = trading.customer("C-1001", "Acme Corp");
        bank = trading.call(() -> trading.bean(BankAccounts.class)
                .list(trading.company().id())
                .getFirst()
                .id());
        byte[] file = BankFile.of("STMT-1", trading.today().minusDays(12))
                .credit("777.00", "Nobody in particular", "Sammelzahlung")
                .returned("50.00", "Acme Corp", "NOTPROVIDED", "AC04")
                .bytes();
        CompanyScope.of(trading.company().id())
                .run(() -> trading.bean(StatementImport.class).importFile(trading.caller(), "day.xml", file));
    }

    @AfterAll
    void close() {
        chromium.close();
    }

    @Test
    void theTotalFollowsWhatIsTickedAndThePagesAreReadable() {
        PaymentId deposited = check("4710", "80.00");
        UUID deposit = trading.call(() -> trading.bean(DepositDesk.class)
                .make(trading.caller(), bank, List.of(deposited), trading.today())
                .value());
        check("4711", "1200.50");
        check("4712", "99.50");
        trading.receive(acme, "64.00", trading.today().minusDays(11));
        trading.call(() -> trading.bean(TieOut.class).now(trading.caller()));
        try (var visit = chromium.visit(origin())) {
            Page page = visit.page();
            logIn(page);
            page.navigate(at("/deposits/new"));
            Locator total = page.locator("[data-selected-total]");

            assertThat(total).hasText("1,300.00");
            page.locator("input[data-row]").first().uncheck();
            assertThat(total).hasText("99.50");

            var look = new Look(visit);
            List.of("/deposits", "/deposits/new", "/deposits/" + deposit, "/ledger/tie-out", "/payments/new", "")
                    .forEach(address -> look.at(at(address)));
            assertThat(look.found()).isEmpty();
            assertThat(visit.problems()).isEmpty();
        }
    }

    private PaymentId check(String number, String amount) {
        return trading.call(() -> trading.bean(PaymentDesk.class)
                .receive(
                        trading.caller(),
                        new PaymentInput(
                                acme,
                                PaymentMethod.CHECK,
                                Money.of(amount, Trading.EUR),
                                trading.today(),
                                null,
                                null,
                                null,
                                bank,
                                "manual",
                                number,
                                new TakenByHand(number, "Sparkasse Hamburg", trading.today())))
                .id());
    }

    private void logIn(Page page) {
        page.navigate("/login");
        page.getByLabel("E-mail").fill(ada.email());
        page.getByLabel("Password").fill(Trading.PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log in"))
                .click();
        assertThat(page).hasURL(origin() + at(""));
    }

    private String at(String page) {
        return "/c/" + trading.company().code() + page;
    }

    private String origin() {
        return "http://127.0.0.1:" + port;
    }
}
