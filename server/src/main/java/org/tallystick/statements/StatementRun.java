package org.tallystick.statements;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;

/**
 * One drawing up of statements through a day, of all customers or of one. Those who had a statement through that day already,
 * or want none, are skipped.
 */
public record StatementRun(
        UUID id,
        LocalDate to,
        StatementStyle style,
        @Nullable CustomerId customer,
        Instant knownAt,
        String startedBy,
        int skipped,
        @Nullable Instant finishedAt) {}
