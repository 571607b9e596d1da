package org.tallystick.lib.x12.remittance;

import java.math.BigDecimal;
import org.tallystick.lib.x12.Problem;

/** What the remittance reader finds, in file order: each payment with its lines and adjustments, and its end. */
public sealed interface RemittanceEvent {
    /** The next payment. */
    record PaymentStarted(PaymentOrder payment) implements RemittanceEvent {}

    /** The next document of the open payment. */
    record LineRead(RemittanceLine line) implements RemittanceEvent {}

    /** An adjustment of the open payment that belongs to none of its lines. */
    record AdjustmentRead(RemittanceAdjustment adjustment) implements RemittanceEvent {}

    /**
     * The open payment is complete, or cut off.
     *
     * @param lines how many documents it has
     * @param sum of what was paid on its lines and of all adjustments
     * @param balanced whether the sum is the payment
     * @param sound false when something of it cannot be read or relied upon: nothing of it may settle anything by itself
     */
    record PaymentEnded(long lines, BigDecimal sum, boolean balanced, boolean sound) implements RemittanceEvent {}

    /** Something is wrong with the content. */
    record ProblemFound(Problem problem) implements RemittanceEvent {}
}
