package org.tallystick.documents;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;

/** What a document evidences, and whose it is; whoever names it has looked it up. */
public record Subject(Type type, UUID id, @Nullable CustomerId customer) {
    public enum Type {
        CUSTOMER("Customer"),
        CHARGE("Charge"),
        DRAFT("Draft"),
        INVOICE("Invoice"),
        CREDIT_MEMO("Credit memo"),
        PAYMENT("Payment"),
        CONTRACT("Contract"),
        DISPUTE("Dispute");

        private final String title;

        Type(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }
}
