package org.tallystick.lib.matching.promotion;

import java.math.BigDecimal;

/** What a rule has proved: right in so many of its confirmed cases. */
public record Confidence(long cases, long errors) {
    public long right() {
        return cases - errors;
    }

    /** The one-sided 95 % lower bound of its precision. */
    public BigDecimal score() {
        return Wilson.oneSidedLower(right(), cases);
    }
}
