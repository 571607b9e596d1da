package org.tallystick.credit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.collections.credit.Exposure;
import org.tallystick.lib.collections.credit.HoldRules;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;

/**
 * What is known about the credit of a customer or a group, in the company's currency.
 *
 * @param limit the limits in force, of all currencies together; null when none is
 * @param expired a limit ran out and none took its place
 * @param overdue what is past its due date, and {@code disputedOverdue} how much of it is disputed
 */
public record CreditFacts(
        Exposure exposure,
        @Nullable Money limit,
        boolean expired,
        Money overdue,
        Money disputedOverdue,
        @Nullable LocalDate oldestDueOn) {
    static CreditFacts none(CurrencyCode currency) {
        Money zero = Money.zero(currency);
        return new CreditFacts(Exposure.none(currency), null, false, zero, zero, null);
    }

    CreditFacts limited(@Nullable Money agreed, Money secured, boolean ranOut) {
        var with = new Exposure(
                exposure.open(),
                exposure.disputed(),
                exposure.unbilled(),
                exposure.ordered(),
                exposure.unapplied(),
                secured);
        return new CreditFacts(with, agreed, ranOut, overdue, disputedOverdue, oldestDueOn);
    }

    /** Of a group: the parts together, under the limit of this one. */
    CreditFacts with(CreditFacts member) {
        Exposure both = exposure.plus(member.exposure);
        var without = new Exposure(
                both.open(), both.disputed(), both.unbilled(), both.ordered(), both.unapplied(), exposure.secured());
        return new CreditFacts(
                without,
                limit,
                expired,
                overdue.plus(member.overdue),
                disputedOverdue.plus(member.disputedOverdue),
                earlier(oldestDueOn, member.oldestDueOn));
    }

    HoldRules.Facts on(LocalDate day, boolean withoutDisputed) {
        return new HoldRules.Facts(
                exposure,
                limit,
                expired,
                oldestDueOn == null ? 0 : day.toEpochDay() - oldestDueOn.toEpochDay(),
                withoutDisputed ? overdue.minus(disputedOverdue) : overdue);
    }

    private static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
