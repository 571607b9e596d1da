package org.tallystick.lib.receivables.pricing;

import java.util.List;
import org.tallystick.lib.money.Money;

/** What a line comes to, and the steps that led there; the last one ends at the amount. */
public record Price(Money amount, List<PriceStep> steps) {
    public Price {
        steps = List.copyOf(steps);
        if (steps.isEmpty() || steps.getLast().subtotal().compareTo(amount.toDecimal()) != 0) {
            throw new IllegalArgumentException("the steps do not end at the amount");
        }
    }
}
