package org.tallystick.lib.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A percentage: {@code Percent.of("5.5")} is 5.5 %. Values that are numerically equal are equal, whatever their trailing
 * zeros, so that 22 and 22.00 are one tax rate.
 */
public record Percent(BigDecimal value) implements Comparable<Percent> {
    public static final Percent ZERO = new Percent(BigDecimal.ZERO);
    public static final Percent HUNDRED = new Percent(BigDecimal.valueOf(100));

    public Percent {
        value = value.stripTrailingZeros();
        if (value.scale() < 0) {
            value = value.setScale(0);
        }
    }

    /**
     * The percentage written as a decimal, with or without the sign: {@code "5.5"}, {@code "5.5%"}, {@code "5.5 %"}.
     *
     * @throws NumberFormatException when the text is not a decimal number
     */
    public static Percent of(String text) {
        String number = text.strip();
        return new Percent(new BigDecimal(
                number.endsWith("%") ? number.substring(0, number.length() - 1).strip() : number));
    }

    public static Percent of(long value) {
        return new Percent(BigDecimal.valueOf(value));
    }

    /** This percentage of an amount, rounded once, here: 5.5 % of 3.60 EUR, HALF_UP, is 0.20 EUR. */
    public Money of(Money base, RoundingMode mode) {
        return base.times(asFactor(), mode);
    }

    /** The exact number to multiply by: 0.055 for 5.5 %. */
    public BigDecimal asFactor() {
        return value.movePointLeft(2);
    }

    /** What is left of the whole: 96 % for 4 %. */
    public Percent complement() {
        return new Percent(HUNDRED.value.subtract(value));
    }

    public Percent plus(Percent other) {
        return new Percent(value.add(other.value));
    }

    public boolean isZero() {
        return value.signum() == 0;
    }

    @Override
    public int compareTo(Percent other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toPlainString() + "%";
    }
}
