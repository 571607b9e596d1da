package org.tallystick.lib.x12.claimpayment;

import org.tallystick.lib.money.Money;
import org.tallystick.lib.x12.Location;
import org.tallystick.lib.x12.Problem;

/** What the reader of 835 finds, in file order: each payment with its claims and provider adjustments, and its end. */
public sealed interface PlanPaymentEvent {
    /** The next payment. */
    record PaymentStarted(PlanPayment payment, Location location) implements PlanPaymentEvent {}

    /** The next claim of the open payment. */
    record ClaimRead(ClaimPayment claim, ClaimBalance balance, Location location) implements PlanPaymentEvent {}

    /** Money of the open payment that belongs to no claim. */
    record ProviderAdjustmentRead(ProviderAdjustment adjustment, Location location) implements PlanPaymentEvent {}

    /**
     * The open payment is complete, or cut off.
     *
     * @param claims how many it has
     * @param sumPaid what they were paid together
     * @param sumProviderAdjustments positive when they take from the payment
     * @param balanced whether the two make the payment
     * @param sound false when anything of it does not come out or cannot be read: nothing of it may be posted
     */
    record PaymentEnded(long claims, Money sumPaid, Money sumProviderAdjustments, boolean balanced, boolean sound)
            implements PlanPaymentEvent {}

    /** Something is wrong with the content. */
    record ProblemFound(Problem problem) implements PlanPaymentEvent {}
}
