package org.tallystick.exemptions;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;

/** A proof that a customer goes without a tax: immutable; it holds on its days, until it is ended. */
public record Certificate(
        UUID id,
        CustomerId customer,
        String category,
        Jurisdiction jurisdiction,
        String number,
        String reasonCode,
        String reason,
        LocalDate validFrom,
        @Nullable LocalDate validUntil,
        @Nullable UUID document,
        @Nullable LocalDate endedOn,
        @Nullable String endReason) {
    /** Whether it holds on a day for a category of UNTDID 5305 and a place. */
    public boolean isGood(String wanted, Jurisdiction place, LocalDate day) {
        return category.equals(wanted) && jurisdiction.covers(place) && holds(day);
    }

    public boolean holds(LocalDate day) {
        return !day.isBefore(validFrom)
                && (validUntil == null || !day.isAfter(validUntil))
                && (endedOn == null || day.isBefore(endedOn));
    }

    /** What the invoice says. */
    public String printed() {
        return reason + " (" + number + ")";
    }
}
