package org.tallystick.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.tallystick.access.ApiKeys;
import org.tallystick.access.Caller;
import org.tallystick.access.Role;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.payments.BankAccount;
import org.tallystick.payments.BankAccounts;
import org.tallystick.platform.Companies;
import org.tallystick.platform.Company;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Ids;
import org.tallystick.testing.IntegrationTest;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@IntegrationTest
class ApiTest {
    private static final CurrencyCode EUR = CurrencyCode.of("EUR");
    private static final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Autowired
    Companies companies;

    @Autowired
    ApiKeys keys;

    @Autowired
    BankAccounts bankAccounts;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping routes;

    private Program program;

    /** A program with a key of its own company. */
    private record Program(String key, CompanyId company) {}

    /** An answer that was read. */
    private record Answer(int status, JsonNode body, HttpResponse<String> response) {}

    @BeforeEach
    void open() {
        program = newProgram(Role.ADMINISTRATOR);
    }

    @Test
    void withoutAKeyNothingIsAnswered() throws Exception {
        Answer none = send(new Program("tally_wrong", program.company()), "GET", "/customers", "", null);

        assertThat(none.status()).isEqualTo(401);
        assertThat(none.body().get("code").stringValue()).isEqualTo("KEY_MISSING");
    }

    @Test
    void aKeyDoesWhatItsRoleMay() throws Exception {
        Program auditor = newProgram(Role.AUDITOR);

        Answer read = get(auditor, "/customers");
        Answer write = post(auditor, "/customers", customer("C-1"));

        assertThat(read.status()).isEqualTo(200);
        assertThat(write.status()).isEqualTo(403);
    }

    @Test
    void aCustomerIsAddedAndReadBack() throws Exception {
        Answer added = post(program, "/customers", customer("C-1"));

        Answer read = get(program, "/customers/" + added.body().get("id").stringValue());

        assertThat(added.status()).isEqualTo(201);
        assertThat(added.response().headers().firstValue("Location"))
                .hasValue("/api/v1/customers/" + added.body().get("id").stringValue());
        assertThat(read.body()).isEqualTo(added.body());
        assertThat(read.body().get("address").get("postal_code").stringValue()).isEqualTo("10115");
        assertThat(read.body().get("created_at").stringValue()).endsWith("Z");
    }

    @Test
    void whatIsWrongIsPointedAt() throws Exception {
        Answer answer = post(program, "/payments", """
                {"amount": {"amount_minor": 1.5, "currency": "XXY"}, "received_on": "31.01.2026", "surprise": 1,
                 "source": "bank"}""");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.response().headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body().get("errors"))
                .extracting(error -> error.get("pointer").stringValue() + " "
                        + error.get("code").stringValue())
                .containsExactlyInAnyOrder(
                        "/amount/amount_minor INTEGER_EXPECTED",
                        "/amount/currency CURRENCY_UNKNOWN",
                        "/received_on DATE_EXPECTED",
                        "/source_id FIELD_MISSING",
                        "/surprise FIELD_UNKNOWN");
    }

    @Test
    void aBodyThatIsNoJsonIsRefused() throws Exception {
        assertThat(post(program, "/customers", "number=1").status()).isEqualTo(400);
        assertThat(post(program, "/customers", "[1]").body().get("code").stringValue())
                .isEqualTo("JSON_INVALID");
    }

    @Test
    void withoutAnIdempotencyKeyNothingIsDone() throws Exception {
        Answer answer = send(program, "POST", "/customers", customer("C-1"), null);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(get(program, "/customers").body().get("data")).isEmpty();
    }

    @Test
    void theSameRequestHasItsEffectOnceHoweverOftenItIsSent() throws Exception {
        String key = UUID.randomUUID().toString();

        List<Answer> answers = together(3, () -> send(program, "POST", "/customers", customer("C-1"), key));
        Answer later = send(program, "POST", "/customers", customer("C-1"), key);

        assertThat(answers).extracting(Answer::status).isSubsetOf(201, 409).contains(201);
        assertThat(later.status()).isEqualTo(201);
        assertThat(later.response().headers().firstValue("Idempotency-Replayed"))
                .hasValue("true");
        assertThat(get(program, "/customers").body().get("data")).hasSize(1);
    }

    @Test
    void aKeyThatBelongsToAnotherBodyIsRefused() throws Exception {
        String key = UUID.randomUUID().toString();
        send(program, "POST", "/customers", customer("C-1"), key);

        Answer answer = send(program, "POST", "/customers", customer("C-2"), key);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().get("code").stringValue()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void aChargeIsRecordedOnceByItsSource() throws Exception {
        post(program, "/customers", customer("C-1"));

        Answer first = post(program, "/charges", charge("C-1", "1", "120.00"));
        Answer second = post(program, "/charges", charge("C-1", "1", "120.00"));

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body().get("id")).isEqualTo(first.body().get("id"));
        assertThat(first.body().get("amount").toString()).isEqualTo("{\"amount_minor\":90000,\"currency\":\"EUR\"}");
        assertThat(get(program, "/charges?state=unbilled").body().get("data")).hasSize(1);
        assertThat(get(program, "/charges?state=billed").body().get("data")).isEmpty();
    }

    @Test
    void ofManyChargesEachIsTakenOrRefusedByItself() throws Exception {
        post(program, "/customers", customer("C-1"));
        post(program, "/charges", charge("C-1", "1", "120.00"));

        Answer answer = post(
                program,
                "/charges/bulk",
                "{\"charges\": [" + charge("C-1", "1", "120.00") + "," + charge("C-1", "2", "80.00") + ","
                        + charge("C-9", "3", "80.00") + "," + charge("C-1", "4", "much") + "]}");

        JsonNode results = answer.body().get("results");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(results).extracting(result -> result.get("index").intValue()).containsExactly(0, 1, 2, 3);
        assertThat(results)
                .extracting(result -> result.get("status").intValue())
                .containsExactly(200, 201, 404, 422);
        assertThat(results.get(3).get("problem").get("code").stringValue()).isEqualTo("INPUT_INVALID");
        assertThat(results.get(3)
                        .get("problem")
                        .get("errors")
                        .get(0)
                        .get("pointer")
                        .stringValue())
                .isEqualTo("/charges/3/unit_price");
    }

    @Test
    void aChargeSaysWhatItCostWhereThatIsKnown() throws Exception {
        post(program, "/customers", customer("C-1"));
        post(program, "/charges", charge("C-1", "known", "80.00").replace("}", ", \"unit_cost\": \"61.5\"}"));
        post(program, "/charges", charge("C-1", "unknown", "80.00"));

        var rows = get(program, "/charges").body().get("data");
        assertThat(rows.get(0).get("unit_cost").stringValue()).isEqualTo("61.500000");
        assertThat(rows.get(1).get("unit_cost").isNull()).isTrue();
        assertThat(post(program, "/charges", charge("C-1", "less", "80.00").replace("}", ", \"unit_cost\": \"-1\"}"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void listsGoOnBehindTheirCursor() throws Exception {
        for (int i = 1; i <= 5; i++) {
            post(program, "/customers", customer("C-" + i));
        }

        Answer first = get(program, "/customers?limit=2");
        post(program, "/customers", customer("C-6"));
        Answer second = get(
                program, "/customers?limit=2&cursor=" + first.body().get("next").stringValue());
        Answer third = get(
                program,
                "/customers?limit=2&cursor=" + second.body().get("next").stringValue());

        List<String> numbers = new ArrayList<>();
        List.of(first, second, third)
                .forEach(page -> page.body()
                        .get("data")
                        .forEach(row -> numbers.add(row.get("number").stringValue())));
        assertThat(numbers).containsExactly("C-1", "C-2", "C-3", "C-4", "C-5", "C-6");
        assertThat(third.body().get("next").isNull()).isTrue();
        assertThat(get(program, "/customers?cursor=nonsense").status()).isEqualTo(422);
    }

    @Test
    void moneyReceivedIsBookedAndReadBack() throws Exception {
        CompanyScope.of(program.company())
                .run(() -> bankAccounts.add(
                        Caller.commandLine(program.company()),
                        new BankAccount(Ids.next(), "Main", null, null, "1", EUR, "1000", true)));
        String body = """
                {"amount": {"amount_minor": 119000, "currency": "EUR"}, "received_on": "2026-01-15",
                 "reference": "Thanks", "source": "shop", "source_id": "77"}""";

        Answer first = post(program, "/payments", body);
        Answer again = post(program, "/payments", body);
        Answer read = get(program, "/payments/" + first.body().get("id").stringValue());

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(read.body().get("unapplied").get("amount_minor").longValue()).isEqualTo(119_000);
        assertThat(read.body().get("number").stringValue()).isEqualTo("PAY-2026-000001");
    }

    @Test
    void anotherCompanysIdsAreNotThere() throws Exception {
        Answer customer = post(program, "/customers", customer("C-1"));
        Program stranger = newProgram(Role.ADMINISTRATOR);
        String id = customer.body().get("id").stringValue();

        assertThat(get(stranger, "/customers/" + id).status()).isEqualTo(404);
        assertThat(get(stranger, "/invoices/" + id).status()).isEqualTo(404);
        assertThat(get(stranger, "/payments/" + id).status()).isEqualTo(404);
        assertThat(get(stranger, "/charges?customer_id=" + id).body().get("data"))
                .isEmpty();
        assertThat(get(stranger, "/open-items?customer_id=" + id).body().get("data"))
                .isEmpty();
        String charge =
                charge("C-1", "1", "1.00").replace("\"customer_number\": \"C-1\"", "\"customer_id\": \"" + id + "\"");
        assertThat(post(stranger, "/charges", charge).status()).isEqualTo(404);
    }

    @Test
    void everyCallIsDescribed() throws IOException {
        var called = new TreeSet<String>();
        routes.getHandlerMethods().forEach((route, method) -> {
            if (method.getBeanType().getPackage().equals(ApiTest.class.getPackage())) {
                route.getPatternValues()
                        .forEach(path -> route.getMethodsCondition()
                                .getMethods()
                                .forEach(verb -> called.add(verb.name().toLowerCase(Locale.ROOT) + " " + path)));
            }
        });

        assertThat(called).isNotEmpty().isEqualTo(described());
    }

    private static Set<String> described() throws IOException {
        try (InputStream file = ApiTest.class.getResourceAsStream("/static/api/v1/openapi.yaml")) {
            Map<String, Map<String, Map<String, Object>>> document = new Yaml().load(file);
            var described = new TreeSet<String>();
            Objects.requireNonNull(document.get("paths"))
                    .forEach((path, verbs) -> verbs.keySet().forEach(verb -> described.add(verb + " " + path)));
            return described;
        }
    }

    @Test
    void theDescriptionIsThereForEverybody() throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/openapi.yaml"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).startsWith("openapi: 3.1");
    }

    private Program newProgram(Role role) {
        Company company = companies.create(new Company(
                CompanyId.next(),
                "A" + Ids.next().toString().substring(24).toUpperCase(Locale.ROOT),
                "Interface Company",
                EUR,
                "DE",
                ZoneId.of("Europe/Berlin"),
                null,
                Company.Letterhead.EMPTY));
        String key = CompanyScope.of(company.id()).call(() -> keys.create(company.id(), "test", role));
        return new Program(key, company.id());
    }

    private static List<Answer> together(int times, Callable<Answer> call) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(times)) {
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : threads.invokeAll(Collections.nCopies(times, call))) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    private Answer get(Program by, String path) throws Exception {
        return send(by, "GET", path, "", null);
    }

    private Answer post(Program by, String path, String body) throws Exception {
        return send(by, "POST", path, body, UUID.randomUUID().toString());
    }

    private Answer send(Program by, String verb, String path, String body, @Nullable String idempotencyKey)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1" + path))
                .method(verb, HttpRequest.BodyPublishers.ofString(body))
                .header("Authorization", "Bearer " + by.key())
                .header("Content-Type", "application/json");
        if (idempotencyKey != null) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), JsonMapper.shared().readTree(response.body()), response);
    }

    private static String customer(String number) {
        return """
                {"number": "%s", "name": "Acme Corp", "terms": "NET 14",
                 "address": {"street": "Main Street 1", "postal_code": "10115", "city": "Berlin", "country": "DE"}}""".formatted(number);
    }

    private static String charge(String customer, String id, String price) {
        return """
                {"customer_number": "%s", "source": "timesheets", "source_id": "%s", "description": "Consulting",
                 "quantity": "7.5", "unit": "h", "unit_price": "%s", "service_from": "2026-01-05"}""".formatted(customer, id, price);
    }
}
