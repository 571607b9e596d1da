package org.tallystick.lib.receivables.kpi;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.tallystick.lib.money.Money;

/**
 * How many days of sales the receivables are worth, in its variants. Results are days with two decimals, HALF_UP, absent
 * when sales are not positive. Sales are net credit sales: invoices less credit memos.
 */
public final class DaysSalesOutstanding {
    private DaysSalesOutstanding() {}

    /** Net credit sales of a calendar month and its days. */
    public record MonthlySales(Money sales, int days) {}

    /** Ending receivables / sales x days: 15 000 / 10 000 x 30 is 45.00 (GV-DSO). */
    public static Optional<BigDecimal> simple(Money receivables, Money sales, int days) {
        return Ratio.of(receivables, BigDecimal.valueOf(days), sales);
    }

    /** Average of beginning and ending receivables / billed revenue x days: 25 000 / 15 000 x 30 is 50.00 (GV-DSOA). */
    public static Optional<BigDecimal> average(Money beginning, Money ending, Money billed, int days) {
        return Ratio.of(beginning.plus(ending), BigDecimal.valueOf(days), billed.plus(billed));
    }

    /** Receivables not past due / sales x days: 4 000 / 10 000 x 30 is 12.00 (GV-BPDSO). */
    public static Optional<BigDecimal> bestPossible(Money current, Money sales, int days) {
        return Ratio.of(current, BigDecimal.valueOf(days), sales);
    }

    /** DSO less best possible DSO, both of the same variant: 45 - 12 is 33 (GV-ADD). */
    public static BigDecimal averageDaysDelinquent(BigDecimal dso, BigDecimal bestPossible) {
        return dso.subtract(bestPossible);
    }

    /**
     * Count-back: receivables 212 over months of 100, 80 and 70 with 30 days each are 30 + 30 + 32 / 70 x 30 = 73.71
     * (GV-DSOC).
     *
     * @param latestFirst the months before the day of the receivables
     * @return absent when the months given do not use up the receivables
     */
    public static Optional<BigDecimal> countBack(Money receivables, List<MonthlySales> latestFirst) {
        Money rest = receivables;
        int days = 0;
        for (MonthlySales month : latestFirst) {
            if (!rest.isPositive()) {
                break;
            }
            if (rest.compareTo(month.sales()) <= 0) {
                return Optional.of(days(days, rest, month));
            }
            rest = rest.minus(month.sales());
            days += month.days();
        }
        return rest.isPositive()
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(days).setScale(2));
    }

    private static BigDecimal days(int wholeMonths, Money rest, MonthlySales month) {
        BigDecimal restDays = rest.toDecimal()
                .multiply(BigDecimal.valueOf(month.days()))
                .divide(month.sales().toDecimal(), 2, RoundingMode.HALF_UP);
        return restDays.add(BigDecimal.valueOf(wholeMonths));
    }
}
