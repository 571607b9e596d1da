package org.tallystick.contracts;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Percent;
import org.tallystick.lib.receivables.pricing.Rate;
import org.tallystick.lib.receivables.pricing.RateLine;
import org.tallystick.platform.Refusal;

/**
 * One line of the rate card of a contract: by which clause what is charged, at which rate, when. Its number stays the same
 * through all versions of the contract.
 */
public record ContractLine(
        int line,
        String clause,
        String description,
        Rate rate,
        BigDecimal quantity,
        String unit,
        Percent discount,
        @Nullable BigDecimal minimum,
        String taxCode,
        BillingSchedule schedule) {
    public ContractLine {
        if (clause.isBlank() || description.isBlank() || unit.isBlank()) {
            throw Refusal.invalid("LINE_TEXT", "Each line needs its clause, what is charged, and a unit.");
        }
        if (quantity.signum() <= 0) {
            throw Refusal.invalid("QUANTITY_INVALID", "The quantity of a line is above zero.");
        }
        if (!taxCode.matches("[A-Z0-9_-]{1,20}")) {
            throw Refusal.invalid("TAX_CODE_INVALID", "Write the tax code as in the settings, such as STANDARD.");
        }
    }

    public RateLine rateLine() {
        return new RateLine(clause, rate, discount, minimum, isMetered());
    }

    public boolean isMetered() {
        return schedule instanceof BillingSchedule.Metered;
    }
}
