package org.tallystick.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.io.UnsupportedEncodingException;
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
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.testing.IntegrationTest;

/** A program opens a dispute and takes it through its steps. */
@IntegrationTest
class DisputesApiTest {
    @Autowired
    MockMvcTester http;

    @Autowired
    ApplicationContext beans;

    private Trading trading;
    private InvoiceId invoice;
    private String key;

    @BeforeEach
    void anInvoiceAndAKey() {
        trading = Trading.open(beans);
        invoice = trading.invoice(trading.customer("C-1", "Acme Corp"), "100.00", trading.today());
        key = trading.call(
                () -> beans.getBean(ApiKeys.class).create(trading.company().id(), "crm", Role.COLLECTOR));
    }

    @Test
    void aDisputeIsOpenedAndSaysWhatCanBeDoneNext() throws Exception {
        MvcTestResult opened = post("", """
                {"invoice_id": "%s", "amount": {"amount_minor": 3000, "currency": "EUR"}, "reason": "PRICE", "words": "Too dear"}
                """.formatted(invoice));

        assertThat(opened).hasStatus(201).bodyJson().extractingPath("$.state").isEqualTo("opened");
        assertThat(opened).bodyJson().extractingPath("$.contested.amount_minor").isEqualTo(3000);
        assertThat(opened).bodyJson().extractingPath("$.allowed").asArray().containsExactly("triage", "withdraw");

        assertThat(post("/" + id(opened) + "/steps", "{\"step\": \"triage\"}"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("triaged");
        assertThat(get("?state=triaged"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.data[0].id")
                .isEqualTo(id(opened));
    }

    @Test
    void aStepThatIsNotAllowedIsAConflictThatNamesTheOthers() throws Exception {
        MvcTestResult opened =
                post("", "{\"invoice_id\": \"%s\", \"reason\": \"PRICE\", \"words\": \"Too dear\"}".formatted(invoice));

        assertThat(post("/" + id(opened) + "/steps", "{\"step\": \"accept\", \"note\": \"yes\"}"))
                .hasStatus(409)
                .bodyText()
                .contains("DISPUTE_STEP", "Triage (triage), Withdraw (withdraw)");
    }

    @Test
    void whatIsDisputedIsNamedOnceAndFits() {
        assertThat(post("", "{\"reason\": \"PRICE\", \"words\": \"Too dear\"}"))
                .hasStatus(422)
                .bodyText()
                .contains("ONE_EXPECTED");
        assertThat(post("", """
                {"invoice_id": "%s", "amount": {"amount_minor": 11901, "currency": "EUR"}, "reason": "PRICE", "words": "Too dear"}
                """.formatted(invoice))).hasStatus(422).bodyText().contains("DISPUTE_TOO_LARGE");
    }

    private static String id(MvcTestResult answer) throws UnsupportedEncodingException {
        return JsonPath.read(answer.getResponse().getContentAsString(), "$.id");
    }

    private MvcTestResult post(String path, String body) {
        return http.post()
                .uri("/api/v1/disputes" + path)
                .header("Authorization", "Bearer " + key)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult get(String query) {
        return http.get()
                .uri("/api/v1/disputes" + query)
                .header("Authorization", "Bearer " + key)
                .exchange();
    }
}
