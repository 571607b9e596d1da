package org.tallystick.customers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What a contact last said about a channel: whether we may use it, how we know, and since when. */
public record Consent(
        UUID contact,
        ConsentChannel channel,
        boolean given,
        Source source,
        String evidence,
        LocalDate saidOn,
        Instant recordedAt,
        String recordedBy) {
    /** By which way a contact said it. */
    public enum Source {
        FORM("A form"),
        LETTER("A letter"),
        EMAIL("An e-mail"),
        CALL("A call"),
        CONTRACT("A contract"),
        OTHER_SYSTEM("Another system");

        private final String title;

        Source(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }
}
