package org.tallystick.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
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
import org.tallystick.cast.Agreements;
import org.tallystick.cast.Trading;
import org.tallystick.contracts.BillingSchedule;
import org.tallystick.contracts.ContractId;
import org.tallystick.imports.ImportDesk;
import org.tallystick.imports.ImportKind;
import org.tallystick.imports.ImportMapping;
import org.tallystick.imports.ImportResult;
import org.tallystick.imports.RowError;
import org.tallystick.lib.receivables.pricing.Rate;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.jobs.Progress;
import org.tallystick.testing.IntegrationTest;

/** Usage comes in from programs and files, each record once (H-3). */
@IntegrationTest
class UsageApiTest {
    @Autowired
    MockMvcTester http;

    @Autowired
    ApplicationContext beans;

    private Trading trading;
    private Agreements agreements;
    private ContractId contract;
    private String number;
    private String today;
    private int files;

    @BeforeEach
    void aMeteredContract() {
        trading = Trading.open(beans);
        agreements = new Agreements(trading);
        contract = agreements.signed(
                trading.customer("C-1", "Acme Corp"),
                trading.today(),
                Agreements.line(1, new Rate.PerUnit(BigDecimal.ONE), new BillingSchedule.Metered(Agreements.MONTHLY)));
        number = agreements.number(contract);
        today = trading.today().toString();
    }

    @Test
    void aRecordIsTakenOnceAndOtherContentIsRefused() {
        String record = record("a", "\"quantity\": \"12.5\"");

        assertThat(post("", record))
                .hasStatus(201)
                .bodyJson()
                .extractingPath("$.quantity")
                .isEqualTo("12.500000");
        assertThat(post("", record)).hasStatus(200);
        assertThat(post("", record("a", "\"quantity\": \"13\"")))
                .hasStatus(409)
                .bodyText()
                .contains("USAGE_DIFFERS");
        assertThat(post("", record("b", "\"reverses\": \"a\"")))
                .hasStatus(201)
                .bodyText()
                .contains("-12.5");
        assertThat(post("", record("c", "\"reverses\": \"a\"")))
                .hasStatus(409)
                .bodyText()
                .contains("USAGE_REVERSED");
        assertThat(post("", record("d", "\"amount\": \"1\"")))
                .hasStatus(422)
                .bodyText()
                .contains("FIELD_UNKNOWN");
        assertThat(post("", "{\"line\": 0}")).hasStatus(422).bodyText().contains("/line", "INTEGER_EXPECTED");
        MvcTestResult list = http.get()
                .uri("/api/v1/usage-records?contract_number=" + number)
                .header("Authorization", "Bearer " + key(Role.AUDITOR))
                .exchange();
        assertThat(list)
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.data.length()")
                .isEqualTo(2);
    }

    @Test
    void ofManyEachIsTakenByItself() {
        String many =
                "{\"usage\": [" + record("a", "\"quantity\": \"1\"") + "," + record("b", "\"reverses\": \"z\"") + ","
                        + record("a", "\"quantity\": \"1\"") + "," + record("c", "\"reverses\": \"a\"") + ","
                        + record("d", "\"reverses\": \"a\"") + ","
                        + record("e", "\"quantity\": \"1\"").replace(number, "K-none")
                        + "]}";

        assertThat(post("/bulk", many))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.results[*].status")
                .asArray()
                .containsExactly(201, 422, 200, 201, 409, 404);
    }

    @Test
    void aFileOfUsageIsImportedRowByRow() {
        String file = "contract,line,event id,date,units,corrects\n"
                + number + ",1,a," + today + ",10,\n"
                + number + ",1,b," + today + ",,a\n"
                + number + ",2,c," + today + ",1,\n"
                + "K-none,1,d," + today + ",1,\n"
                + number + ",1,e," + today + ",-1,\n";

        ImportResult dry = take(file, true);
        ImportResult first = take(file, false);

        assertThat(dry.accepted()).isEqualTo(2);
        assertThat(first.accepted()).isEqualTo(2);
        assertThat(first.errors())
                .extracting(RowError::code)
                .containsExactly("LINE_NOT_METERED", "NOT_FOUND", "USAGE_QUANTITY");
        assertThat(take(file, false).skipped()).isEqualTo(2);
    }

    private ImportResult take(String file, boolean dry) {
        var desk = beans.getBean(ImportDesk.class);
        return CompanyScope.of(trading.company().id()).call(() -> {
            UUID batch = desk.receive(
                    trading.caller(),
                    ImportKind.USAGE,
                    "usage " + UUID.randomUUID() + ".csv",
                    (file + "\n".repeat(files++)).getBytes(StandardCharsets.UTF_8), // the same bytes are refused
                    ImportMapping.NONE);
            return dry
                    ? desk.check(trading.caller(), batch, Progress.unwatched())
                    : desk.takeNow(trading.caller(), batch, false, Progress.unwatched());
        });
    }

    private String record(String id, String what) {
        return "{\"contract_number\": \"" + number + "\", \"line\": 1, \"external_id\": \"" + id + "\", \"used_on\": \""
                + today + "\", " + what + "}";
    }

    private MvcTestResult post(String below, String body) {
        return http.post()
                .uri("/api/v1/usage-records" + below)
                .header("Authorization", "Bearer " + key(Role.BILLING_CLERK))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private String key(Role role) {
        return trading.call(
                () -> beans.getBean(ApiKeys.class).create(trading.company().id(), "meter " + UUID.randomUUID(), role));
    }
}
