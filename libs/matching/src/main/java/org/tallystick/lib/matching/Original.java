package org.tallystick.lib.matching;

import java.math.BigDecimal;
import java.math.MathContext;
import org.tallystick.lib.money.CurrencyCode;

/**
 * What the payer of a line paid in another currency, as the bank tells it: {@code 100.00 USD at 0.9187} of 91.87 EUR.
 *
 * @param amountMinor in units of so many decimals
 * @param rate one currency in units of the other; banks quote it either way, and the way that recomputes is the one meant
 * @param decimals of the units in which the amount is written
 * @param lineDecimals of the units in which the line is written
 */
public record Original(long amountMinor, String currency, BigDecimal rate, int decimals, int lineDecimals) {
    /** Both amounts in the minor units of their currencies. */
    public static Original of(long amountMinor, String currency, BigDecimal rate, String lineCurrency) {
        return new Original(amountMinor, currency, rate, digits(currency), digits(lineCurrency));
    }

    private static int digits(String currency) {
        return CurrencyCode.of(currency).digits();
    }

    /** True when amount times rate, or amount through rate, is the amount of the line, but for one minor unit of its currency. */
    boolean recomputes(long lineMinor, String lineCurrency) {
        if (amountMinor <= 0 || rate.signum() <= 0 || currency.equals(lineCurrency)) {
            return false;
        }
        BigDecimal line = BigDecimal.valueOf(lineMinor, lineDecimals);
        int digits = CurrencyCode.isKnown(lineCurrency) ? digits(lineCurrency) : lineDecimals;
        BigDecimal within = BigDecimal.ONE.movePointLeft(Math.min(lineDecimals, digits));
        return isNear(amount().multiply(rate), line, within)
                || isNear(amount().divide(rate, MathContext.DECIMAL128), line, within);
    }

    private static boolean isNear(BigDecimal recomputed, BigDecimal line, BigDecimal within) {
        return recomputed.subtract(line).abs().compareTo(within) <= 0;
    }

    BigDecimal amount() {
        return BigDecimal.valueOf(amountMinor, decimals);
    }
}
