package org.tallystick.platform.idempotency;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes a store of keys on a clock that a test can set without moving the server's. */
public final class IdempotencyClocks {
    private IdempotencyClocks() {}

    public static IdempotencyKeys on(Clock clock, JdbcClient db) {
        return new IdempotencyKeys(db, clock);
    }
}
