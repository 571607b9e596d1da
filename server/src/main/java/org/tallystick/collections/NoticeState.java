package org.tallystick.collections;

import java.util.EnumSet;
import java.util.Set;

/** How far a notice has come (DOMAIN SM-6). It never goes back; only what failed is tried again. */
public enum NoticeState {
    PROPOSED("Proposed"),
    APPROVED("Approved"),
    SENDING("Being sent"),
    SENT("Sent"),
    /** Held back, for a reason. */
    SUPPRESSED("Not sent"),
    FAILED("Failed");

    private final String title;

    NoticeState(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** What may come next. */
    public Set<NoticeState> next() {
        return switch (this) {
            case PROPOSED -> EnumSet.of(APPROVED, SUPPRESSED);
            case APPROVED, FAILED -> EnumSet.of(SENDING, SUPPRESSED);
            case SENDING -> EnumSet.of(SENT, FAILED);
            case SENT, SUPPRESSED -> EnumSet.noneOf(NoticeState.class);
        };
    }

    public boolean mayBecome(NoticeState other) {
        return next().contains(other);
    }

    /** Whether it has still to go out. */
    public boolean isPending() {
        return this == PROPOSED || this == APPROVED || this == SENDING;
    }
}
