package org.tallystick.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Objects;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.tallystick.access.Role;
import org.tallystick.cast.Trading;
import org.tallystick.customers.CustomerId;
import org.tallystick.invoicing.CreditDesk;
import org.tallystick.invoicing.CreditReason;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.PaymentId;
import org.tallystick.testing.IntegrationTest;

@IntegrationTest
class MatchingRulesPagesTest {
    @Autowired
    MockMvcTester http;

    @Autowired
    ApplicationContext beans;

    private Trading trading;
    private Desk clerk;
    private Desk controller;
    private LocalDate today;
    private CustomerId acme;

    @BeforeEach
    void setUp() {
        trading = Trading.open(beans);
        today = trading.today();
        clerk = new Desk(http, trading.company().code(), trading.member(Role.CASH_CLERK));
        controller = new Desk(http, trading.company().code(), trading.member(Role.CONTROLLER));
        acme = trading.customer("C-1", "Acme Corp");
    }

    @Test
    void everyRuleStandsOnThePageWithItsRecord() {
        Document rules = clerk.page("/cash-review/rules");

        assertThat(rules.select("nav.tabs a[aria-current=page]").text()).isEqualTo("Matching rules");
        assertThat(rules.select("tbody tr")).hasSize(14);
        assertThat(rules.select("tbody tr").text())
                .contains("The text names the document, and the amount agrees CA-2", "Posts by itself")
                .contains("500 more confirmed cases at least");
        assertThat(clerk.get("/cash-review/rules/CA-99")).hasStatus(404);
    }

    @Test
    void aRuleIsSuspendedByAClerkAndReviewedByAController() {
        trading.invoice(acme, "100.00", today);
        MvcTestResult stopped = clerk.post("/cash-review/rules/CA-2/suspension", "reason", "Looks wrong to me");

        assertThat(clerk.follow(stopped).select(".notice-good").text()).contains("only suggests");
        assertThat(clerk.page("/cash-review").select(".notice-warn").text())
                .contains("Rule CA-2 is suspended and only suggests");
        assertThat(clerk.page("").select(".next-steps").text()).contains("Matching rules are suspended");
        assertThat(clerk.page("/cash-review/rules/CA-2").select("form[action$=/review]"))
                .isEmpty();
        assertThat(clerk.post("/cash-review/rules/CA-2/review", "reason", "x")).hasStatus(403);
        assertThat(controller.post("/cash-review/rules/CA-2/promotion", "reason", "x"))
                .hasStatus(409);

        Document page = controller.page("/cash-review/rules/CA-2");
        assertThat(page.select("main form[method=post]").attr("action")).endsWith("/review");
        controller.post("/cash-review/rules/CA-2/review", "reason", "Nothing was wrong");

        assertThat(controller.page("/cash-review/rules").text()).contains("Nothing was wrong", "Looks wrong to me");
        assertThat(controller.page("").select(".next-steps").text()).doesNotContain("Matching rules are suspended");
        assertThat(controller.post("/cash-review/rules/CA-2/promotion", "reason", "x"))
                .hasStatus(409)
                .bodyText()
                .contains("500 cases");
        assertThat(clerk.page("/audit").text()).contains("Matching rule suspended", "Matching rule suggests again");
    }

    @Test
    void theReviewQueueSaysHowOftenTheRuleWasRight() {
        trading.invoice(acme, "100.00", today);
        trading.receive(acme, "119.00", today);
        CustomerId zen = trading.customer("C-2", "Zenith");
        trading.invoice(zen, "50.00", today);
        trading.receive(zen, "59.50", today);
        Document queue = clerk.page("/cash-review");
        Element form = Objects.requireNonNull(queue.select("form[data-accept]").first());

        assertThat(queue.select("#proposal .review-why").text()).contains("no confirmed cases yet", "Suggests");

        clerk.post(
                path(form),
                "seal",
                Objects.requireNonNull(form.select("[name=seal]").first()).val());

        assertThat(clerk.page("/cash-review").select("#proposal .review-why").text())
                .contains("Right in 1 of 1 confirmed cases");
    }

    @Test
    void aCreditIsTakenAlongOnTheMatchingPage() {
        InvoiceId paid = trading.invoice(acme, "100.00", today);
        trading.paid(paid, Money.of("119.00", Trading.EUR), today);
        trading.call(() -> trading.bean(CreditDesk.class)
                .credit(trading.caller(), paid, Money.of("20.00", Trading.EUR), today, CreditReason.PRICE, "agreed"));
        InvoiceId open = trading.invoice(acme, "200.00", today);
        PaymentId payment = trading.receive(acme, "218.00", today);
        String address = "/payments/" + payment + "/match";
        Document matching = clerk.page(address);
        String credit = matching.select("tr[data-owed=-20.00] [name=pick]").val();
        String invoice = matching.select("tr[data-owed=238.00] [name=pick]").val();

        assertThat(matching.select("[data-left]").text()).isEqualTo("0.00");
        assertThat(matching.select("tr[data-owed=-20.00] [data-amount]").val()).isEqualTo("-20.00");
        assertThat(clerk.post(address, "pick", invoice, "pick", credit, "amount." + credit, "20.00"))
                .hasStatus(422)
                .bodyText()
                .contains("with a minus");

        clerk.post(address, "pick", invoice, "pick", credit);

        assertThat(trading.item(open).open().isZero()).isTrue();
        Document after = clerk.page("/payments/" + payment);
        assertThat(after.select("main").text()).contains("Credit memo", "Took along a credit of 20.00");
        assertThat(after.select("[name=wrongCustomer]")).hasSize(1);
    }

    @Test
    void thePolicyIsSavedAsANewVersion() {
        Desk administrator = new Desk(http, trading.company().code(), trading.member(Role.ADMINISTRATOR));
        String[] fields = {
            "version",
            "0",
            "graceDays",
            "3",
            "windowDays",
            "14",
            "currency",
            "EUR",
            "small.EUR",
            "0.15",
            "fees.EUR",
            "7.50; 5.00",
            "limit.EUR",
            "50,000.00"
        };
        Document saved = administrator.follow(administrator.post("/settings/matching", fields));

        assertThat(saved.select(".notice-good").text()).contains("Saved as version 1");
        assertThat(saved.select("[name=fees.EUR]").val()).isEqualTo("5.00; 7.50");
        assertThat(saved.select("[name=small.EUR]").val()).isEqualTo("0.15");
        assertThat(saved.select("[name=graceDays]").val()).isEqualTo("3");
        assertThat(saved.select("main table").last()).asString().contains("bank fees 5.00; 7.50", "Ada Lovelace");
        assertThat(administrator.post("/settings/matching", fields)).hasStatus(409);
        fields[1] = "1";
        fields[11] = "5.001";
        assertThat(administrator.post("/settings/matching", fields)).hasStatus(422);
        fields[11] = "-5.00";
        assertThat(administrator.post("/settings/matching", fields)).hasStatus(422);
        assertThat(controller.get("/settings/matching")).hasStatus(403);
    }

    private static String path(Element form) {
        return form.attr("action").replaceFirst("/c/[^/]+", "");
    }
}
