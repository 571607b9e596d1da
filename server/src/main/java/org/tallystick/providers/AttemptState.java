package org.tallystick.providers;

/** How an attempt to take money stands (SM-2). */
public enum AttemptState {
    /** Committed; the provider has not been called, or we do not know it was. */
    INITIATED("Begun"),
    /** The provider knows of it and has not decided. */
    PENDING("Processing"),
    /** The provider did not answer. Only the reconciler ends this. */
    UNKNOWN("Unknown"),
    CLEARED("Paid"),
    FAILED("Failed"),
    CANCELLED("Cancelled"),
    RETURNED("Returned"),
    CHARGEBACK_OPEN("Disputed"),
    CHARGEBACK_WON("Dispute won"),
    CHARGEBACK_LOST("Dispute lost");

    private final String title;

    AttemptState(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** Money may still come: its items are reserved (RULE-07). */
    public boolean isUnderWay() {
        return this == INITIATED || this == PENDING || this == UNKNOWN;
    }

    /** It ended without money; another attempt may begin. */
    public boolean isWithoutMoney() {
        return this == FAILED || this == CANCELLED;
    }
}
