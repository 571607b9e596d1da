package org.tallystick.contracts;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.receivables.pricing.PriceStep;

/** What the days of a line came to, by which version and which steps; without a charge when that is nothing. */
public record PricedPeriod(
        ContractId contract,
        int line,
        LocalDate from,
        LocalDate to,
        int version,
        String clause,
        BigDecimal quantity,
        Money amount,
        List<PriceStep> steps,
        @Nullable ChargeId charge) {
    public PricedPeriod {
        steps = List.copyOf(steps);
    }
}
