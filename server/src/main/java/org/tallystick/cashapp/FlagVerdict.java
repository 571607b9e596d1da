package org.tallystick.cashapp;

/** What a person made of a flag. */
public enum FlagVerdict {
    FINE("Fine"),
    FOLLOW_UP("Follow up"),
    PAID_TWICE("Paid twice"),
    NOT_OURS("Not ours");

    private final String title;

    FlagVerdict(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** Whether the flag stays in the queue. */
    public boolean isOpen() {
        return this == FOLLOW_UP;
    }
}
