package org.tallystick.insights;

import java.util.List;
import org.tallystick.customers.CustomerId;

/** Two customers that look like one, and what they share; the first was taken in earlier. */
public record Duplicate(CustomerId first, CustomerId second, List<Why> reasons) {
    public Duplicate {
        reasons = List.copyOf(reasons);
    }

    /** What two customers share. */
    public enum Why {
        TAX_ID("Tax id"),
        IBAN("Bank account"),
        EMAIL("E-mail"),
        NAME("Name and postal code");

        private final String title;

        Why(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }
}
