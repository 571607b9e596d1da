package org.tallystick.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class SmsGatewayTest {
    private static final Sms SMS = new Sms(
            UUID.fromString("00000000-0000-7000-8000-000000000001"),
            "ACME",
            "+49401234567",
            "Acme: \"Rechnung\" über 1.00 EUR",
            LocalDate.of(2026, 12, 1));

    private final List<String> heard = new ArrayList<>();
    private HttpServer server;
    private int answer = 202;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/send", exchange -> {
            heard.add(exchange.getRequestMethod() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + exchange.getRequestHeaders().getFirst("Idempotency-Key") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void itIsToldIdNumberAndText() {
        gateway().send(SMS);

        assertThat(heard)
                .singleElement()
                .satisfies(said -> assertThat(said)
                        .startsWith("POST Bearer secret 00000000-0000-7000-8000-000000000001 ")
                        .contains("\"to\":\"+49401234567\"", "Acme: \\\"Rechnung\\\" über 1.00 EUR"));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 410, 422})
    void aNumberItDoesNotTakeIsNotTriedAgain(int status) {
        answer = status;

        assertThatThrownBy(() -> gateway().send(SMS))
                .isInstanceOf(AddressRefused.class)
                .hasMessageNotContaining("+49");
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 401, 429, 500, 503})
    void whateverElseItAnswersMayPass(int status) {
        answer = status;

        assertThatThrownBy(() -> gateway().send(SMS))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the SMS gateway answered " + status);
    }

    @Test
    void whereNobodyAnswersItIsSaid() {
        server.stop(0);

        assertThatThrownBy(() -> gateway().send(SMS)).hasMessage("the SMS gateway does not answer");
    }

    @Test
    void aTokenAndASafeAddressAreAskedFor() {
        var configuration = new SmsConfiguration();
        var json = new JsonMapper();
        Path home = Path.of("target");

        assertThatThrownBy(() -> configuration.smsPort(json, "http://sms.example/send", "secret", false, home))
                .hasMessageContaining("https://");
        assertThatThrownBy(() -> configuration.smsPort(json, "https://sms.example/send", " ", false, home))
                .hasMessageContaining("TALLYSTICK_SMS_TOKEN");
        assertThat(configuration.smsPort(json, "https://sms.example/send", "secret", true, home))
                .isInstanceOf(SmsFolder.class);
        assertThat(configuration.smsPort(json, "https://sms.example/send", "secret", false, home))
                .isInstanceOf(SmsGateway.class);
    }

    private SmsGateway gateway() {
        return new SmsGateway(
                new JsonMapper(),
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/send"),
                "secret");
    }
}
