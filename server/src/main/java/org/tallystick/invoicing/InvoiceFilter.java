package org.tallystick.invoicing;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;

/** Which invoices a list shows; the text is the beginning of a number, a purchase order or part of the buyer's name. */
public record InvoiceFilter(
        @Nullable CustomerId customer,
        @Nullable String text,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        Settlement settlement) {
    public enum Settlement {
        ALL("All"),
        OPEN("Open"),
        OVERDUE("Overdue"),
        SETTLED("Settled");

        private final String title;

        Settlement(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    public static final InvoiceFilter ALL = new InvoiceFilter(null, null, null, null, Settlement.ALL);
}
