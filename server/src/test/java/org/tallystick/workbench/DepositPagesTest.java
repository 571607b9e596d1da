package org.tallystick.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.tallystick.access.Role;
import org.tallystick.cast.Trading;
import org.tallystick.testing.IntegrationTest;

@IntegrationTest
class DepositPagesTest {
    @Autowired
    MockMvcTester http;

    @Autowired
    ApplicationContext beans;

    private Trading trading;
    private Desk clerk;

    @BeforeEach
    void setUp() {
        trading = Trading.open(beans);
        trading.customer("C-1", "Acme Corp");
        clerk = new Desk(http, trading.company().code(), trading.member(Role.CASH_CLERK));
    }

    @Test
    void checksAreTakenDepositedAndPrinted() {
        Document payment = clerk.page(take("100.00", "CHECK", "4711"));
        take("50.00", "CASH", "");

        assertThat(payment.select("dl").text())
                .contains("Check 4711, Sparkasse")
                .contains("Not deposited yet");
        Document form = clerk.page("/deposits/new");
        assertThat(form.select("[data-selected-total]").text()).isEqualTo("150.00");
        assertThat(form.select("[name=payment][checked]")).hasSize(2);
        assertThat(clerk.page("/deposits").select(".notice").text()).contains("2 payments over 150.00 EUR wait");

        String[] chosen = form.select("[name=payment]").eachAttr("value").toArray(String[]::new);
        MvcTestResult made = clerk.post(
                "/deposits",
                "bankAccount",
                form.select("[name=bankAccount]").val(),
                "depositedOn",
                trading.today().toString(),
                "payment",
                chosen[0],
                "payment",
                chosen[1]);
        Document slip = clerk.follow(made);

        assertThat(made).hasStatus(303);
        assertThat(slip.select("h1").text()).startsWith("DEP-");
        assertThat(slip.select(".actions .badge").text()).isEqualTo("On its way");
        assertThat(slip.select("tbody").text())
                .contains("Check 4711, Sparkasse")
                .contains("Cash");
        assertThat(slip.select("tfoot").text()).contains("150.00");
        assertThat(clerk.page("/deposits").select("tbody tr")).hasSize(1);
        assertThat(clerk.page("/deposits/new").select("main").text()).contains("Nothing to deposit");
    }

    @Test
    void whoOnlyReadsMakesNone() {
        Desk auditor = new Desk(http, trading.company().code(), trading.member(Role.AUDITOR));

        assertThat(auditor.page("/deposits").select("main").text()).contains("No deposits yet");
        assertThat(auditor.get("/deposits/new")).hasStatus(403);
    }

    private String take(String amount, String method, String number) {
        String account =
                clerk.page("/payments/new").select("[name=bankAccount] option").val();
        MvcTestResult taken = clerk.post(
                "/payments",
                "amount",
                amount,
                "bankAccount",
                account,
                "receivedOn",
                trading.today().toString(),
                "method",
                method,
                "checkNumber",
                number,
                "drawerBank",
                number.isEmpty() ? "" : "Sparkasse");
        return Objects.requireNonNull(taken.getResponse().getRedirectedUrl())
                .replaceFirst("/c/[^/]+", "")
                .replace("/match", "");
    }
}
