package org.tallystick.lib.receivables.kpi;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.tallystick.lib.money.Money;

/**
 * How many promises to pay were kept on or before their date, in percent with two decimals, HALF_UP; absent without
 * promises that fell due. Cancelled and superseded promises do not count (GV-PTP).
 */
public final class PromisesKept {
    /** Digits of the part kept of one promise before the sum is rounded. */
    private static final int PART_SCALE = 12;

    private PromisesKept() {}

    /** What became of a promise on its date. */
    public enum Ending {
        FELL_DUE,
        CANCELLED,
        SUPERSEDED
    }

    /** A promise of a positive amount and how much of it came in time; more than promised counts as kept. */
    public record Promise(Money promised, Money keptInTime, Ending ending) {
        public Promise {
            if (!promised.isPositive() || keptInTime.isNegative()) {
                throw new IllegalArgumentException(keptInTime + " kept of a promise of " + promised);
            }
            keptInTime = keptInTime.min(promised);
        }
    }

    /** Seven of ten kept are 70.00; a promise kept in part counts as that part. */
    public static Optional<BigDecimal> byCount(List<Promise> promises) {
        List<Promise> fellDue = fellDue(promises);
        BigDecimal kept = fellDue.stream().map(PromisesKept::partKept).reduce(BigDecimal.ZERO, BigDecimal::add);
        return Ratio.of(kept.multiply(Ratio.HUNDRED), BigDecimal.valueOf(fellDue.size()));
    }

    /** Amount kept in time / amount promised. */
    public static Optional<BigDecimal> byValue(List<Promise> promises) {
        List<Promise> fellDue = fellDue(promises);
        Optional<Money> kept = fellDue.stream().map(Promise::keptInTime).reduce(Money::plus);
        Optional<Money> promised = fellDue.stream().map(Promise::promised).reduce(Money::plus);
        return kept.flatMap(amount -> promised.flatMap(total -> Ratio.percent(amount, total)));
    }

    private static List<Promise> fellDue(List<Promise> promises) {
        return promises.stream()
                .filter(promise -> promise.ending() == Ending.FELL_DUE)
                .toList();
    }

    private static BigDecimal partKept(Promise promise) {
        return promise.keptInTime()
                .toDecimal()
                .divide(promise.promised().toDecimal(), PART_SCALE, RoundingMode.HALF_UP);
    }
}
