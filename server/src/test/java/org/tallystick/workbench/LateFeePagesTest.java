package org.tallystick.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.tallystick.access.Role;
import org.tallystick.cast.Trading;
import org.tallystick.testing.IntegrationTest;

@IntegrationTest
class LateFeePagesTest {
    @Autowired
    MockMvcTester http;

    @Autowired
    ApplicationContext beans;

    private Trading trading;
    private Desk administrator;
    private Desk clerk;
    private String month;

    @BeforeEach
    void anInvoiceThatIsLate() {
        trading = Trading.open(beans);
        LocalDate today = trading.today();
        trading.invoice(trading.customer("C-1", "Acme Corp"), "1000.00", today.minusDays(120));
        administrator = desk(Role.ADMINISTRATOR);
        clerk = desk(Role.BILLING_CLERK);
        month = YearMonth.from(today).minusMonths(1).toString();
    }

    @Test
    void withoutARuleThePageSaysWhatToDo() {
        assertThat(administrator.page("/late-fees").select(".nothing a").attr("href"))
                .endsWith("/settings/late-fees");
        assertThat(clerk.page("/late-fees").select(".nothing").text()).contains("an administrator adds a rule");
    }

    @Test
    void aMonthIsShownChargedAndAFeeIsWaived() {
        Document rules = administrator.follow(administrator.post(
                "/settings/late-fees",
                "name",
                "Late fee",
                "kind",
                "FLAT",
                "basis",
                "STATUTORY",
                "debtors",
                "ALL",
                "currency",
                "EUR",
                "validFrom",
                trading.today().minusDays(365).toString(),
                "amount",
                "12.50",
                "dayCount",
                "ACT_365",
                "graceDays",
                "5"));
        assertThat(rules.select("main").text()).contains("12.50 EUR, after 5 days");

        Document before = clerk.page("/late-fees?month=" + month);
        assertThat(before.select("main").text())
                .contains("One fee would be charged")
                .contains("Acme Corp");

        Document after = clerk.follow(clerk.post("/late-fees", "month", month));
        assertThat(after.select(".notice-good").text()).contains("fees were charged on 1 note");
        assertThat(after.select("main").text()).contains("Nothing is left to charge");
        String note = after.select("a[href*=/late-fees/]").attr("href").replaceFirst("/c/[^/]+", "");

        Desk controller = desk(Role.CONTROLLER);
        Document page = controller.page(note);
        Document waived = controller.follow(controller.post(
                note + "/waivers", "fee", page.select("[name=fee]").val(), "amount", "12.50", "reason", "our mistake"));

        assertThat(waived.select("main").text()).contains("Settled.").contains("our mistake");
        assertThat(clerk.page("/late-fees").select("td[data-label=Open]").text())
                .isEqualTo("0.00EUR");
    }

    @Test
    void whatCannotBeReadIsSaid() {
        assertThat(clerk.get("/late-fees?month=yesterday")).hasStatus(422);
        assertThat(administrator.post(
                        "/settings/late-fees",
                        "name",
                        "Steps",
                        "kind",
                        "STEPS",
                        "basis",
                        "STATUTORY",
                        "debtors",
                        "ALL",
                        "currency",
                        "EUR",
                        "tiers",
                        "soon 10.00",
                        "dayCount",
                        "ACT_365"))
                .hasStatus(422);
        assertThat(administrator.post(
                        "/settings/late-fees",
                        "name",
                        "Twice",
                        "kind",
                        "STEPS",
                        "basis",
                        "STATUTORY",
                        "debtors",
                        "ALL",
                        "currency",
                        "EUR",
                        "tiers",
                        "5: 10.00\n5: 20.00",
                        "dayCount",
                        "ACT_365"))
                .hasStatus(422);
    }

    private Desk desk(Role role) {
        return new Desk(http, trading.company().code(), trading.member(role));
    }
}
