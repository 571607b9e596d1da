package org.tallystick.lib.receivables.fx;

import org.tallystick.lib.money.Money;

/**
 * One settlement of a part of an item in a foreign currency: the part in that currency, its base amount as booked and its
 * base value on the day of the settlement. It never changes, whatever rates come later (DOMAIN RULE-19).
 */
public record FxSlice(Money settled, Money booked, Money value) {

    /** Gain, negative for a loss, in the base currency: 60 USD booked at 0.90 and paid at 0.95 gain 3.00. */
    public Money gain() {
        return value.minus(booked);
    }
}
