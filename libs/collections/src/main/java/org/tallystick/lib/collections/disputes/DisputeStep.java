package org.tallystick.lib.collections.disputes;

/** What moves a dispute from one state to another. */
public enum DisputeStep {
    TRIAGE("Triage"),
    INVESTIGATE("Investigate"),
    ASK_CUSTOMER("Ask the customer"),
    ASK_COLLEAGUE("Ask a colleague"),
    PROPOSE("Propose a resolution"),
    ACCEPT("Accept"),
    ACCEPT_PARTLY("Accept in part"),
    REJECT("Reject"),
    /** Whoever had to agree to the credit refused; the case is taken up again. */
    TURN_DOWN("Turned down"),
    CONFIRM("Customer confirms"),
    CLOSE("Close"),
    REOPEN("Reopen"),
    WITHDRAW("Withdraw");

    private final String title;

    DisputeStep(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
