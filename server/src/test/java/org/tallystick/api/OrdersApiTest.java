package org.tallystick.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.tallystick.access.ApiKeys;
import org.tallystick.access.Role;
import org.tallystick.cast.Trading;
import org.tallystick.contracts.Order;
import org.tallystick.contracts.OrderFilter;
import org.tallystick.contracts.Orders;
import org.tallystick.imports.ImportDesk;
import org.tallystick.imports.ImportKind;
import org.tallystick.imports.ImportMapping;
import org.tallystick.imports.ImportResult;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.jobs.Progress;
import org.tallystick.testing.IntegrationTest;

/** Orders come in from programs and files, each once, whole or not at all (H-1). */
@IntegrationTest
class OrdersApiTest {
    private static final String HEADER =
            "system,order no,revision,customer,order date,position,item,qty,price,tax,billing,interval,start,delivered\n";

    @Autowired
    MockMvcTester http;

    @Autowired
    ApplicationContext beans;

    private Trading trading;
    private String today;
    private int files;

    @BeforeEach
    void aCompanyWithACustomer() {
        trading = Trading.open(beans);
        trading.customer("C-1", "Acme Corp");
        today = trading.today().toString();
    }

    @Test
    void anOrderIsTakenOnceAndOtherContentIsNamed() {
        MvcTestResult taken = post("", order(1, "10.00"));
        assertThat(taken)
                .hasStatus(201)
                .bodyJson()
                .extractingPath("$.open.amount_minor")
                .isEqualTo(2000);
        String id = id(taken);

        assertThat(post("", order(1, "10")))
                .hasStatus(200)
                .bodyJson()
                .extractingPath("$.id")
                .isEqualTo(id);
        assertThat(post("", order(1, "11")))
                .hasStatus(409)
                .bodyText()
                .contains("ORDER_DIFFERS", "Line 1: unit price is 10 here, 11 was sent.");
        assertThat(post("", order(2, "11"))).hasStatus(201);
        assertThat(post("", order(1, "10"))).hasStatus(409).bodyText().contains("REVISION_OLD");
        assertThat(post("/" + id + "/deliveries", delivery("a", "\"1\"")))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.lines[0].charges[0].state")
                .isEqualTo("unbilled");
        assertThat(post("/" + id + "/deliveries", delivery("a", "\"1\""))).hasStatusOk();
        assertThat(post("/" + id + "/deliveries", delivery("b", "\"1.5\"")))
                .hasStatus(409)
                .bodyText()
                .contains("MORE_THAN_ORDERED");
        assertThat(post("", order(3, "12"))).hasStatus(409).bodyText().contains("LINE_CHARGED", "Line 1");
        assertThat(post("/" + id + "/cancellation", "{\"reason\": \"Changed their mind\"}"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("cancelled");
        assertThat(get("/" + id))
                .bodyJson()
                .extractingPath("$.lines[0].delivered_quantity")
                .isEqualTo("1.000000");
        assertThat(get("?state=cancelled&q=SO-1"))
                .bodyJson()
                .extractingPath("$.data.length()")
                .isEqualTo(1);
        assertThat(get("?state=open"))
                .bodyJson()
                .extractingPath("$.data.length()")
                .isEqualTo(0);
        assertThat(get("?state=odd")).hasStatus(422);
    }

    @Test
    void everyFieldThatIsWrongIsPointedAt() {
        String bad = order(1, "-1").replace("C-1", "C-9").replace("\"SO-1\"", "\"SO-2\"");
        assertThat(post("", bad))
                .hasStatus(422)
                .bodyText()
                .contains("/customer_number", "CUSTOMER_UNKNOWN", "/lines/0/unit_price", "PRICE_INVALID");
        assertThat(post("", "{\"source\": \"crm\", \"lines\": [{\"line\": 1, \"colour\": \"red\"}, 7]}"))
                .hasStatus(422)
                .bodyText()
                .contains("/external_id", "/lines/0/quantity", "/lines/0/colour", "/lines/1", "OBJECT_EXPECTED");
        assertThat(post("", order(1, "1e2147483647"))).hasStatus(422).bodyText().contains("PRICE_INVALID");
        assertThat(count()).isZero();
    }

    @Test
    void theRowsOfAnOrderAreTakenTogether() {
        String file = HEADER
                + row("SO-1", 1, "Chair", "2", "10", "once,,,")
                + row("SO-1", 2, "Seat", "3", "5", "in advance,month," + today + ",")
                + row("SO-2", 1, "Desk", "1", "100", "once,,," + today)
                + row("SO-2", 2, "Lamp", "zero", "5", "once,,,")
                + row("SO-3", 1, "Lamp", "0", "5", "in arrears,,,")
                + row("SO-3", 2, "Lamp", "1", "5", "once,,,")
                + row("SO-4", 1, "Lamp", "1", "5", "once,,,")
                + row("SO-5", 1, "Lamp", "1", "5", "once,,,")
                + row("SO-4", 2, "Lamp", "1", "5", "once,,,");

        ImportResult first = take(file);

        assertThat(first.accepted()).isEqualTo(3);
        assertThat(first.errors())
                .extracting(error -> error.row() + " " + error.column() + " " + error.code())
                .containsExactly(
                        "4 external_id ROWS_INCOMPLETE",
                        "5 quantity NUMBER_INVALID",
                        "6 quantity QUANTITY_INVALID",
                        "7 external_id ROWS_INCOMPLETE",
                        "8 external_id ROWS_APART",
                        "10 external_id ROWS_APART");
        assertThat(first.errors().get(2).message()).contains("quantity is above zero", "first day", "interval");
        assertThat(count()).isEqualTo(2);
        assertThat(take(file).skipped()).isEqualTo(3);
        assertThat(take(HEADER + row("SO-1", 1, "Chair", "2", "11", "once,,,"))
                        .errors()
                        .getFirst()
                        .message())
                .contains("unit price is 10 here, 11 was sent", "Line 2: it is missing");
    }

    @Test
    void anOrderIsNotPartedBetweenChunks() {
        var file = new StringBuilder(HEADER);
        for (int i = 1; i < 500; i++) {
            file.append(row("A-" + i, 1, "Chair", "1", "1", "once,,,"));
        }
        for (int line = 1; line <= 3; line++) {
            file.append(row("B-1", line, "Desk", "1", "1", "once,,,"));
        }
        assertThat(take(file.toString()).accepted()).isEqualTo(502);
        assertThat(count()).isEqualTo(500);
        assertThat(orders("B-1").lines()).hasSize(3);
    }

    private String row(String order, int line, String item, String quantity, String price, String rest) {
        return "crm," + order + ",1,C-1," + today + "," + line + "," + item + "," + quantity + "," + price
                + ",STANDARD," + rest + "\n";
    }

    private long count() {
        return trading.call(() -> beans.getBean(Orders.class)
                .list(trading.company().id(), new OrderFilter(null, null, null), 1, 1)
                .total());
    }

    private Order orders(String id) {
        return trading.call(() -> beans.getBean(Orders.class)
                .list(trading.company().id(), new OrderFilter(null, id, null), 1, 1)
                .rows()
                .getFirst());
    }

    private ImportResult take(String file) {
        var desk = beans.getBean(ImportDesk.class);
        return CompanyScope.of(trading.company().id()).call(() -> {
            UUID batch = desk.receive(
                    trading.caller(),
                    ImportKind.ORDERS,
                    "orders " + UUID.randomUUID() + ".csv",
                    (file + "\n".repeat(files++)).getBytes(StandardCharsets.UTF_8), // the same bytes are refused
                    ImportMapping.NONE);
            return desk.takeNow(trading.caller(), batch, false, Progress.unwatched());
        });
    }

    private String order(int revision, String price) {
        return """
                {"source": "crm", "external_id": "SO-1", "revision": %d, "customer_number": "C-1", "ordered_on": "%s",
                 "purchase_order": "PO-7",
                 "lines": [{"line": 1, "description": "Chair", "quantity": "2", "unit_price": "%s", "tax_code": "STANDARD"}]}
                """.formatted(revision, today, price);
    }

    private String delivery(String id, String quantity) {
        return "{\"deliveries\": [{\"line\": 1, \"external_id\": \"" + id + "\", \"delivered_on\": \"" + today
                + "\", \"quantity\": " + quantity + "}]}";
    }

    private static String id(MvcTestResult answer) {
        String address = Objects.requireNonNull(answer.getResponse().getHeader("Location"));
        return address.substring(address.lastIndexOf('/') + 1);
    }

    private MvcTestResult get(String below) {
        return http.get()
                .uri("/api/v1/orders" + below)
                .header("Authorization", "Bearer " + key(Role.AUDITOR))
                .exchange();
    }

    private MvcTestResult post(String below, String body) {
        return http.post()
                .uri("/api/v1/orders" + below)
                .header("Authorization", "Bearer " + key(Role.BILLING_CLERK))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private String key(Role role) {
        return trading.call(
                () -> beans.getBean(ApiKeys.class).create(trading.company().id(), "crm " + UUID.randomUUID(), role));
    }
}
