package org.tallystick.receivables;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;

/**
 * What is owed on one installment of a document, or, negative, what an unused credit memo is worth. {@code open} is what
 * is left; base amounts are minor units of the company's currency as booked.
 */
public record OpenItem(
        OpenItemId id,
        CustomerId customer,
        Kind kind,
        UUID document,
        String number,
        int installment,
        Money amount,
        long baseMinor,
        LocalDate documentOn,
        LocalDate dueOn,
        LocalDate postedOn,
        @Nullable String reference,
        @Nullable String purchaseOrder,
        Instant recordedAt,
        Money open,
        long openBaseMinor) {
    public enum Kind {
        /** An installment of a posted invoice. */
        INVOICE,
        /** Owed before Tallystick kept the books. */
        OPENING,
        /** What the return of a payment costs. */
        FEE,
        /** What being late costs: a fee, a compensation or interest. */
        LATE_FEE,
        /** An unused credit memo; its amounts are negative. */
        CREDIT,
        /** A refund of a credit memo, which the credit settles; nobody ever owes it. */
        REFUND
    }

    public CurrencyCode currency() {
        return amount.currency();
    }

    public boolean isOpen() {
        return !open.isZero();
    }

    public boolean isOverdue(LocalDate on) {
        return open.isPositive() && on.isAfter(dueOn);
    }

    /** Days past due, 0 when not overdue. */
    public long daysPastDue(LocalDate on) {
        return isOverdue(on) ? on.toEpochDay() - dueOn.toEpochDay() : 0;
    }

    /** The item with an amount settled, and the base amount that goes with it. */
    OpenItem less(Money settled, long settledBaseMinor) {
        return new OpenItem(
                id,
                customer,
                kind,
                document,
                number,
                installment,
                amount,
                baseMinor,
                documentOn,
                dueOn,
                postedOn,
                reference,
                purchaseOrder,
                recordedAt,
                open.minus(settled),
                openBaseMinor - settledBaseMinor);
    }
}
