package org.tallystick.payments;

import java.util.Set;

/** How far a refund has come: asked for by one, decided by another, sent, and paid out or not. */
public enum RefundState {
    REQUESTED("Waits for approval"),
    APPROVED("Approved"),
    REJECTED("Rejected"),
    SENT("Sent to the bank"),
    CONFIRMED("Paid out"),
    FAILED("Failed");

    private final String title;

    RefundState(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    public boolean canBecome(RefundState next) {
        return switch (this) {
            case REQUESTED -> next == APPROVED || next == REJECTED;
            case APPROVED -> next == SENT;
            case SENT -> next == CONFIRMED || next == FAILED;
            case REJECTED, CONFIRMED, FAILED -> false;
        };
    }

    /** The money is the payer's unapplied money again. */
    public boolean givesBack() {
        return Set.of(REJECTED, FAILED).contains(this);
    }
}
