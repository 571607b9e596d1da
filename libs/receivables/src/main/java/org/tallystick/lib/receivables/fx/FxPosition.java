package org.tallystick.lib.receivables.fx;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;

/** What is open on an item in its own currency, and the same part at the rate it was booked, in the base currency. */
public record FxPosition(Money foreign, Money base) {

    /** An item booked at a rate (base units per foreign unit), rounded HALF_UP: 100 USD at 0.90 is 90.00 EUR. */
    public static FxPosition booked(Money foreign, BigDecimal rate, CurrencyCode base) {
        return new FxPosition(foreign, Money.rounded(foreign.toDecimal().multiply(rate), base, RoundingMode.HALF_UP));
    }

    /**
     * The slice of a settlement at the rate of its day. It takes its share of the booked base amount, rounded HALF_UP; the
     * last slice takes exactly what is left, so the item closes to zero in both currencies (DOMAIN RULE-19).
     *
     * @throws IllegalArgumentException when the amount is zero, has the other sign or is more than what is open
     */
    public FxSlice settle(Money amount, BigDecimal rate) {
        requireWithinOpen(amount);
        Money value = Money.rounded(amount.toDecimal().multiply(rate), base.currency(), RoundingMode.HALF_UP);
        return new FxSlice(amount, bookedShare(amount), value);
    }

    /** What is open after a slice. */
    public FxPosition less(FxSlice slice) {
        return new FxPosition(foreign.minus(slice.settled()), base.minus(slice.booked()));
    }

    private void requireWithinOpen(Money amount) {
        boolean sameSign = amount.isPositive() ? foreign.isPositive() : foreign.isNegative();
        if (amount.isZero() || !sameSign || amount.abs().compareTo(foreign.abs()) > 0) {
            throw new IllegalArgumentException("cannot settle " + amount + " of " + foreign);
        }
    }

    private Money bookedShare(Money amount) {
        if (amount.equals(foreign)) {
            return base;
        }
        BigDecimal share = base.toDecimal()
                .multiply(amount.toDecimal())
                .divide(foreign.toDecimal(), base.currency().digits(), RoundingMode.HALF_UP);
        return Money.exactly(share, base.currency());
    }
}
