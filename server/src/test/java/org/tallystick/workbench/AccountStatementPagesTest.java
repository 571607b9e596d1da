package org.tallystick.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.tallystick.access.Role;
import org.tallystick.cast.Trading;
import org.tallystick.customers.CustomerId;
import org.tallystick.platform.SettableClock;
import org.tallystick.platform.jobs.Progress;
import org.tallystick.statements.StatementDesk;
import org.tallystick.testing.IntegrationTest;

@IntegrationTest
@TestPropertySource(properties = "tallystick.background=false")
class AccountStatementPagesTest {
    @Autowired
    MockMvcTester http;

    @Autowired
    ApplicationContext beans;

    @Autowired
    SettableClock clock;

    private Trading trading;
    private CustomerId acme;
    private Desk clerk;

    @BeforeEach
    void aCustomerWhoOwes() {
        clock.set(LocalDate.of(2026, 4, 2)
                .atTime(12, 0)
                .atZone(ZoneId.of("Europe/Berlin"))
                .toInstant());
        trading = Trading.open(beans);
        acme = trading.customer("C-1", "Acme Corp", "NET 10");
        trading.invoice(acme, "100.00", LocalDate.of(2026, 3, 2));
        clerk = desk(Role.BILLING_CLERK);
    }

    @AfterEach
    void theClockGoesRightAgain() {
        clock.reset();
    }

    @Test
    void aRunShowsItsStatementsAndEachSaysWhereItOpensAndGoesOn() {
        assertThat(clerk.page("/account-statements").select("main").text()).contains("No statements yet");
        assertThat(clerk.page("/account-statements").select("[name=to]").attr("value"))
                .isEqualTo("2026-03-31");
        run(LocalDate.of(2026, 3, 31));
        run(LocalDate.of(2026, 4, 1));
        trading.receive(acme, "19.00", LocalDate.of(2026, 4, 2));
        run(LocalDate.of(2026, 4, 2));

        Document list = clerk.page("/account-statements");
        assertThat(list.select("tbody tr")).hasSize(3);
        Document latest = clerk.page(inside(list.select("tbody a").attr("href")));
        assertThat(latest.select("tbody").text()).contains("Acme Corp", "119.00", "100.00");
        Document statement =
                clerk.page(inside(latest.select("a[href*=/issued/]").attr("href")));
        assertThat(statement.select("main").text())
                .contains("Payment", "Balance at the end of 2 Apr 2026", "1-30 days late", "SHA-256");
        Document before =
                clerk.page(inside(statement.select("dl a[href*=/issued/]").attr("href")));
        assertThat(before.select("dl").text()).contains("C-1-2026-03-31-EUR", "Next statement");
        assertThat(clerk.get(inside(statement.select("a[href$=/pdf]").attr("href"))))
                .hasStatusOk()
                .hasContentType("application/pdf");
    }

    @Test
    void aClerkIssuesOneForACustomerAndSaysWhatTheyWant() {
        String page = "/customers/" + acme + "/statements";
        assertThat(clerk.page(page).select("main").text()).contains("No statement yet");

        Document issued = clerk.follow(clerk.post(page, "to", "2026-04-02"));
        assertThat(issued.select(".notice-good").text()).contains("on its way");
        assertThat(issued.select("tbody tr")).hasSize(1);
        Document again = clerk.follow(clerk.post(page, "to", "2026-04-02"));
        assertThat(again.select(".notice-good").text()).contains("nothing to say");
        assertThat(clerk.post(page, "to", "2026-04-03")).hasStatus(422);
        Document chosen = clerk.follow(clerk.post(page + "/choice", "version", "0", "choice", "OUTSTANDING"));
        assertThat(chosen.select("[name=choice] option[selected]").text()).isEqualTo("Outstanding");
        assertThat(clerk.post(page + "/choice", "version", "0", "choice", "NONE"))
                .hasStatus(409);
        assertThat(clerk.page("/customers/" + acme + "/statement").select("a[href$=/statements]"))
                .isNotEmpty();
    }

    @Test
    void theAdministratorDecidesWhetherTheyGoOutByThemselves() {
        Desk administrator = desk(Role.ADMINISTRATOR);

        Document kept = administrator.follow(administrator.post(
                "/account-statements/policy", "version", "0", "monthly", "true", "style", "OUTSTANDING"));

        assertThat(kept.select(".notice-good").text()).contains("after each month");
        assertThat(kept.select("[name=monthly]").hasAttr("checked")).isTrue();
        assertThat(clerk.page("/account-statements").select("[name=monthly]")).isEmpty();
    }

    private void run(LocalDate to) {
        trading.bean(StatementDesk.class).runNow(trading.caller(), to, Progress.unwatched());
    }

    private String inside(String address) {
        return address.replaceFirst(".*/c/" + trading.company().code(), "");
    }

    private Desk desk(Role role) {
        return new Desk(http, trading.company().code(), trading.member(role));
    }
}
