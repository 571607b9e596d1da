package org.tallystick.payments;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One step of a refund: the state it reached, the day it counts from, why, and the bank file it left in. */
public record RefundEvent(
        UUID id,
        RefundId refund,
        RefundState state,
        LocalDate effectiveOn,
        @Nullable String reason,
        @Nullable UUID file,
        Instant recordedAt,
        String recordedBy) {}
