package org.tallystick.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
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
import org.tallystick.customers.CustomerDesk;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Standing;
import org.tallystick.testing.IntegrationTest;

/** Order systems ask whether a customer may be sold more on credit. */
@IntegrationTest
class CreditApiTest {
    @Autowired
    MockMvcTester http;

    @Autowired
    ApplicationContext beans;

    private Trading trading;
    private CustomerId acme;
    private String key;

    @BeforeEach
    void aCustomer() {
        trading = Trading.open(beans);
        acme = trading.customer("C-1", "Acme Corp");
        key = trading.call(
                () -> trading.bean(ApiKeys.class).create(trading.company().id(), "shop", Role.BILLING_CLERK));
    }

    @Test
    void aGoodCustomerPassesAndAStoppedOneDoesNot() {
        assertThat(check("SO-1", 10_000))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.decision")
                .isEqualTo("ok");
        trading.call(() -> {
            trading.bean(CustomerDesk.class).setStanding(trading.caller(), acme, Standing.STOP, "insolvent");
            return true;
        });

        assertThat(check("SO-1", 10_000))
                .bodyJson()
                .extractingPath("$.decision")
                .isEqualTo("ok");
        assertThat(check("SO-2", 10_000))
                .bodyJson()
                .extractingPath("$.decision")
                .isEqualTo("block");
        assertThat(check("SO-2", 10_000))
                .bodyJson()
                .extractingPath("$.reasons[0]")
                .isEqualTo("The customer is stopped: insolvent");
        assertThat(get("/api/v1/customers/" + acme + "/credit"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("stop");
    }

    @Test
    void anotherAmountUnderAKnownReferenceIsRefused() {
        assertThat(check("SO-1", 10_000)).hasStatusOk();

        assertThat(check("SO-1", 10_001)).hasStatus(409).bodyText().contains("CHECK_DIFFERS");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThat(post("{\"point\": \"lunch\"}"))
                .hasStatus(422)
                .bodyText()
                .contains("customer_id", "CHOICE_UNKNOWN", "reference", "source");
    }

    private MvcTestResult check(String reference, long minor) {
        return post("""
                {"customer_id": "%s", "amount": {"amount_minor": %d, "currency": "EUR"},
                 "source": "shop", "reference": "%s"}
                """.formatted(acme, minor, reference));
    }

    private MvcTestResult post(String body) {
        return http.post()
                .uri("/api/v1/credit-checks")
                .header("Authorization", "Bearer " + key)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body.getBytes(StandardCharsets.UTF_8))
                .exchange();
    }

    private MvcTestResult get(String path) {
        return http.get().uri(path).header("Authorization", "Bearer " + key).exchange();
    }
}
