package org.tallystick.collections;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The reminders of one business day.
 *
 * @param approve whether its notices are approved as they are proposed
 * @param bankOn the last day of bank data it knew
 */
public record DunningRun(
        UUID id,
        LocalDate on,
        boolean approve,
        @Nullable LocalDate bankOn,
        Instant startedAt,
        String startedBy,
        int customers,
        @Nullable Instant finishedAt) {}
