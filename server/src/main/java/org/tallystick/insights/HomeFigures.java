package org.tallystick.insights;

import java.time.LocalDate;
import java.util.List;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.receivables.aging.AgingBucket;

/** What somebody sees first in the morning: where each currency stands, and what there is to do. */
public record HomeFigures(LocalDate asOf, List<OfCurrency> currencies, List<NextStep> nextSteps) {
    public HomeFigures {
        currencies = List.copyOf(currencies);
        nextSteps = List.copyOf(nextSteps);
    }

    /**
     * One currency: open items before credits, the overdue of them, what falls due from today over seven days, unapplied
     * payments (positive), unbilled charges, the aging in buckets, and the last twelve months.
     */
    public record OfCurrency(
            CurrencyCode currency,
            Money open,
            Money overdue,
            Money dueThisWeek,
            Money unapplied,
            Money unbilled,
            List<AgingBucket> buckets,
            AgingAmounts aging,
            List<MonthFigures> months) {}

    /** Something that waits for somebody: how many, how much (a sum per currency, or none), and where to do it. */
    public record NextStep(String title, long count, List<Money> amounts, String path) {
        public NextStep {
            amounts = List.copyOf(amounts);
        }
    }
}
