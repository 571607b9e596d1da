package org.tallystick.payments;

import java.util.Set;

/** How far a refund has come: asked for by one, decided by another, sent, paid out or not, and perhaps sent back. */
public enum RefundState {
    REQUESTED("Waits for approval"),
    APPROVED("Approved"),
    REJECTED("Rejected"),
    SENT("Sent to the bank"),
    CONFIRMED("Paid out"),
    FAILED("Failed"),
    /** It was paid out, and the bank of the other side sent it back. */
    RETURNED("Came back");

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
            case CONFIRMED -> next == RETURNED;
            case REJECTED, FAILED, RETURNED -> false;
        };
    }

    /** What it took belongs to its payment or credit again. */
    public boolean givesBack() {
        return Set.of(REJECTED, FAILED, RETURNED).contains(this);
    }
}
