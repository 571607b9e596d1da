package org.tallystick.lib.matching;

/** Why the cash on an item is less than its open amount, or is not the cash of the line. */
public enum Adjustment {
    /** Early-payment discount inside its window: settled. */
    DISCOUNT,
    /** The discount taken after its window: stays open. */
    DISCOUNT_LATE,
    /** Bank charges from the company's list: settled. */
    FEE,
    /** Within the company's limit for small differences: settled. */
    SMALL,
    /** Short by a little on documents named: stays open, as a dispute. */
    DEDUCTION,
    /** A part payment: stays open. */
    PARTIAL,
    /** Paid in another currency, at a rate that recomputes: names a hypothesis, never what is beside the cash of an item. */
    FX;

    /** True when nothing of the item stays open. */
    public boolean settles() {
        return this == DISCOUNT || this == FEE || this == SMALL;
    }
}
