package org.tallystick.scrubber;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;

/** A posted invoice of the customer; whether all its lines name a purchase order is known of the latest three. */
public record PastInvoice(
        String number,
        LocalDate invoiceOn,
        Money gross,
        LocalDate from,
        LocalDate to,
        Set<String> taxCategories,
        @Nullable Boolean ordered,
        boolean credited) {
    public PastInvoice {
        taxCategories = Set.copyOf(taxCategories);
    }
}
