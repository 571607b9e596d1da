package org.tallystick.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.cast.Ordering.monthly;
import static org.tallystick.cast.Ordering.once;

import java.time.LocalDate;
import java.util.Objects;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.tallystick.access.Role;
import org.tallystick.cast.Agreements;
import org.tallystick.cast.Ordering;
import org.tallystick.cast.Trading;
import org.tallystick.contracts.ChargeId;
import org.tallystick.contracts.ContractId;
import org.tallystick.contracts.OrderId;
import org.tallystick.testing.IntegrationTest;

/** The pages of orders say what became of each line, and every charge of one leads back to it. */
@IntegrationTest
@TestPropertySource(properties = "tallystick.background=false") // the test brings charges in itself
class OrderPagesTest {
    @Autowired
    MockMvcTester http;

    @Autowired
    ApplicationContext beans;

    private Trading trading;
    private Ordering orders;
    private Desk clerk;
    private Desk auditor;

    @BeforeEach
    void setUp() {
        trading = Trading.open(beans);
        orders = new Ordering(trading);
        trading.customer("C-1", "Acme Corp");
        clerk = desk(Role.BILLING_CLERK);
        auditor = desk(Role.AUDITOR);
    }

    @Test
    void anOrderIsFoundDeliveredAndItsRestCancelled() {
        assertThat(clerk.page("/orders").select("main").text()).contains("No orders yet");
        OrderId id = orders.send(orders.input("SO-1", 1, once(1, "3", "10"), once(2, "1", "7")))
                .id();
        String page = "/orders/" + id;
        assertThat(clerk.page("/orders?q=PO-77&customer=C-1&state=OPEN").select("tbody tr"))
                .hasSize(1);
        assertThat(clerk.page("/orders?state=DONE").select("main").text()).contains("No order matches");
        assertThat(clerk.get("/orders?format=csv")).hasStatusOk().bodyText().contains("SO-1", "37.00");

        Document delivered = clerk.follow(clerk.post(
                page + "/deliveries", "line", "1", "on", trading.today().toString(), "quantity", "2"));
        assertThat(delivered.select(".notice-good").text()).contains("Written down");
        assertThat(delivered.select("main").text()).contains("2 of 3 delivered", "Unbilled");
        assertThat(delivered.select(".history").text()).contains("Order taken", "Delivered");
        assertThat(clerk.post(
                        page + "/deliveries", "line", "1", "on", trading.today().toString(), "quantity", "2"))
                .hasStatus(409);
        Document cancelled = clerk.follow(clerk.post(page + "/cancellation", "reason", "No longer needed"));
        assertThat(cancelled.select("main").text()).contains("Cancelled", "No longer needed");
        assertThat(cancelled.select("form[action*=" + page + "]")).isEmpty();
        assertThat(auditor.post(page + "/cancellation", "reason", "x")).hasStatus(403);
    }

    @Test
    void whatContractsAndDeliveriesChargeLeadsBackToTheOrder() {
        var agreements = new Agreements(trading);
        LocalDate from = trading.today();
        OrderId id = orders.send(orders.input("SO-1", 1, once(1, "3", "10", from), monthly(2, "4", "5", from, null)))
                .id();
        ContractId contract = Objects.requireNonNull(
                        orders.get(id).line(2).orElseThrow().agreement())
                .contract();
        assertThat(auditor.page("/orders/" + id).select("main").text()).contains("Contract drafted");
        agreements.sign(contract);
        agreements.bringIn(from);
        assertThat(auditor.page("/orders/" + id).select("main").text()).contains("Agreed", agreements.number(contract));

        ChargeId once = orders.deliveries(id).getFirst().charge();
        ChargeId monthly =
                Objects.requireNonNull(agreements.priced(contract).getFirst().charge());
        Document why = auditor.page("/charges/" + once + "/price");
        assertThat(why.select("main").text()).contains("SO-1 from crm, line 1", "3 pcs at 10.00", "Delivered");
        assertThat(why.select("a[href$=/orders/" + id + "]")).isNotEmpty();
        Document agreed = auditor.page("/charges/" + monthly + "/price");
        assertThat(agreed.select("main").text()).contains("SO-1 from crm, line 2", "Order SO-1, line 2");
    }

    private Desk desk(Role role) {
        return new Desk(http, trading.company().code(), trading.member(role));
    }
}
