package org.tallystick.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One provider's way to sign and to say things. */
interface HookForm {
    HookShape shape();

    /** What names the message once and for all; empty when the signature is not right or the message is too old. */
    Optional<String> verified(HookMessage message, JsonNode body, String key, Instant now);

    /** What it says of mails; what means nothing to us is left out. */
    List<Event> events(JsonNode body);

    /** One event: the provider's id of it, the mail it is about, and what happened. */
    record Event(
            String id,
            @Nullable UUID delivery,
            News.Kind kind,
            @Nullable Instant at,
            @Nullable String code,
            boolean permanent,
            @Nullable String detail) {}

    static String text(JsonNode node, String... path) {
        JsonNode at = node;
        for (String name : path) {
            at = at.path(name);
        }
        return at.isString() || at.isNumber() ? at.asString() : "";
    }

    static @Nullable Instant seconds(JsonNode node) {
        return node.isNumber() && node.asLong() > 0 ? Instant.ofEpochSecond(node.asLong()) : null;
    }
}
