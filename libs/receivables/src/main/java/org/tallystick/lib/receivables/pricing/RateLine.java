package org.tallystick.lib.receivables.pricing;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Percent;

/**
 * A line of a rate card: the clause it stands in, its rate, a discount on it, and the least it asks for a period after the
 * discount. A metered line prices what was used: its quantity belongs to the days charged, so that only its minimum is
 * prorated. Any other line is prorated as a whole.
 */
public record RateLine(
        String clause,
        Rate rate,
        Percent discount,
        @Nullable BigDecimal minimum,
        boolean metered) {
    public RateLine {
        if (discount.compareTo(Percent.ZERO) < 0 || discount.compareTo(Percent.HUNDRED) > 0) {
            throw new IllegalArgumentException("a discount is from 0 to 100 percent");
        }
        if (minimum != null && minimum.signum() <= 0) {
            throw new IllegalArgumentException("a minimum is above zero");
        }
    }

    public static RateLine of(String clause, Rate rate) {
        return new RateLine(clause, rate, Percent.ZERO, null, false);
    }

    /**
     * The price of a quantity in a part of a period, rounded half up once, at the end: 1,500 units of a graduated rate of 0.05
     * up to 1,000 and 0.04 above are 70.00 EUR.
     *
     * @throws IllegalArgumentException when the quantity is negative
     */
    public Price price(BigDecimal quantity, Portion portion, CurrencyCode currency) {
        return price(new Reckoning(clause, currency), quantity, portion, currency);
    }

    /**
     * The same for what was used, where some was used before the period and reported too late: priced together, told apart.
     *
     * @throws IllegalArgumentException when both together are negative
     */
    public Price priceUsed(BigDecimal within, BigDecimal before, Portion portion, CurrencyCode currency) {
        var reckoning = new Reckoning(clause, currency);
        reckoning.used(within, before);
        return price(reckoning, within.add(before), portion, currency);
    }

    private Price price(Reckoning reckoning, BigDecimal quantity, Portion portion, CurrencyCode currency) {
        if (quantity.signum() < 0) {
            throw new IllegalArgumentException("a quantity is negative");
        }
        reckoning.rate(rate, quantity);
        reckoning.discount(discount);
        return metered
                ? metered(reckoning, portion, currency)
                : reckoning.withMinimum(minimum).rounded(portion);
    }

    private Price metered(Reckoning reckoning, Portion portion, CurrencyCode currency) {
        BigDecimal least =
                minimum == null ? null : portion.of(minimum, currency).toDecimal();
        return reckoning.withMinimum(least).rounded(Portion.WHOLE);
    }
}
