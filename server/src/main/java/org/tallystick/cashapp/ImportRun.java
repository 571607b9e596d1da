package org.tallystick.cashapp;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One import of a bank's file, and what it came to once it has ended.
 *
 * @param account whose table it is, where the file does not say
 * @param cameBefore whether the same bytes had come before, then and under that name
 */
public record ImportRun(
        UUID id,
        UUID file,
        String name,
        @Nullable UUID account,
        boolean cameBefore,
        String nameBefore,
        Instant receivedAt,
        Instant startedAt,
        String startedBy,
        @Nullable ImportResult result) {}
