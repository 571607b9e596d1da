package org.tallystick.platform;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Waits until whatever was being written has ended. What is recorded before a moment is only then all there: a transaction
 * says when it recorded something before anybody else can see it.
 */
@Component
public class EarlierWrites {
    private static final int PAUSE_MILLIS = 20;
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final JdbcClient db;

    EarlierWrites(JdbcClient db) {
        this.db = db;
    }

    /** Outside of a transaction, which would wait for itself. */
    @Transactional(propagation = Propagation.NEVER)
    public void awaitEnd() {
        long own = own();
        long pauses = LONGEST.toMillis() / PAUSE_MILLIS;
        while (oldest() < own) {
            if (pauses-- == 0) {
                throw Refusal.conflict(
                        "BOOKS_BUSY", "Something has been booked for more than a minute and goes on; try again later.");
            }
            pause();
        }
    }

    /** The number of a transaction that begins and ends here; whatever wrote before has a smaller one. */
    private long own() {
        return db.sql("select pg_current_xact_id()::text::bigint")
                .query((row, number) -> row.getLong(1))
                .single();
    }

    /** The smallest number of those that have not ended, or the next one. */
    private long oldest() {
        return db.sql("select pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
                .query((row, number) -> row.getLong(1))
                .single();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
