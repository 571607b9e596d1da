package org.tallystick.cashapp;

/** What became of a line of a bank statement (SM-2). */
public enum LineState {
    IMPORTED("Imported"),
    MATCH_SUGGESTED("Match suggested"),
    AUTO_APPLIED("Applied automatically"),
    APPLIED("Applied"),
    PARTIALLY_APPLIED("Partly applied"),
    UNIDENTIFIED("Unidentified"),
    IDENTIFIED("Payer known"),
    IGNORED("Not receivable"),
    RETURNED("Returned"),
    PAID_OUT("Refund paid out"),
    PAYOUT("Paid out by a provider"),
    DETAILED("In its parts"),
    CONFIRMED("Booked before");

    private final String title;

    LineState(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
