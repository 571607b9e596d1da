package org.tallystick.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tallystick.delivery.reports.OurMail;
import org.tallystick.delivery.reports.StatusCode;
import org.tallystick.platform.Signatures;
import tools.jackson.databind.JsonNode;

/**
 * Mailgun: the signature is in the body and covers time and token, not the event; therefore a token is taken once. A picture
 * that was loaded is no proof that somebody read the mail: it arrived.
 */
@Component
class MailgunHookForm implements HookForm {
    @Override
    public HookShape shape() {
        return HookShape.MAILGUN;
    }

    @Override
    public Optional<String> verified(HookMessage message, JsonNode body, String key, Instant now) {
        String time = HookForm.text(body, "signature", "timestamp");
        String token = HookForm.text(body, "signature", "token");
        String said = HookForm.text(body, "signature", "signature");
        if (token.isEmpty()
                || token.length() > 200
                || HookMessage.near(time, now).isEmpty()) {
            return Optional.empty();
        }
        byte[] expected =
                Signatures.sign(key.getBytes(StandardCharsets.UTF_8), (time + token).getBytes(StandardCharsets.UTF_8));
        boolean signed = Signatures.same(
                HexFormat.of().formatHex(expected).getBytes(StandardCharsets.UTF_8),
                said.getBytes(StandardCharsets.UTF_8));
        return signed ? Optional.of(token) : Optional.empty();
    }

    @Override
    public List<Event> events(JsonNode body) {
        JsonNode event = body.path("event-data");
        return kind(event).map(kind -> List.of(event(event, kind))).orElse(List.of());
    }

    private static Optional<News.Kind> kind(JsonNode event) {
        return switch (HookForm.text(event, "event")) {
            case "delivered", "opened", "clicked" -> Optional.of(News.Kind.DELIVERED);
            case "failed" ->
                Optional.of(
                        HookForm.text(event, "severity").equals("temporary") ? News.Kind.DELAYED : News.Kind.BOUNCED);
            default -> Optional.empty();
        };
    }

    private static Event event(JsonNode event, News.Kind kind) {
        String said = HookForm.text(event, "delivery-status", "enhanced-code") + " "
                + HookForm.text(event, "delivery-status", "message") + " "
                + HookForm.text(event, "delivery-status", "description");
        int reply = event.path("delivery-status").path("code").asInt(0);
        StatusCode code = StatusCode.ofReply(reply == 605 || reply == 607 ? 550 : reply, said);
        boolean bounced = kind == News.Kind.BOUNCED;
        return new Event(
                HookForm.text(event, "id"),
                OurMail.bare(HookForm.text(event, "message", "headers", "message-id"))
                        .orElse(null),
                kind,
                HookForm.seconds(event.path("timestamp")),
                bounced ? code.toString() : null,
                bounced && code.permanent(),
                bounced ? code.sentence() : null);
    }
}
