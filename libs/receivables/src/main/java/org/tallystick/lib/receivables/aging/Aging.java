package org.tallystick.lib.receivables.aging;

import java.util.List;
import org.tallystick.lib.money.Money;

/**
 * Totals of an aging of one currency: one amount per bucket of the set, youngest first, and credits (credit memos and
 * unapplied cash still open, zero or negative). Together they are the outstanding (DOMAIN RULE-02).
 */
public record Aging(AgingBucketSet bucketSet, List<Money> amounts, Money credits) {
    public Aging {
        amounts = List.copyOf(amounts);
        int buckets = bucketSet.buckets().size();
        if (amounts.size() != buckets) {
            throw new IllegalArgumentException(amounts.size() + " amounts for " + buckets + " buckets");
        }
    }

    /** The amount in a bucket of this set. */
    public Money amount(AgingBucket bucket) {
        return amounts.get(bucket.index());
    }

    /** The sum of the buckets and the credits. */
    public Money outstanding() {
        return amounts.stream().reduce(credits, Money::plus);
    }
}
