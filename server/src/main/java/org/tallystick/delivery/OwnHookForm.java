package org.tallystick.delivery;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tallystick.delivery.reports.OurMail;
import org.tallystick.platform.Signatures;
import tools.jackson.databind.JsonNode;

/** The documented form for any program: events in a list, signed as Standard Webhooks 1.0.0 say. */
@Component
class OwnHookForm implements HookForm {
    private static final String PREFIX = "whsec_";

    @Override
    public HookShape shape() {
        return HookShape.TALLYSTICK;
    }

    /** A fresh key, as programs expect it. */
    static String freshKey() {
        return PREFIX + Base64.getEncoder().encodeToString(org.tallystick.platform.SignedLink.freshKey());
    }

    @Override
    public Optional<String> verified(HookMessage message, JsonNode body, String key, Instant now) {
        String id = message.of("webhook-id");
        String time = message.of("webhook-timestamp");
        if (id.isEmpty() || id.length() > 200 || HookMessage.near(time, now).isEmpty()) {
            return Optional.empty();
        }
        byte[] expected =
                Signatures.sign(secret(key), (id + "." + time + ".").getBytes(StandardCharsets.UTF_8), message.body());
        boolean signed = Arrays.stream(message.of("webhook-signature").split(" "))
                .filter(said -> said.startsWith("v1,"))
                .map(said -> bytes(said.substring(3)))
                .anyMatch(said -> Signatures.same(expected, said));
        return signed ? Optional.of(id) : Optional.empty();
    }

    private static byte[] secret(String key) {
        return bytes(key.startsWith(PREFIX) ? key.substring(PREFIX.length()) : key);
    }

    private static byte[] bytes(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) { // not what we or they would write
            return base64.getBytes(StandardCharsets.UTF_8);
        }
    }

    @Override
    public List<Event> events(JsonNode body) {
        List<Event> events = new ArrayList<>();
        for (JsonNode node : body.path("events")) {
            kind(HookForm.text(node, "type"))
                    .ifPresent(kind -> events.add(new Event(
                            HookForm.text(node, "id"),
                            OurMail.bare(HookForm.text(node, "delivery"))
                                    .or(() -> OurMail.bare(HookForm.text(node, "message_id")))
                                    .orElse(null),
                            kind,
                            moment(HookForm.text(node, "at")),
                            HookForm.text(node, "code"),
                            node.path("permanent").asBoolean(false),
                            HookForm.text(node, "detail"))));
        }
        return events;
    }

    private static Optional<News.Kind> kind(String type) {
        return switch (type) {
            case "delayed" -> Optional.of(News.Kind.DELAYED);
            case "delivered" -> Optional.of(News.Kind.DELIVERED);
            case "bounced", "refused" -> Optional.of(News.Kind.BOUNCED);
            default -> Optional.empty();
        };
    }

    private static @Nullable Instant moment(String text) {
        try {
            return text.isEmpty() ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) { // the moment it came is as good
            return null;
        }
    }
}
