package org.tallystick.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.tallystick.cast.Trading;
import org.tallystick.customers.ContactRole;
import org.tallystick.customers.CustomerDesk;
import org.tallystick.customers.CustomerId;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Signatures;
import org.tallystick.platform.outbox.OutboxWorker;
import org.tallystick.testing.IntegrationTest;

/** What providers of mail report, in their own forms and in ours. */
@IntegrationTest
class MailHookTest {
    private static final String MAILGUN_KEY = "key-0123456789abcdef0123456789abcdef";

    @Autowired
    MockMvcTester http;

    @Autowired
    ApplicationContext beans;

    @Autowired
    MailHooks hooks;

    @Autowired
    NewsBook news;

    @Autowired
    BusinessClock clock;

    private Trading trading;
    private Delivery delivery;
    private String key;

    @BeforeEach
    void aMailIsSent() {
        trading = Trading.withLetterhead(beans);
        CustomerId buyer = trading.customer("C-1", "Buyer & Sons");
        trading.call(() -> trading.bean(CustomerDesk.class)
                .addContact(
                        trading.caller(),
                        buyer,
                        "Ada Lovelace",
                        "ada@buyer.example",
                        null,
                        null,
                        Set.of(ContactRole.INVOICE_RECIPIENT)));
        UUID invoice = trading.invoice(buyer, "100.00", trading.today()).value();
        for (int round = 0; round < 10; round++) {
            CompanyScope.of(trading.company().id())
                    .run(() -> trading.bean(OutboxWorker.class)
                            .drain(trading.company().id()));
        }
        delivery = trading.call(() -> trading.bean(Deliveries.class)
                        .ofDocument(trading.company().id(), invoice))
                .getFirst();
        key = set(HookShape.TALLYSTICK, "");
    }

    private String set(HookShape shape, String text) {
        return trading.call(() -> hooks.set(trading.caller(), shape, text));
    }

    @Test
    void aSignedMessageMovesTheDeliveryOnce() {
        String body = own("e-1", "delivered", "");

        assertThat(send(body, "m-1", 0, key)).isEqualTo(204);
        assertThat(send(body, "m-1", 0, key)).isEqualTo(204);
        assertThat(send(body, "m-2", 0, key)).isEqualTo(204);

        assertThat(state()).isEqualTo(Delivery.State.DELIVERED);
        assertThat(kinds()).containsExactly(News.Kind.QUEUED, News.Kind.SENT, News.Kind.DELIVERED);
    }

    @Test
    void anyOrderEndsTheSame() {
        send(own("e-2", "bounced", ", \"code\": \"5.1.1\""), "m-2", 0, key);
        send(own("e-1", "delivered", ""), "m-1", 0, key);
        send(own("e-0", "delayed", ""), "m-0", 0, key);

        assertThat(state()).isEqualTo(Delivery.State.BOUNCED);
        assertThat(kinds()).hasSize(5);
        assertThat(news()).anySatisfy(said -> {
            assertThat(said.permanent()).isTrue();
            assertThat(said.detail()).isEqualTo("The mailbox does not exist.");
        });
    }

    @Test
    void whatIsNotSignedOrOldOrBrokenIsRefused() {
        String body = own("e-1", "bounced", "");

        assertThat(send(body, "m-1", 0, OwnHookForm.freshKey())).isEqualTo(400);
        assertThat(send(body, "m-1", 301, key)).isEqualTo(400);
        assertThat(send(body, "m-1", -301, key)).isEqualTo(400);
        assertThat(send("{\"events\": [", "m-1", 0, key)).isEqualTo(400);
        assertThat(post("tallystick", body, Map.of())).isEqualTo(400);
        assertThat(post("pigeon", body, Map.of())).isEqualTo(400);
        assertThat(http.post().uri("/hooks/NOBODY/mail/tallystick").content(body))
                .hasStatus(400);
        assertThat(state()).isEqualTo(Delivery.State.SENT);
    }

    @Test
    void mailsOfOthersAndUnknownEventsArePassedOver() {
        String foreign =
                "{\"events\": [{\"id\": \"1\", \"type\": \"bounced\", \"delivery\": \"%s\"}, {\"type\": \"sung\"}, 7]}"
                        .formatted(UUID.randomUUID());

        assertThat(send(foreign, "m-1", 0, key)).isEqualTo(204);

        assertThat(kinds()).containsExactly(News.Kind.QUEUED, News.Kind.SENT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            delivered | permanent | 250 | OK                         | DELIVERED |
            opened    | permanent | 250 | OK                         | DELIVERED |
            failed    | permanent | 550 | 5.1.1 no such user         | BOUNCED   | true
            failed    | permanent | 552 | 5.2.2 mailbox full         | BOUNCED   | false
            failed    | permanent | 605 | Not delivering to previously bounced address | BOUNCED | true
            failed    | temporary | 451 | greylisted                 | SENT      |
            stored    | permanent | 250 | OK                         | SENT      |
            """)
    void mailgunIsUnderstood(
            String event, String severity, int code, String message, Delivery.State state, @Nullable Boolean hard) {
        set(HookShape.MAILGUN, MAILGUN_KEY);

        assertThat(post("mailgun", mailgun(event, severity, code, message, "t1", MAILGUN_KEY), Map.of()))
                .isEqualTo(204);
        assertThat(post("mailgun", mailgun("failed", "permanent", 550, "5.1.1", "t1", MAILGUN_KEY), Map.of()))
                .isEqualTo(204); // a token is taken once: whoever saw it cannot say something else with it
        assertThat(post("mailgun", mailgun(event, severity, code, message, "t2", "wrong"), Map.of()))
                .isEqualTo(400);

        assertThat(state()).isEqualTo(state);
        assertThat(hard()).isEqualTo(hard);
    }

    private String mailgun(String event, String severity, int code, String message, String token, String secret) {
        String time = seconds(0);
        String signature = HexFormat.of()
                .formatHex(Signatures.sign(
                        secret.getBytes(StandardCharsets.UTF_8), (time + token).getBytes(StandardCharsets.UTF_8)));
        return """
                {"signature": {"timestamp": "%s", "token": "%s", "signature": "%s"},
                 "event-data": {"event": "%s", "severity": "%s", "id": "%s", "timestamp": %s.5,
                   "recipient": "ada@buyer.example", "message": {"headers": {"message-id": "%s@tallystick"}},
                   "delivery-status": {"code": %d, "message": "%s", "description": ""}}}
                """.formatted(
                        time, token, signature, event, severity, "ev-" + token, time, delivery.id(), code, message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            delivered |       | 250 OK                | DELIVERED |
            open      |       |                       | DELIVERED |
            bounce    | 5.1.1 | 550 no such user      | BOUNCED   | true
            bounce    | 5.7.1 | blocked               | BOUNCED   | false
            dropped   |       | Bounced Address       | BOUNCED   | true
            deferred  |       | 451 later             | SENT      |
            processed |       |                       | SENT      |
            """)
    void sendGridIsUnderstood(
            String event,
            @Nullable String status,
            @Nullable String reason,
            Delivery.State state,
            @Nullable Boolean hard)
            throws GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("EC").generateKeyPair();
        set(
                HookShape.SENDGRID,
                Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()));
        String body = """
                [{"email": "x@other.example", "event": "bounce", "sg_event_id": "0", "smtp-id": "<foreign@other.example>"},
                 {"email": "ada@buyer.example", "event": "%s", "sg_event_id": "1", "smtp-id": "<%s@tallystick>",
                  "timestamp": %s, "status": "%s", "reason": "%s"}]
                """.formatted(
                        event, delivery.id(), seconds(0), status == null ? "" : status, reason == null ? "" : reason);

        assertThat(post("sendgrid", body, sendGrid(body, pair, 0))).isEqualTo(204);
        assertThat(post("sendgrid", body, sendGrid(body, pair, 0))).isEqualTo(204);
        assertThat(post("sendgrid", body + " ", sendGrid(body, pair, 0))).isEqualTo(400);
        assertThat(post("sendgrid", body, sendGrid(body, pair, 400))).isEqualTo(400);

        assertThat(state()).isEqualTo(state);
        assertThat(hard()).isEqualTo(hard);
    }

    private Map<String, String> sendGrid(String body, KeyPair pair, int secondsAgo) throws GeneralSecurityException {
        String time = seconds(secondsAgo);
        var signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(pair.getPrivate());
        signature.update((time + body).getBytes(StandardCharsets.UTF_8));
        return Map.of(
                "X-Twilio-Email-Event-Webhook-Timestamp",
                time,
                "X-Twilio-Email-Event-Webhook-Signature",
                Base64.getEncoder().encodeToString(signature.sign()));
    }

    @Test
    void aWrongKeyIsNotTakenAndARemovedOneOpensNothing() {
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> set(HookShape.SENDGRID, "not a key of an ellipse"));
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> set(HookShape.MAILGUN, "short"));

        trading.call(() -> {
            hooks.remove(trading.caller(), HookShape.TALLYSTICK);
            return true;
        });

        assertThat(send(own("e-1", "delivered", ""), "m-1", 0, key)).isEqualTo(400);
    }

    private String own(String id, String type, String more) {
        return "{\"events\": [{\"id\": \"%s\", \"type\": \"%s\", \"delivery\": \"%s\"%s}]}"
                .formatted(id, type, delivery.id(), more);
    }

    private int send(String body, String id, int secondsAgo, String secret) {
        String time = seconds(secondsAgo);
        byte[] signature = Signatures.sign(
                Base64.getDecoder().decode(secret.substring("whsec_".length())),
                (id + "." + time + "." + body).getBytes(StandardCharsets.UTF_8));
        return post(
                "tallystick",
                body,
                Map.of(
                        "webhook-id", id,
                        "webhook-timestamp", time,
                        "webhook-signature", "v1,AAAA v1," + Base64.getEncoder().encodeToString(signature)));
    }

    private String seconds(int ago) {
        return Long.toString(clock.now().minus(Duration.ofSeconds(ago)).getEpochSecond());
    }

    private int post(String shape, String body, Map<String, String> head) {
        var request = http.post()
                .uri("/hooks/" + trading.company().code() + "/mail/" + shape)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
        for (Map.Entry<String, String> field : head.entrySet()) {
            request = request.header(field.getKey(), field.getValue());
        }
        return request.exchange().getResponse().getStatus();
    }

    private Delivery.State state() {
        return trading.call(() -> trading.bean(Deliveries.class)
                .find(trading.company().id(), delivery.id())
                .orElseThrow()
                .state());
    }

    private List<News> news() {
        return trading.call(() -> news.of(trading.company().id(), delivery.id()));
    }

    private List<News.Kind> kinds() {
        return news().stream().map(News::kind).toList();
    }

    private @Nullable Boolean hard() {
        return news().stream()
                .map(News::permanent)
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
