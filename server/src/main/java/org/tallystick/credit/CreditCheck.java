package org.tallystick.credit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.Money;

/**
 * A documented credit decision: what was asked about, what was answered, and on which figures.
 *
 * @param exposure before the amount, in the company's currency
 * @param available what was left of the limit before it; null without one
 */
public record CreditCheck(
        UUID id,
        Input input,
        SalePoint.Action decision,
        List<String> reasons,
        Money exposure,
        @Nullable Money available,
        @Nullable UUID override,
        LocalDate on,
        Instant at,
        String by) {
    public CreditCheck {
        reasons = List.copyOf(reasons);
    }

    /** Who asks about what: the reference is the order's or quote's own, unique in its source. */
    public record Input(CustomerId customer, SalePoint point, Money amount, String source, String reference) {}

    /** Whether the sale may go on. */
    public boolean passes() {
        return decision != SalePoint.Action.BLOCK;
    }
}
