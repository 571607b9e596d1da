package org.tallystick.lib.collections.plans;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;

/**
 * Why terms make no plan.
 *
 * @param difference by how much amounts are wrong: above zero when they are too high
 * @param day that is wrong
 */
public record PlanRefusal(
        Reason reason, @Nullable Money difference, @Nullable LocalDate day) implements PlanDraft {
    public enum Reason {
        NOTHING_COVERED,
        DOWN_PAYMENT_NEGATIVE,
        /** Nothing would be left for installments. */
        DOWN_PAYMENT_TOO_HIGH,
        NO_INSTALLMENTS,
        /** There are fewer cents than installments. */
        TOO_MANY_INSTALLMENTS,
        /** There are more amounts than days, or fewer. */
        AMOUNTS_WITHOUT_DAYS,
        AMOUNT_NOT_POSITIVE,
        /** The difference says by how much. */
        AMOUNTS_DO_NOT_SUM,
        DAY_BEFORE_START,
        /** The day is not after the one before it, perhaps because both were moved to the same business day. */
        DAYS_DO_NOT_RISE
    }

    static PlanRefusal of(Reason reason) {
        return new PlanRefusal(reason, null, null);
    }

    static PlanRefusal by(Reason reason, Money difference) {
        return new PlanRefusal(reason, difference, null);
    }

    static PlanRefusal on(Reason reason, LocalDate day) {
        return new PlanRefusal(reason, null, day);
    }
}
