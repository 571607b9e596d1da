package org.tallystick.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A message of a provider as it came: its head by names in small letters, and its bytes. */
record HookMessage(Map<String, String> head, byte[] body) {
    /** How far the provider's clock and ours may be apart; what is older is a repetition. */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    HookMessage {
        head = Map.copyOf(head);
    }

    String of(String name) {
        return head.getOrDefault(name, "");
    }

    /** Seconds since 1970, when they are near enough. */
    static Optional<Instant> near(String seconds, Instant now) {
        if (!seconds.matches("\\d{1,12}")) {
            return Optional.empty();
        }
        Instant said = Instant.ofEpochSecond(Long.parseLong(seconds));
        return Duration.between(said, now).abs().compareTo(TOLERANCE) <= 0 ? Optional.of(said) : Optional.empty();
    }
}
