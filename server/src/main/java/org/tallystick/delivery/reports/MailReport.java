package org.tallystick.delivery.reports;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was made of a message that may tell of one of our mails. */
public sealed interface MailReport {
    /** A delivery report: which of our mails it may be about, the surest first, and what became of it. */
    record Told(
            List<UUID> deliveries,
            Action action,
            StatusCode status,
            @Nullable String diagnostic) implements MailReport {
        public Told {
            deliveries = List.copyOf(deliveries);
        }
    }

    /** Somebody's mail, no report. */
    record NoReport(String sentence) implements MailReport {}

    /** Broken or hostile. */
    record Unreadable(String sentence) implements MailReport {}

    /** What a mail server did with a mail (RFC 3464, 2.3.3). */
    enum Action {
        FAILED,
        DELAYED,
        DELIVERED,
        /** Passed on to a server that reports no more. */
        RELAYED,
        EXPANDED
    }
}
