package org.tallystick.delivery;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tallystick.delivery.reports.OurMail;
import org.tallystick.delivery.reports.StatusCode;
import tools.jackson.databind.JsonNode;

/** SendGrid: signed with an elliptic key over time and body; the key of the account reads it. */
@Component
class SendGridHookForm implements HookForm {
    @Override
    public HookShape shape() {
        return HookShape.SENDGRID;
    }

    @Override
    public Optional<String> verified(HookMessage message, JsonNode body, String key, Instant now) {
        String time = message.of("x-twilio-email-event-webhook-timestamp");
        String said = message.of("x-twilio-email-event-webhook-signature");
        if (said.isEmpty() || said.length() > 200 || HookMessage.near(time, now).isEmpty()) {
            return Optional.empty();
        }
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initVerify(KeyFactory.getInstance("EC")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(key))));
            signature.update(time.getBytes(StandardCharsets.UTF_8));
            signature.update(message.body());
            // a signature of this kind can be written in several ways; what was signed cannot
            return signature.verify(Base64.getDecoder().decode(said))
                    ? Optional.of(java.util.HexFormat.of().formatHex(Artefacts.sha256(message.body())))
                    : Optional.empty();
        } catch (GeneralSecurityException | IllegalArgumentException e) { // no key, or no signature
            return Optional.empty();
        }
    }

    @Override
    public List<Event> events(JsonNode body) {
        List<Event> events = new ArrayList<>();
        for (JsonNode node : body) {
            kind(node).ifPresent(kind -> events.add(event(node, kind)));
        }
        return events;
    }

    private static Optional<News.Kind> kind(JsonNode node) {
        return switch (HookForm.text(node, "event")) {
            case "deferred" -> Optional.of(News.Kind.DELAYED);
            case "delivered", "open", "click" -> Optional.of(News.Kind.DELIVERED);
            case "bounce", "dropped" -> Optional.of(News.Kind.BOUNCED);
            default -> Optional.empty();
        };
    }

    private static Event event(JsonNode node, News.Kind kind) {
        String reason = HookForm.text(node, "reason");
        StatusCode code = StatusCode.in(HookForm.text(node, "status"))
                .or(() -> StatusCode.in(reason))
                .orElseGet(() -> reason.startsWith("Bounced Address") || reason.startsWith("Invalid")
                        ? StatusCode.NO_MAILBOX
                        : StatusCode.UNKNOWN_PERMANENT);
        boolean bounced = kind == News.Kind.BOUNCED;
        return new Event(
                HookForm.text(node, "sg_event_id"),
                OurMail.bare(HookForm.text(node, "smtp-id")).orElse(null),
                kind,
                HookForm.seconds(node.path("timestamp")),
                bounced ? code.toString() : null,
                bounced && code.permanent(),
                bounced ? code.sentence() : null);
    }
}
