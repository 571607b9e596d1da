package org.tallystick.providers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.tallystick.platform.SettableClock;
import org.tallystick.testing.IntegrationTest;

/** The door for providers: signed, once, answered at once, and never believed without looking. */
@IntegrationTest
@TestPropertySource(properties = "tallystick.background=false") // the tests say when messages are worked off
class WebhookTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    MockMvcTester http;

    @Autowired
    SettableClock clock;

    private OnlineCast cast;

    @BeforeEach
    void open() {
        cast = new OnlineCast(beans);
    }

    @AfterEach
    void letTimeGoOn() {
        clock.reset();
    }

    @Test
    void aSignedMessageIsKeptOnceAndLooksAtTheProvider() {
        UUID request = cast.request(cast.invoice("100.00"));
        String page = cast.pay(request);
        byte[] body = body("evt_1", "payment.succeeded", page);
        String signature = cast.bean(SandboxKey.class).sign(body);

        assertThat(send(body, signature)).isEqualTo(204);
        assertThat(send(body, signature)).isEqualTo(204);
        cast.work();

        assertThat(kept()).isEqualTo(1);
        assertThat(cast.attempt(request).state())
                .as("nobody paid, whatever the message says")
                .isEqualTo(AttemptState.PENDING);
    }

    @Test
    void aWrongSignatureLeavesACountAndNothingElse() {
        byte[] body = body("evt_2", "payment.succeeded", "sbx_1");
        String right = cast.bean(SandboxKey.class).sign(body);

        assertThat(send(body, right.substring(0, right.length() - 4) + "0000")).isEqualTo(400);
        assertThat(send(body("evt_3", "payment.succeeded", "sbx_1"), right)).isEqualTo(400);
        assertThat(send(body, "")).isEqualTo(400);
        cast.later(Duration.ofMinutes(6));
        assertThat(send(body, right)).as("too old").isEqualTo(400);

        assertThat(kept()).isZero();
        assertThat(cast.trading()
                        .call(() -> cast.bean(Inbox.class).refusedSince(cast.company(), "sandbox", OnlineCast.TODAY)))
                .isEqualTo(4);
    }

    @Test
    void unknownKindsAndThingsAreHarmless() {
        for (String kind : new String[] {"customer.renamed", "payment.succeeded", "payout.paid"}) {
            byte[] body = body("evt_" + kind, kind, "not_there");
            assertThat(send(body, cast.bean(SandboxKey.class).sign(body))).isEqualTo(204);
        }

        cast.work();

        assertThat(kept()).isEqualTo(3);
        assertThat(count("select count(*) from providers.inbox where outcome in ('IGNORED', 'NOT_THERE')"))
                .isEqualTo(3);
    }

    @Test
    void aMessageThatIsTooLargeOrForNobodyIsRefused() {
        byte[] huge = new byte[WebhookDesk.MOST_BYTES + 10];
        byte[] body = body("evt_4", "payment.succeeded", "sbx_1");
        String signature = cast.bean(SandboxKey.class).sign(body);

        assertThat(send(huge, cast.bean(SandboxKey.class).sign(huge))).isEqualTo(400);
        assertThat(status("/hooks/NOBODY/sandbox", body, signature)).isEqualTo(400);
        assertThat(status("/hooks/" + cast.trading().company().code() + "/other", body, signature))
                .isEqualTo(400);
        assertThat(kept()).isZero();
    }

    private static byte[] body(String event, String kind, String object) {
        return "{\"id\":\"%s\",\"type\":\"%s\",\"object\":\"%s\"}"
                .formatted(event, kind, object)
                .getBytes(StandardCharsets.UTF_8);
    }

    private int send(byte[] body, String signature) {
        return status("/hooks/" + cast.trading().company().code() + "/sandbox", body, signature);
    }

    private int status(String address, byte[] body, String signature) {
        return http.post()
                .uri(address)
                .header("Webhook-Signature", signature)
                .content(body)
                .exchange()
                .getResponse()
                .getStatus();
    }

    private long kept() {
        return count("select count(*) from providers.inbox");
    }

    private long count(String sql) {
        return cast.trading()
                .call(() -> cast.bean(JdbcClient.class)
                        .sql(sql)
                        .query((row, number) -> row.getLong(1))
                        .single());
    }
}
