package org.tallystick.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hands text messages to a gateway over HTTP: {@code {"id", "to", "text"}} as JSON, with the id as {@code Idempotency-Key}, so
 * that a gateway that was told twice sends once. Answers of 2xx are taken; 400, 404, 410 and 422 say that this message cannot
 * go to this number; anything else is tried again.
 */
final class SmsGateway implements SmsPort {
    private static final Duration TO_CONNECT = Duration.ofSeconds(10);
    private static final Duration TO_ANSWER = Duration.ofSeconds(20);
    private static final Set<Integer> NEVER = Set.of(400, 404, 410, 422);

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(TO_CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final JsonMapper json;
    private final URI address;
    private final String token;

    SmsGateway(JsonMapper json, URI address, String token) {
        this.json = json;
        this.address = address;
        this.token = token;
    }

    @Override
    public void send(Sms sms) {
        int status = status(HttpRequest.newBuilder(address)
                .timeout(TO_ANSWER)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", sms.id().toString())
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(
                        Map.of("id", sms.id().toString(), "to", sms.number(), "text", sms.text()))))
                .build());
        if (NEVER.contains(status)) {
            throw new AddressRefused(
                    "The SMS gateway does not take this number (answer " + status + "); check the contact's phone.");
        }
        if (status < 200 || status >= 300) {
            throw new IllegalStateException("the SMS gateway answered " + status);
        }
    }

    private int status(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException("the SMS gateway does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while sending a text message", e);
        }
    }
}
