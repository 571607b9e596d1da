package org.tallystick.insights;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.receivables.aging.AgingBucketSet;

/**
 * An open item, or a payment with something unapplied (its amounts negative), as it stood on the day of the aging. What of it
 * was disputed is at most what was open; it is owed and ages as before.
 */
public record AgingItem(
        UUID id,
        Kind kind,
        UUID document,
        String number,
        int installment,
        @Nullable String reference,
        @Nullable String purchaseOrder,
        LocalDate documentOn,
        LocalDate dueOn,
        Money amount,
        Money open,
        Money disputed) {
    public enum Kind {
        INVOICE("Invoice"),
        OPENING("Opening balance"),
        FEE("Return fee"),
        LATE_FEE("Late fee"),
        CREDIT("Credit memo"),
        REFUND("Refund"),
        PAYMENT("Payment");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** What is open and nobody disputes. */
    public Money undisputed() {
        return open.minus(disputed);
    }

    /** Days past due on a day; 0 when not due, and for what is no debt. */
    public long daysPastDue(LocalDate on) {
        return open.isPositive() && kind != Kind.PAYMENT ? AgingBucketSet.daysPastDue(on, dueOn) : 0;
    }
}
