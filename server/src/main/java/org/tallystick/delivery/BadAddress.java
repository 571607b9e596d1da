package org.tallystick.delivery;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An address that mail cannot reach, and the delivery that showed it. */
public record BadAddress(
        UUID id, String address, UUID delivery, @Nullable String code, String reason, Instant markedAt) {}
