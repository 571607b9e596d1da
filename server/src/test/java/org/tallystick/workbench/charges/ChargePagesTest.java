package org.tallystick.workbench.charges;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.tallystick.access.Role;
import org.tallystick.cast.Trading;
import org.tallystick.cast.Visitor;
import org.tallystick.contracts.ChargeId;
import org.tallystick.customers.CustomerId;
import org.tallystick.testing.IntegrationTest;

@IntegrationTest
class ChargePagesTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    MockMvcTester http;

    private Trading trading;
    private Visitor ben;
    private LocalDate today;

    @BeforeEach
    void open() {
        trading = Trading.open(beans);
        ben = Visitor.of(http, trading, Role.BILLING_CLERK);
        today = trading.today();
    }

    @Test
    void aChargeIsRecordedOnceHoweverOftenItsFormIsSent() {
        trading.customer("C-1", "Acme Corp");
        String[] form = {
            "customer",
            "acme",
            "description",
            "Consulting",
            "quantity",
            "1,000.5",
            "unit",
            "h",
            "unitPrice",
            "80",
            "unitCost",
            "61.50",
            "taxCode",
            "STANDARD",
            "_key",
            "one and the same"
        };

        ben.follow(ben.post("/charges", form));
        ben.post("/charges", form);

        Document page = ben.page("/charges?customer=C-1");
        assertThat(page.select("tbody tr")).hasSize(1);
        assertThat(page.select(".toolbar-summary").text()).isEqualTo("1 charge · 80,040.00 EUR");
        String charge = page.select("tbody a[href*=/charges/]").attr("href");
        assertThat(ben.page(charge.substring(charge.indexOf("/charges/")))
                        .select("dl")
                        .text())
                .contains("Cost of one unit 61.50");
    }

    @Test
    void aFormThatCannotBeReadIsRefusedWithTheFix() {
        trading.customer("C-1", "Acme Corp");
        trading.customer("C-2", "Acme Cranes");

        assertThat(ben.post("/charges", "customer", "C-1", "quantity", "12,5", "unitPrice", "1"))
                .hasStatus(422)
                .bodyText()
                .contains("with a decimal point");
        assertThat(ben.post("/charges", "customer", "acme", "quantity", "1", "unitPrice", "1"))
                .hasStatus(422)
                .bodyText()
                .contains("write the number of one");
    }

    @Test
    void theLineTotalIsShownWhileSomebodyTypes() {
        trading.customer("C-1", "Acme Corp");

        assertThat(ben.page("/charges/total?customer=C-1&quantity=3&unitPrice=33.335&taxCode=STANDARD")
                        .text())
                .isEqualTo("100.01EUR + 19.00 EUR VAT 19%");
        assertThat(ben.page("/charges/total?quantity=3&unitPrice=").text()).isEqualTo("Quantity × unit price");
    }

    @Test
    void theListSaysHowLongChargesWait() {
        CustomerId acme = trading.customer("C-1", "Acme Corp");
        trading.charge(acme, "2", "50.00", today.minusDays(40));
        trading.charge(acme, "1", "50.00", today);

        assertThat(ben.page("/charges").select("tbody tr").eachText().getFirst())
                .contains("40 days");
        assertThat(ben.page("/charges?through=" + today.minusDays(1))
                        .select(".toolbar-summary")
                        .text())
                .isEqualTo("1 charge · 100.00 EUR");
        assertThat(ben.get("/charges?format=json&customer=C-1"))
                .hasStatusOk()
                .bodyText()
                .contains("\"amount\":\"100.00\"");
    }

    @Test
    void aMistakeIsWithdrawnWithAReason() {
        ChargeId charge = trading.charge(trading.customer("C-1", "Acme Corp"), "1", "50.00", today);
        String withdraw = "/charges/" + charge + "/withdraw";

        assertThat(ben.post(withdraw, "reason", "")).hasStatus(422);
        ben.follow(ben.post(withdraw, "reason", "Recorded twice"));

        assertThat(ben.page("/charges?state=WITHDRAWN").select("tbody tr")).hasSize(1);
        assertThat(ben.page("/charges/" + charge).text()).contains("Recorded twice");
        assertThat(ben.post(withdraw, "reason", "Again")).hasStatus(409);
    }

    @Test
    void whatACustomerHasIsBilledFromTheList() {
        CustomerId acme = trading.customer("C-1", "Acme Corp");
        trading.charge(acme, "1", "50.00", today);

        assertThat(ben.page("/charges?customer=C-1")
                        .select("form[action$=/charges/bill] input[name=customer]")
                        .attr("value"))
                .isEqualTo("C-1");
        assertThat(ben.follow(ben.post("/charges/bill", "customer", "C-1"))).startsWith("/billing-runs/");
    }

    @Test
    void whoMayNotKeepChargesOnlyReadsThem() {
        ChargeId charge = trading.charge(trading.customer("C-1", "Acme Corp"), "1", "50.00", today);
        Visitor clara = Visitor.of(http, trading, Role.CASH_CLERK);

        assertThat(clara.page("/charges").select(".head .btn, form[method=post][action$=/charges/bill]"))
                .isEmpty();
        assertThat(clara.page("/charges/" + charge).select("form[action$=withdraw]"))
                .isEmpty();
        assertThat(clara.get("/charges/new")).hasStatus(403);
        assertThat(clara.post("/charges/" + charge + "/withdraw", "reason", "x"))
                .hasStatus(403);
        assertThat(clara.post("/charges/bill", "customer", "C-1")).hasStatus(403);
    }

    @Test
    void aChargeOfAnotherCompanyIsNotThere() {
        Trading other = Trading.open(beans);
        ChargeId foreign = other.charge(other.customer("C-1", "Acme Corp"), "1", "50.00", today);

        assertThat(ben.get("/charges/" + foreign)).hasStatus(404);
        assertThat(ben.post("/charges/" + foreign + "/withdraw", "reason", "x")).hasStatus(404);
    }
}
