package org.tallystick.insights;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.receivables.aging.AgingBucketSet;

/**
 * The figures of one aging row in one currency: one amount per bucket, youngest first, then unused credits and unapplied
 * payments, zero or negative. {@code items} counts the open items in the buckets.
 */
public record AgingAmounts(List<Money> buckets, Money credits, Money unapplied, long items) {
    public AgingAmounts {
        buckets = List.copyOf(buckets);
    }

    static AgingAmounts none(AgingBucketSet set, CurrencyCode currency) {
        Money zero = Money.zero(currency);
        return new AgingAmounts(Collections.nCopies(set.buckets().size(), zero), zero, zero, 0);
    }

    public CurrencyCode currency() {
        return credits.currency();
    }

    /** The sum of the buckets: what is owed before credits and unapplied payments. */
    public Money open() {
        return buckets.stream().reduce(Money.zero(currency()), Money::plus);
    }

    /** What is owed in the end; the sum over all customers is what the control accounts hold. */
    public Money outstanding() {
        return open().plus(credits).plus(unapplied);
    }

    AgingAmounts plus(AgingFigure figure) {
        return switch (figure.kind()) {
            case OPEN -> inBucket(figure);
            case CREDIT -> new AgingAmounts(buckets, credits.plus(figure.amount()), unapplied, items);
            case UNAPPLIED -> new AgingAmounts(buckets, credits, unapplied.plus(figure.amount()), items);
        };
    }

    private AgingAmounts inBucket(AgingFigure figure) {
        List<Money> amounts = new ArrayList<>(buckets);
        amounts.set(figure.bucket(), amounts.get(figure.bucket()).plus(figure.amount()));
        return new AgingAmounts(amounts, credits, unapplied, items + figure.items());
    }

    AgingAmounts plus(AgingAmounts other) {
        List<Money> amounts = new ArrayList<>();
        for (int i = 0; i < buckets.size(); i++) {
            amounts.add(buckets.get(i).plus(other.buckets.get(i)));
        }
        return new AgingAmounts(
                amounts, credits.plus(other.credits), unapplied.plus(other.unapplied), items + other.items);
    }
}
