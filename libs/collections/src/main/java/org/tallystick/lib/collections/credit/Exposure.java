package org.tallystick.lib.collections.credit;

import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;

/**
 * What a company stands to lose with a customer, in one currency (DOMAIN 1.6, CAPABILITIES K-1): open items, unbilled work and
 * open orders, less what was received and not used, and less what is secured. All parts are zero or positive.
 *
 * @param open what is owed on open items
 * @param disputed how much of {@code open} is disputed
 * @param unbilled work that was done and is on no invoice
 * @param ordered what was ordered and not delivered
 * @param unapplied payments and credit memos that are not used
 * @param secured of the limit, by insurance or a guarantee
 */
public record Exposure(Money open, Money disputed, Money unbilled, Money ordered, Money unapplied, Money secured) {
    public Exposure {
        boolean sound = !open.isNegative()
                && !disputed.isNegative()
                && disputed.compareTo(open) <= 0
                && !unbilled.isNegative()
                && !ordered.isNegative()
                && !unapplied.isNegative()
                && !secured.isNegative();
        if (!sound) {
            throw new IllegalArgumentException(
                    "parts of an exposure are not negative, and no more is disputed than open");
        }
    }

    public static Exposure none(CurrencyCode currency) {
        Money zero = Money.zero(currency);
        return new Exposure(zero, zero, zero, zero, zero, zero);
    }

    /** Never below zero: more money than debts is no negative risk. */
    public Money amount() {
        return gross().minus(secured).max(Money.zero(open.currency()));
    }

    /** The same without what is disputed. */
    public Money withoutDisputed() {
        return gross().minus(disputed).minus(secured).max(Money.zero(open.currency()));
    }

    private Money gross() {
        return open.plus(unbilled).plus(ordered).minus(unapplied);
    }

    /** Of a family: part by part. */
    public Exposure plus(Exposure other) {
        return new Exposure(
                open.plus(other.open),
                disputed.plus(other.disputed),
                unbilled.plus(other.unbilled),
                ordered.plus(other.ordered),
                unapplied.plus(other.unapplied),
                secured.plus(other.secured));
    }
}
