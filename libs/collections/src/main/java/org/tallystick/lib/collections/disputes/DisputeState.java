package org.tallystick.lib.collections.disputes;

/** How far a dispute has come. That it is late is a flag of its own and no state. */
public enum DisputeState {
    OPENED("Opened", true),
    TRIAGED("Triaged", true),
    UNDER_INVESTIGATION("Under investigation", true),
    WAITING_CUSTOMER("Waits for the customer", true),
    WAITING_INTERNAL("Waits for a colleague", true),
    RESOLUTION_PROPOSED("Resolution proposed", true),
    ACCEPTED("Accepted", false),
    PARTIALLY_ACCEPTED("Accepted in part", false),
    REJECTED("Rejected", false),
    CUSTOMER_CONFIRMED("Customer confirmed", false),
    CLOSED("Closed", false),
    REOPENED("Reopened", true),
    WITHDRAWN("Withdrawn", false);

    private final String title;
    private final boolean undecided;

    DisputeState(String title, boolean undecided) {
        this.title = title;
        this.undecided = undecided;
    }

    public String title() {
        return title;
    }

    /** Nobody has decided yet; until then the disputed amount is not dunned. */
    public boolean isUndecided() {
        return undecided;
    }

    /** Something is still to be done. */
    public boolean isOpen() {
        return this != CLOSED && this != WITHDRAWN;
    }
}
