package org.tallystick.lib.receivables.kpi;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.tallystick.lib.money.Money;

/**
 * The share of what could be collected in a period that was; percent with two decimals, HALF_UP, absent when nothing could
 * be collected. Beginning is the balance before the first day; current is the ending balance not past due (DOMAIN 3.3).
 */
public final class CollectionEffectiveness {
    private CollectionEffectiveness() {}

    /** (beginning + sales - ending) / (beginning + sales - current) x 100 (GV-CEI). */
    public static Optional<BigDecimal> period(Money beginning, Money sales, Money ending, Money current) {
        return monthlyAverage(beginning, sales, 1, ending, current);
    }

    /**
     * The same with the sales of an average month, both sides times the number of months to stay exact (GV-CEIM).
     *
     * @throws IllegalArgumentException when there are fewer months than one
     */
    public static Optional<BigDecimal> monthlyAverage(
            Money beginning, Money sales, int months, Money ending, Money current) {
        if (months < 1) {
            throw new IllegalArgumentException("cannot average over " + months + " months");
        }
        BigDecimal factor = BigDecimal.valueOf(months);
        Money collected =
                beginning.minus(ending).times(factor, RoundingMode.UNNECESSARY).plus(sales);
        Money collectible =
                beginning.minus(current).times(factor, RoundingMode.UNNECESSARY).plus(sales);
        return Ratio.percent(collected, collectible);
    }
}
