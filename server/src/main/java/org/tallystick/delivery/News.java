package org.tallystick.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that became known of a delivery: when it happened, who said so, what the source calls it, and for a bounce the
 * status code and whether the address will never work.
 */
public record News(
        Kind kind,
        Instant happenedAt,
        Source source,
        @Nullable String sourceId,
        @Nullable String code,
        @Nullable Boolean permanent,
        @Nullable String detail) {
    private static final int LONGEST_DETAIL = 500;

    public News {
        detail = detail == null || detail.isBlank() ? null : shortened(Mail.oneLine(detail));
        if ((kind == Kind.BOUNCED) != (permanent != null)) {
            throw new IllegalArgumentException("a bounce, and nothing else, is permanent or not");
        }
    }

    /** What is said of a delivery. */
    public enum Kind {
        QUEUED(Delivery.State.QUEUED, "Queued"),
        SENT(Delivery.State.SENT, "Sent"),
        /** It is still tried; nothing moves. */
        DELAYED(null, "Delayed, still being tried"),
        DELIVERED(Delivery.State.DELIVERED, "Delivered"),
        OPENED(Delivery.State.OPENED, "Opened"),
        BOUNCED(Delivery.State.BOUNCED, "Came back"),
        FAILED(Delivery.State.FAILED, "Failed"),
        SUPPRESSED(Delivery.State.SUPPRESSED, "Not sent");

        private final Delivery.@Nullable State state;
        private final String title;

        Kind(Delivery.@Nullable State state, String title) {
            this.state = state;
            this.title = title;
        }

        Delivery.@Nullable State state() {
            return state;
        }

        public String title() {
            return title;
        }
    }

    /** Who said so. */
    public enum Source {
        TALLYSTICK("Tallystick"),
        /** The server that takes our mail, while it takes it. */
        MAIL_SERVER("Mail server"),
        MAIL_REPORT("Delivery report"),
        MAIL_PROVIDER("Mail provider"),
        /** The link in the mail. */
        LINK("Link"),
        NETWORK("E-invoice network"),
        SMS_GATEWAY("SMS gateway");

        private final String title;

        Source(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    static News queued(Instant at, @Nullable String why) {
        return new News(Kind.QUEUED, at, Source.TALLYSTICK, null, null, null, why);
    }

    static News sent(Instant at) {
        return new News(Kind.SENT, at, Source.TALLYSTICK, null, null, null, null);
    }

    static News failed(Instant at, String why) {
        return new News(Kind.FAILED, at, Source.TALLYSTICK, null, null, null, why);
    }

    static News suppressed(Instant at, String why) {
        return new News(Kind.SUPPRESSED, at, Source.TALLYSTICK, null, null, null, why);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_DETAIL ? text : text.substring(0, LONGEST_DETAIL - 1) + "\u2026";
    }
}
