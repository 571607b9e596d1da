package org.tallystick.payments;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.Money;

/**
 * Money paid back to the customer from the unapplied amount of a payment, or from what a credit memo has left: then the
 * payment is null. The base amount is what it took of its source in minor units of the company's currency. The trace is that
 * of the NACHA file it left in.
 */
public record Refund(
        RefundId id,
        String number,
        @Nullable PaymentId payment,
        @Nullable CustomerId customer,
        Money amount,
        long baseMinor,
        UUID bankAccount,
        String beneficiary,
        @Nullable String iban,
        @Nullable String account,
        String reason,
        RefundState state,
        LocalDate requestedOn,
        Instant recordedAt,
        String requestedBy,
        @Nullable AchDestination ach,
        @Nullable String trace) {
    /** Where the money goes, as people read it: an IBAN in groups of four, an American account by its end. */
    public String destination() {
        if (ach != null) {
            return ach.account().masked();
        }
        return iban == null ? String.valueOf(account) : iban.replaceAll("(.{4})(?=.)", "$1 ");
    }
}
