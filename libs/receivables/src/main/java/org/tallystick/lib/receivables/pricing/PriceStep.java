package org.tallystick.lib.receivables.pricing;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One step of a price: by which clause, of what quantity at which rate, what it adds and what the price is after it. What the
 * quantity and the rate are depends on the kind.
 */
public record PriceStep(
        Kind kind,
        String clause,
        @Nullable BigDecimal quantity,
        @Nullable BigDecimal rate,
        BigDecimal adds,
        BigDecimal subtotal) {
    /** What a step does. */
    public enum Kind {
        /** The quantity was used in the period; adds nothing by itself. */
        USED,
        /** The quantity was used before the period and reported too late for its own, or taken back; adds nothing by itself. */
        USED_BEFORE,
        /** A rate that does not depend on the quantity. */
        FLAT,
        /** Quantity times rate. */
        UNITS,
        /** The units of one tier, at its rate. */
        TIER,
        /** What a tier asks once. */
        TIER_FLAT,
        /** All units, at the rate of the tier they fall into. */
        VOLUME,
        /** Begun packages times their rate. */
        PACKAGES,
        /** The rate is a percentage, of what the price was before. */
        DISCOUNT,
        /** The rate is the least the line asks; what is missing is added. */
        MINIMUM,
        /** The quantity is the days charged, the rate the days of the period; to whole minor units. */
        PRORATION,
        /** To whole minor units, half up. */
        ROUNDING
    }
}
