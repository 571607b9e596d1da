package org.tallystick.contracts;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tallystick.platform.Refusal;

/**
 * Usage as its meter reports it: of a line of a contract, under an id of its own. A record that reverses another one takes
 * its quantity back and has none itself.
 */
public record UsageInput(
        String contractNumber,
        int line,
        String externalId,
        LocalDate usedOn,
        @Nullable BigDecimal quantity,
        @Nullable String reverses) {
    private static final int LONGEST_ID = 200;
    private static final int MOST_DECIMALS = 6;
    private static final int MOST_DIGITS = 12;

    public UsageInput {
        externalId = externalId.strip();
        if (externalId.isEmpty() || externalId.length() > LONGEST_ID) {
            throw Refusal.invalid(
                    "USAGE_ID", "The id of the record is missing or longer than " + LONGEST_ID + " characters.");
        }
        if ((quantity == null) == (reverses == null)) {
            throw Refusal.invalid("USAGE_QUANTITY", "Send either a quantity or the id of the record that is reversed.");
        }
        if (quantity != null) {
            BigDecimal plain = quantity.stripTrailingZeros();
            boolean fits = plain.signum() > 0
                    && plain.scale() <= MOST_DECIMALS
                    && plain.precision() - plain.scale() <= MOST_DIGITS;
            if (!fits) {
                throw Refusal.invalid(
                        "USAGE_QUANTITY",
                        "The quantity is above zero, with at most " + MOST_DECIMALS
                                + " decimals; take back by reversing.");
            }
        }
    }
}
