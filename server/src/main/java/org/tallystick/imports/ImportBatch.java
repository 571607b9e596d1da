package org.tallystick.imports;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One file on its way in. {@code checked} is what its last dry run found, {@code result} what its import did. */
public record ImportBatch(
        UUID id,
        ImportKind kind,
        UUID file,
        String fileName,
        ImportMapping mapping,
        boolean atomic,
        boolean followUp,
        State state,
        @Nullable ImportResult checked,
        @Nullable ImportResult result,
        Instant receivedAt,
        String receivedBy,
        @Nullable Instant finishedAt) {
    public enum State {
        RECEIVED("Loaded"),
        CHECKED("Checked"),
        RUNNING("Running"),
        DONE("Done");

        private final String title;

        State(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    public boolean isStarted() {
        return state == State.RUNNING || state == State.DONE;
    }
}
