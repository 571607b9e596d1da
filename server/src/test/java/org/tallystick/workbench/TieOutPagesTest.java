package org.tallystick.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.tallystick.access.Role;
import org.tallystick.cashapp.StatementImport;
import org.tallystick.cast.BankFile;
import org.tallystick.cast.Trading;
import org.tallystick.controls.TieOut;
import org.tallystick.customers.CustomerId;
import org.tallystick.payments.PaymentId;
import org.tallystick.platform.CompanyScope;
import org.tallystick.testing.IntegrationTest;

@IntegrationTest
class TieOutPagesTest {
    @Autowired
    MockMvcTester http;

    @Autowired
    ApplicationContext beans;

    private Trading trading;
    private Desk controller;
    private CustomerId acme;
    private LocalDate start;

    @BeforeEach
    void aStatementOfTenDaysAgo() {
        trading = Trading.open(beans);
        acme = trading.customer("C-1", "Acme Corp");
        start = trading.today().minusDays(10);
        byte[] file = BankFile.of("STMT-1", start)
                .credit("40.00", "Somebody", "thanks")
                .returned("50.00", "Acme Corp", "NOTPROVIDED", "AC04")
                .bytes();
        CompanyScope.of(trading.company().id())
                .call(() -> trading.bean(StatementImport.class).importFile(trading.caller(), "day.xml", file));
        controller = new Desk(http, trading.company().code(), trading.member(Role.CONTROLLER));
    }

    @Test
    void greenSaysSoAndListsWhatIsOnItsWay() {
        PaymentId fresh = trading.receive(acme, "100.00", trading.today());

        Document page = controller.follow(controller.post("/ledger/tie-out"));

        assertThat(page.select(".notice-good").text()).contains("Bank, ledger and open items agree");
        assertThat(page.select("section:contains(Bank and ledger) .badge").eachText())
                .containsExactly("Ties");
        assertThat(page.select("section:contains(On its way) a[href$=/payments/" + fresh + "]"))
                .hasSize(1);
        assertThat(controller.page("").select("main").text()).doesNotContain("Breaks between");
    }

    @Test
    void aBreakIsNamedWithItsPageAndOnTheFirstPage() {
        trading.call(() -> trading.bean(TieOut.class).now(trading.caller()));
        PaymentId late = trading.receive(acme, "100.00", start.plusDays(1));

        Document page = controller.follow(controller.post("/ledger/tie-out"));

        assertThat(page.select(".notice-bad").text()).contains("One thing does not agree");
        assertThat(page.select("section:contains(Breaks) a[href$=/payments/" + late + "]")
                        .text())
                .contains("Never arrived");
        assertThat(controller.page("").select("main").text()).contains("Breaks between bank, ledger and items");

        String before =
                page.select("#comparisons tbody tr:last-child a").attr("href").replaceFirst("/c/[^/]+", "");

        assertThat(controller.page(before).select(".notice-good").text()).contains("agree");
        assertThat(controller.page("/ledger/tie-out?broken=true").select("#comparisons tbody tr"))
                .hasSize(1);
    }
}
