package org.tallystick.insights;

import java.time.LocalDate;
import java.util.List;
import java.util.function.IntPredicate;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.receivables.aging.AgingBucketSet;

/** What is open in one currency by days past due (negative: days to go), and credits and unapplied payments beside it. */
record AgeProfile(LocalDate asOf, Money credits, Money unapplied, long unappliedPayments, List<Band> bands) {
    /** Everything open of one age. */
    record Band(int age, Money amount, long items) {}

    AgeProfile {
        bands = List.copyOf(bands);
    }

    CurrencyCode currency() {
        return credits.currency();
    }

    Money open(IntPredicate ages) {
        return bands.stream()
                .filter(band -> ages.test(band.age()))
                .map(Band::amount)
                .reduce(Money.zero(currency()), Money::plus);
    }

    long items(IntPredicate ages) {
        return bands.stream()
                .filter(band -> ages.test(band.age()))
                .mapToLong(Band::items)
                .sum();
    }

    Money open() {
        return open(age -> true);
    }

    Money overdue() {
        return open(age -> age > 0);
    }

    Money notDue() {
        return open(age -> age <= 0);
    }

    /** The same in buckets by due date. */
    AgingAmounts in(AgingBucketSet set) {
        AgingAmounts amounts = AgingAmounts.none(set, currency());
        for (Band band : bands) {
            LocalDate dueOn = asOf.minusDays(band.age());
            int bucket = set.bucketOf(asOf, dueOn, dueOn).index();
            amounts = amounts.plus(new AgingFigure(AgingFigure.Kind.OPEN, bucket, band.amount(), band.items()));
        }
        return new AgingAmounts(amounts.buckets(), credits, unapplied, amounts.items());
    }
}
