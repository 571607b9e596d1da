package org.tallystick.lib.collections.plans;

import java.time.LocalDate;
import org.tallystick.lib.money.Money;

/**
 * One amount of a plan and the day it is due.
 *
 * @param number from 1; the down payment is 0
 * @param agreedOn before weekends and holidays
 * @param dueOn the agreed day, or the next open one
 * @param principal what it pays of the covered items
 */
public record PlanInstallment(
        int number, LocalDate agreedOn, LocalDate dueOn, Money principal, Money fee, Money interest) {
    public Money total() {
        return principal.plus(fee).plus(interest);
    }
}
