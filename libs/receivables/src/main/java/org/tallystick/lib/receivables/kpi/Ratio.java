package org.tallystick.lib.receivables.kpi;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.tallystick.lib.money.Money;

/** Divides once and rounds once. */
final class Ratio {
    static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private static final int SCALE = 2;

    private Ratio() {}

    /** numerator x factor / denominator. */
    static Optional<BigDecimal> of(Money numerator, BigDecimal factor, Money denominator) {
        if (!numerator.currency().equals(denominator.currency())) {
            throw new IllegalArgumentException("cannot divide " + numerator + " by " + denominator);
        }
        return of(numerator.toDecimal().multiply(factor), denominator.toDecimal());
    }

    static Optional<BigDecimal> percent(Money numerator, Money denominator) {
        return of(numerator, HUNDRED, denominator);
    }

    static Optional<BigDecimal> of(BigDecimal numerator, BigDecimal denominator) {
        return denominator.signum() <= 0
                ? Optional.empty()
                : Optional.of(numerator.divide(denominator, SCALE, RoundingMode.HALF_UP));
    }
}
