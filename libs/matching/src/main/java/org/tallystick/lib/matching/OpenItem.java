package org.tallystick.lib.matching;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A document that can be settled; what is still open of it stands in the {@link Book}.
 *
 * @param id unique, chosen by the caller
 * @param order the customer's order number
 * @param creditorReference with check digits, as printed on the document
 * @param held under legal hold: nothing is posted on it automatically
 */
public record OpenItem(
        String id,
        String customer,
        String number,
        LocalDate issuedOn,
        LocalDate dueOn,
        String currency,
        @Nullable Discount discount,
        @Nullable String order,
        @Nullable String creditorReference,
        boolean disputed,
        boolean held) {

    /** An early-payment discount: so many percent when paid by the day. */
    public record Discount(BigDecimal percent, LocalDate until) {
        /** Of an amount in minor units, rounded half up (per invoice). */
        public long of(long minor) {
            return BigDecimal.valueOf(minor)
                    .multiply(percent)
                    .movePointLeft(2)
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValueExact();
        }
    }
}
