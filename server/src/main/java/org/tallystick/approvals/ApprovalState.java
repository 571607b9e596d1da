package org.tallystick.approvals;

/** How a request stands. */
public enum ApprovalState {
    WAITING("Waits for approval"),
    APPROVED("Approved"),
    REJECTED("Rejected"),
    WITHDRAWN("Withdrawn"),
    /** Whoever decided changed their mind. */
    TAKEN_BACK("Taken back");

    private final String title;

    ApprovalState(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
