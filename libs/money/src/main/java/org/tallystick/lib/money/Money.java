package org.tallystick.lib.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;

/**
 * An exact amount of one currency, counted in its minor units: {@code new Money(12345, EUR)} is 123.45 EUR and
 * {@code new Money(12345, JPY)} is 12345 JPY. Arithmetic never rounds and never overflows silently; mixing currencies is a
 * bug and throws.
 */
public record Money(long minor, CurrencyCode currency) implements Comparable<Money> {
    public Money {
        Objects.requireNonNull(currency, "currency is null");
    }

    public static Money zero(CurrencyCode currency) {
        return new Money(0, currency);
    }

    /**
     * The amount written as a decimal, which must fit the currency's digits: {@code Money.of("8.850", EUR)} is 8.85 EUR,
     * {@code Money.of("8.855", EUR)} throws.
     *
     * @throws ArithmeticException when digits would be lost or the amount does not fit 64 bits
     * @throws NumberFormatException when the text is not a decimal number
     */
    public static Money of(String decimal, CurrencyCode currency) {
        return exactly(new BigDecimal(decimal), currency);
    }

    /** Like {@link #of}, from a number. */
    public static Money exactly(BigDecimal amount, CurrencyCode currency) {
        return rounded(amount, currency, RoundingMode.UNNECESSARY);
    }

    /** The amount rounded to the currency's digits. */
    public static Money rounded(BigDecimal amount, CurrencyCode currency, RoundingMode mode) {
        BigDecimal minor = amount.movePointRight(currency.digits()).setScale(0, mode);
        return new Money(minor.longValueExact(), currency);
    }

    public Money plus(Money other) {
        requireSameCurrency(other);
        return new Money(Math.addExact(minor, other.minor), currency);
    }

    public Money minus(Money other) {
        requireSameCurrency(other);
        return new Money(Math.subtractExact(minor, other.minor), currency);
    }

    public Money negated() {
        return new Money(Math.negateExact(minor), currency);
    }

    public Money abs() {
        return minor < 0 ? negated() : this;
    }

    /** This amount times a factor, rounded once, here. */
    public Money times(BigDecimal factor, RoundingMode mode) {
        return rounded(toDecimal().multiply(factor), currency, mode);
    }

    /**
     * This amount in as many parts as there are weights, by largest remainder; the parts sum to the whole:
     * {@code Money.of("100.00", EUR).allocate(1, 1, 1)} is 33.34, 33.33, 33.33 (DOMAIN GV-RND4).
     *
     * @throws IllegalArgumentException when a weight is negative or all are zero
     */
    public List<Money> allocate(long... weights) {
        return Split.byIntegers(this, weights);
    }

    public Money min(Money other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public Money max(Money other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public boolean isZero() {
        return minor == 0;
    }

    public boolean isPositive() {
        return minor > 0;
    }

    public boolean isNegative() {
        return minor < 0;
    }

    /** The amount in major units with exactly the currency's digits: 123.45 for 12345 minor units of EUR. */
    public BigDecimal toDecimal() {
        return BigDecimal.valueOf(minor, currency.digits());
    }

    /**
     * Orders by amount.
     *
     * @throws IllegalArgumentException when the currencies differ
     */
    @Override
    public int compareTo(Money other) {
        requireSameCurrency(other);
        return Long.compare(minor, other.minor);
    }

    /** The form of files and of the API, without currency: {@code "123.45"}. */
    public String toPlainString() {
        return toDecimal().toPlainString();
    }

    @Override
    public String toString() {
        return toPlainString() + " " + currency;
    }

    private void requireSameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot mix " + currency + " and " + other.currency);
        }
    }
}
