package org.tallystick.approvals;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;

/**
 * What the matrix says of a deed.
 *
 * @param matrix the version that was asked; null where it has no lines
 * @param position of the line that fits, from 1 on; 0 when none does
 */
public record Ruling(
        ApprovalKind kind,
        @Nullable UUID matrix,
        int position,
        @Nullable MatrixLine line) {
    /** Nobody else has to agree. */
    public boolean free() {
        return line == null ? !kind.takesTwo() : line.approver() == Approver.NOBODY;
    }

    /** A matrix let it pass, and not for want of one. */
    public boolean passedByMatrix() {
        return free() && matrix != null;
    }

    public Decider decider() {
        if (line != null) {
            return line.decider();
        }
        return kind.takesTwo() ? Decider.ANY_APPROVER : Decider.NOBODY;
    }

    public AnswerTime answer() {
        return line == null ? AnswerTime.USUAL : line.answer();
    }

    /** Why, in a sentence. */
    public String because() {
        if (line == null) {
            return kind.takesTwo()
                    ? "An approver has to agree."
                    : matrix == null ? "Nobody has to agree." : "No line of the matrix fits; nobody has to agree.";
        }
        String who = line.decider().person() == null ? line.approver().title() : "A certain person";
        Money from = line.atLeast();
        return who + " has to agree"
                + (from.isPositive() ? " from " + from + " on" : "")
                + (line.firstInvoice() ? " to the first invoice of a customer" : "")
                + (line.marginBelow() == null
                        ? ""
                        : " to invoices with a margin below "
                                + line.marginBelow().toPlainString() + " %")
                + (line.customer() == null ? "" : " for this customer")
                + ".";
    }
}
