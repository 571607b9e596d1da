package org.tallystick.lib.einvoice.checks;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The arithmetic of the official rules, which round half towards plus infinity. */
final class Decimals {
    private static final BigDecimal HALF_A_CENT = new BigDecimal("0.005");

    private Decimals() {}

    static BigDecimal orZero(@Nullable BigDecimal amount) {
        return Objects.requireNonNullElse(amount, BigDecimal.ZERO);
    }

    /** What is missing counts as nothing. */
    static <T> BigDecimal sum(Collection<T> items, Function<T, @Nullable BigDecimal> amount) {
        BigDecimal sum = BigDecimal.ZERO;
        for (T item : items) {
            sum = sum.add(orZero(amount.apply(item)));
        }
        return sum;
    }

    static BigDecimal cents(BigDecimal amount) {
        return amount.add(HALF_A_CENT).setScale(2, RoundingMode.FLOOR);
    }

    static boolean same(@Nullable BigDecimal one, BigDecimal other) {
        return one != null && one.compareTo(other) == 0;
    }

    /** Whether a tax is less than one unit away from what its base and rate give. */
    static boolean near(BigDecimal tax, BigDecimal taxable, BigDecimal rate) {
        BigDecimal computed = cents(taxable.abs().multiply(rate).movePointLeft(2));
        return tax.abs().subtract(computed).abs().compareTo(BigDecimal.ONE) < 0;
    }
}
