package org.tallystick.lib.collections.promises;

import java.time.LocalDate;
import org.tallystick.lib.money.BusinessDays;
import org.tallystick.lib.money.Money;

/**
 * What a customer promised to pay, and how patient the company is.
 *
 * @param madeOn money counts from this day
 * @param promisedOn the day the customer named
 * @param graceDays calendar days after it on which money is still in time
 * @param toleranceDays calendar days after those on which money keeps a broken promise late
 */
public record Promise(Money amount, LocalDate madeOn, LocalDate promisedOn, int graceDays, int toleranceDays) {
    public Promise {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("nothing is promised: " + amount);
        }
        if (promisedOn.isBefore(madeOn)) {
            throw new IllegalArgumentException("a promise made on " + madeOn + " is not for " + promisedOn);
        }
        if (graceDays < 0 || toleranceDays < 0) {
            throw new IllegalArgumentException("days are not negative");
        }
    }

    /** The last day on which money is in time; when the banks are closed on it, the next day they are open on. */
    public LocalDate lastDay(BusinessDays calendar) {
        return calendar.rollForward(promisedOn.plusDays(graceDays)).rolledTo();
    }

    /** The last day on which money keeps a broken promise late. */
    public LocalDate lastLateDay(BusinessDays calendar) {
        return calendar.rollForward(lastDay(calendar).plusDays(toleranceDays)).rolledTo();
    }
}
