package org.tallystick.delivery;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was made of one message of a mailbox: the kept file, its place in it, and the delivery it told of. */
public record ReportResult(
        UUID id,
        UUID file,
        String fileName,
        int position,
        Outcome outcome,
        String sentence,
        @Nullable UUID delivery,
        @Nullable String number,
        Instant readAt) {
    public enum Outcome {
        TAKEN("Taken in"),
        NO_REPORT("No report"),
        UNREADABLE("Cannot be read"),
        UNKNOWN("Mail not known");

        private final String title;

        Outcome(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }
}
