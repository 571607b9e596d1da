package org.tallystick.workbench.contracts;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.tallystick.contracts.PricedPeriod;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.receivables.pricing.PriceStep;
import org.tallystick.workbench.Formats;

/** The steps of a price in words that can be checked with a pencil. */
public final class PriceWords {
    private static final int MOST_DECIMALS = 10;

    private PriceWords() {}

    /** One step: what it does, how it is reckoned, what it adds and what the price is after it. */
    public record Step(String clause, String what, String how, String adds, String subtotal) {}

    static List<Step> of(PricedPeriod period, String unit, Formats formats) {
        CurrencyCode currency = period.amount().currency();
        return period.steps().stream()
                .map(step -> new Step(
                        step.clause(),
                        what(step),
                        how(step, unit, currency, formats),
                        exact(step.adds(), currency, formats),
                        exact(step.subtotal(), currency, formats)))
                .toList();
    }

    private static String what(PriceStep step) {
        return switch (step.kind()) {
            case USED -> "Used in the period";
            case USED_BEFORE -> "Used before the period, or taken back";
            case FLAT -> "Fixed amount";
            case UNITS -> "Units";
            case TIER -> "Units of this tier";
            case TIER_FLAT -> "Asked once in this tier";
            case VOLUME -> "All units at the tier reached";
            case PACKAGES -> "Packages begun";
            case DISCOUNT -> "Discount";
            case MINIMUM -> "Up to the minimum";
            case PRORATION -> "Share of the period by days";
            case ROUNDING -> "Rounded half up";
        };
    }

    private static String how(PriceStep step, String unit, CurrencyCode currency, Formats formats) {
        return switch (step.kind()) {
            case USED, USED_BEFORE -> formats.number(quantity(step)) + " " + unit;
            case FLAT, TIER_FLAT -> formats.price(rate(step), currency);
            case UNITS, TIER, VOLUME ->
                formats.number(quantity(step)) + " " + unit + " × " + formats.price(rate(step), currency);
            case PACKAGES -> formats.number(quantity(step)) + " × " + formats.price(rate(step), currency);
            case DISCOUNT -> formats.number(rate(step)) + " %";
            case MINIMUM -> "at least " + formats.price(rate(step), currency);
            case PRORATION -> formats.number(quantity(step)) + " of " + formats.number(rate(step)) + " days";
            case ROUNDING -> "to " + currency.digits() + (currency.digits() == 1 ? " decimal" : " decimals");
        };
    }

    private static BigDecimal quantity(PriceStep step) {
        return Objects.requireNonNull(step.quantity()).stripTrailingZeros();
    }

    private static BigDecimal rate(PriceStep step) {
        return Objects.requireNonNull(step.rate());
    }

    private static String exact(BigDecimal amount, CurrencyCode currency, Formats formats) {
        BigDecimal plain = amount.stripTrailingZeros();
        return plain.scale() > MOST_DECIMALS ? plain.toPlainString() : formats.price(plain, currency);
    }
}
