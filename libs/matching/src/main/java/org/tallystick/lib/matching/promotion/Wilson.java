package org.tallystick.lib.matching.promotion;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Bounds of a share after Wilson. */
public final class Wilson {
    /** One-sided 95 %. */
    private static final double ONE_SIDED = 1.6448536269514722;
    /** Two-sided 95 %. */
    private static final double TWO_SIDED = 1.959963984540054;

    private Wilson() {}

    /** The one-sided 95 % lower bound, four places, rounded down; 0 without cases. */
    public static BigDecimal oneSidedLower(long right, long cases) {
        return bound(right, cases, -ONE_SIDED, RoundingMode.DOWN);
    }

    /** The lower end of the two-sided 95 % interval, four places, rounded down. */
    public static BigDecimal lower(long right, long cases) {
        return bound(right, cases, -TWO_SIDED, RoundingMode.DOWN);
    }

    /** The upper end of the two-sided 95 % interval, four places, rounded up. */
    public static BigDecimal upper(long right, long cases) {
        return bound(right, cases, TWO_SIDED, RoundingMode.UP);
    }

    private static BigDecimal bound(long right, long cases, double z, RoundingMode mode) {
        if (cases == 0) {
            return z < 0 ? BigDecimal.ZERO.setScale(4) : BigDecimal.ONE.setScale(4);
        }
        double n = cases;
        double share = right / n;
        double square = z * z;
        double middle = share + square / (2 * n);
        double spread = z * StrictMath.sqrt((share * (1 - share) + square / (4 * n)) / n);
        double value = Math.clamp((middle + spread) / (1 + square / n), 0.0, 1.0);
        return BigDecimal.valueOf(value).setScale(4, mode);
    }
}
