package org.tallystick.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
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
import org.tallystick.lib.collections.disputes.DisputeStep;
import org.tallystick.testing.IntegrationTest;

/** A program opens a dispute and takes it through its steps. */
@IntegrationTest
class DisputesApiTest {
    /** The course of a dispute (SM-3): each state with what may be done in it and where that leads. */
    private static final Map<String, Map<String, String>> COURSE = Map.ofEntries(
            Map.entry("opened", Map.of("triage", "triaged", "withdraw", "withdrawn")),
            Map.entry("triaged", Map.of("investigate", "under_investigation", "withdraw", "withdrawn")),
            Map.entry(
                    "under_investigation",
                    Map.of(
                            "ask_customer", "waiting_customer",
                            "ask_colleague", "waiting_internal",
                            "propose", "resolution_proposed",
                            "withdraw", "withdrawn")),
            Map.entry(
                    "waiting_customer",
                    Map.of(
                            "investigate", "under_investigation",
                            "ask_colleague", "waiting_internal",
                            "withdraw", "withdrawn")),
            Map.entry(
                    "waiting_internal",
                    Map.of(
                            "investigate", "under_investigation",
                            "ask_customer", "waiting_customer",
                            "withdraw", "withdrawn")),
            Map.entry(
                    "resolution_proposed",
                    Map.of(
                            "accept", "accepted",
                            "accept_partly", "partially_accepted",
                            "reject", "rejected",
                            "withdraw", "withdrawn")),
            Map.entry("accepted", Map.of("confirm", "customer_confirmed")),
            Map.entry("partially_accepted", Map.of("confirm", "customer_confirmed")),
            Map.entry("rejected", Map.of("confirm", "customer_confirmed", "withdraw", "withdrawn")),
            Map.entry("customer_confirmed", Map.of("close", "closed")),
            Map.entry("closed", Map.of("reopen", "reopened")),
            Map.entry("reopened", Map.of("triage", "triaged", "withdraw", "withdrawn")));

    /** How a dispute comes to each state. */
    private static final Map<String, List<String>> WAYS = Map.ofEntries(
            Map.entry("opened", List.of()),
            Map.entry("triaged", List.of("triage")),
            Map.entry("under_investigation", List.of("triage", "investigate")),
            Map.entry("waiting_customer", List.of("triage", "investigate", "ask_customer")),
            Map.entry("waiting_internal", List.of("triage", "investigate", "ask_colleague")),
            Map.entry("resolution_proposed", List.of("triage", "investigate", "propose")),
            Map.entry("accepted", List.of("triage", "investigate", "propose", "accept")),
            Map.entry("partially_accepted", List.of("triage", "investigate", "propose", "accept_partly")),
            Map.entry("rejected", List.of("triage", "investigate", "propose", "reject")),
            Map.entry("customer_confirmed", List.of("triage", "investigate", "propose", "reject", "confirm")),
            Map.entry("closed", List.of("triage", "investigate", "propose", "reject", "confirm", "close")),
            Map.entry("reopened", List.of("triage", "investigate", "propose", "reject", "confirm", "close", "reopen")),
            Map.entry("withdrawn", List.of("withdraw")));

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
    void everyStepOfTheCourseWorksAndEveryOtherIsAConflictThatNamesThem() throws Exception {
        invoice = trading.invoice(trading.customer("C-2", "Bolt Ltd"), "10000.00", trading.today());
        key = trading.call(
                () -> beans.getBean(ApiKeys.class).create(trading.company().id(), "desk", Role.APPROVER));
        String colleague = trading.member(Role.AUDITOR).id().toString();
        for (Map.Entry<String, List<String>> way : WAYS.entrySet()) {
            String state = way.getKey();
            Map<String, String> next = COURSE.getOrDefault(state, Map.of());
            String here = openedAnd(way.getValue(), colleague);
            for (DisputeStep step : DisputeStep.values()) {
                if (!next.containsKey(word(step))) {
                    assertThat(post("/" + here + "/steps", asking(word(step), colleague)))
                            .as(state + " " + step)
                            .hasStatus(409)
                            .bodyText()
                            .contains("DISPUTE_STEP")
                            .satisfies(said -> assertThat(named(said))
                                    .as(state)
                                    .containsExactlyInAnyOrderElementsOf(next.keySet()));
                }
            }
            assertThat(get("/" + here)).bodyJson().extractingPath("$.state").isEqualTo(state);
            for (Map.Entry<String, String> step : next.entrySet()) {
                String other = openedAnd(way.getValue(), colleague);
                assertThat(post("/" + other + "/steps", asking(step.getKey(), colleague)))
                        .as(state + " " + step)
                        .hasStatusOk()
                        .bodyJson()
                        .extractingPath("$.state")
                        .isEqualTo(step.getValue());
            }
        }
    }

    private String openedAnd(List<String> steps, String colleague) throws UnsupportedEncodingException {
        String id = id(post("", """
                {"invoice_id": "%s", "amount": {"amount_minor": 200, "currency": "EUR"}, "reason": "PRICE", "words": "Too dear"}
                """.formatted(invoice)));
        for (String step : steps) {
            assertThat(post("/" + id + "/steps", asking(step, colleague)))
                    .as(step + " of " + steps)
                    .hasStatusOk();
        }
        return id;
    }

    /** A step with all that any step may need. */
    private String asking(String step, String colleague) {
        return """
                {"step": "%s", "note": "Because", "amount": {"amount_minor": 100, "currency": "EUR"},
                 "root_cause": "CUSTOMER_ERROR", "person_id": "%s", "due_on": "%s"}
                """.formatted(step, colleague, trading.today().plusDays(2));
    }

    /** The steps a refusal names, as programs write them. */
    private static List<String> named(String refusal) {
        return Pattern.compile("\\(([a-z_]+)\\)")
                .matcher(refusal)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static String word(DisputeStep step) {
        return step.name().toLowerCase(Locale.ROOT);
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
