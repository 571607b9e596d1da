package org.tallystick.lib.receivables.kpi;

import java.math.BigDecimal;
import java.util.Optional;
import org.tallystick.lib.money.Money;

/**
 * Rates of two amounts: percent (turnover: times; collection period: days) with two decimals, HALF_UP, absent when the
 * denominator is not positive.
 */
public final class Rates {
    private static final BigDecimal DAYS_OF_A_YEAR = BigDecimal.valueOf(365);
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final BigDecimal GOAL_PERCENT = BigDecimal.valueOf(5);

    private Rates() {}

    /** Sales / average receivables: 1 000 000 / 200 000 is 5.00 (GV-TURN). */
    public static Optional<BigDecimal> turnover(Money sales, Money beginning, Money ending) {
        return Ratio.of(sales, TWO, beginning.plus(ending));
    }

    /** 365 / turnover, from the unrounded turnover: 73.00 days for 5 (GV-TURN). */
    public static Optional<BigDecimal> collectionPeriod(Money sales, Money beginning, Money ending) {
        return Ratio.of(beginning.plus(ending), DAYS_OF_A_YEAR, sales.plus(sales));
    }

    /** (payments - refunds) / gross charges (GV-GCR). */
    public static Optional<BigDecimal> grossCollection(Money payments, Money refunds, Money charges) {
        return Ratio.percent(payments.minus(refunds), charges);
    }

    /** Payments net of refunds / (charges - contractual adjustments); the inputs choose the variant (GV-NCR). */
    public static Optional<BigDecimal> netCollection(Money netPayments, Money charges, Money contractualAdjustments) {
        return Ratio.percent(netPayments, charges.minus(contractualAdjustments));
    }

    /** (write-offs - recoveries) / credit sales (GV-BAD). */
    public static Optional<BigDecimal> badDebt(Money writeOffs, Money recoveries, Money sales) {
        return Ratio.percent(writeOffs.minus(recoveries), sales);
    }

    /** Share of a month's billing that is unpaid 90 days after (GV-RISK). */
    public static Optional<BigDecimal> atRisk(Money unpaidAfter90Days, Money billed) {
        return Ratio.percent(unpaidAfter90Days, billed);
    }

    /** Amount in the next bucket now / amount in this bucket a period before, same cohort (GV-ROLL). */
    public static Optional<BigDecimal> roll(Money nextBucketNow, Money bucketBefore) {
        return Ratio.percent(nextBucketNow, bucketBefore);
    }

    /** Share of the outstanding that is older than 30 days (GV-S5). */
    public static Optional<BigDecimal> olderThan30Days(Money older, Money outstanding) {
        return Ratio.percent(older, outstanding);
    }

    /** Whether strictly less than 5 % is older than 30 days, compared exactly; absent without outstanding (GV-S5). */
    public static Optional<Boolean> isUnderFivePercentOlderThan30Days(Money older, Money outstanding) {
        if (olderThan30Days(older, outstanding).isEmpty()) {
            return Optional.empty();
        }
        BigDecimal limit = outstanding.toDecimal().multiply(GOAL_PERCENT);
        return Optional.of(older.toDecimal().multiply(Ratio.HUNDRED).compareTo(limit) < 0);
    }
}
