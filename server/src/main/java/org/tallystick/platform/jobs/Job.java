package org.tallystick.platform.jobs;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A piece of background work and how far it has come; {@code page} is where its result shows, below the company. */
public record Job(
        UUID id,
        String kind,
        String title,
        UUID subject,
        String page,
        State state,
        long total,
        long done,
        long failed,
        @Nullable String message,
        String startedBy,
        boolean cancelRequested,
        Instant createdAt,
        @Nullable Instant finishedAt) {
    public enum State {
        QUEUED,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED;

        public boolean isFinal() {
            return this == DONE || this == FAILED || this == CANCELLED;
        }
    }

    /** From 0 to 100; unknown totals count as 0 until the job is done. */
    public int percent() {
        if (state == State.DONE) {
            return 100;
        }
        return total == 0 ? 0 : (int) Math.min(100, done * 100 / total);
    }
}
