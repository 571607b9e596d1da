package org.tallystick.lib.collections.plans;

import java.time.LocalDate;
import org.tallystick.lib.money.BusinessDays;
import org.tallystick.lib.money.Money;

/**
 * What a plan is made from.
 *
 * @param covered the open amounts of its items, together
 * @param startsOn interest counts from the day after
 * @param downPayment due when the plan starts, free of fee and interest; may be nothing
 * @param calendar installments that fall on its weekends and holidays are due on the next open day
 */
public record PlanTerms(
        Money covered,
        LocalDate startsOn,
        Money downPayment,
        PlanDays days,
        PlanSplit split,
        PlanCharges charges,
        BusinessDays calendar) {}
