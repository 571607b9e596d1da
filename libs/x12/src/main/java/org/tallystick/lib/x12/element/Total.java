package org.tallystick.lib.x12.element;

import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;

/** A sum that says when it has become too large, which only a damaged file makes it. */
public final class Total {
    private long minor;
    private boolean exceeded;

    public void clear() {
        minor = 0;
        exceeded = false;
    }

    public void add(Money amount) {
        add(amount.minor());
    }

    public void subtract(Money amount) {
        add(-amount.minor());
    }

    private void add(long other) {
        long sum = minor + other;
        exceeded |= ((minor ^ sum) & (other ^ sum)) < 0;
        minor = sum;
    }

    public void add(Total other) {
        add(other.minor);
        exceeded |= other.exceeded;
    }

    public boolean isExceeded() {
        return exceeded;
    }

    public boolean is(Money amount) {
        return !exceeded && minor == amount.minor();
    }

    public Money money(CurrencyCode currency) {
        return new Money(minor, currency);
    }
}
