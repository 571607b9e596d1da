package org.tallystick.payments;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.Money;

/**
 * Money paid back to the customer from the unapplied amount of a payment. The base amount is what it took of the payment in
 * minor units of the company's currency.
 */
public record Refund(
        RefundId id,
        String number,
        PaymentId payment,
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
        String requestedBy) {
    /** Where the money goes, as people read it: an IBAN in groups of four. */
    public String destination() {
        return iban == null ? String.valueOf(account) : iban.replaceAll("(.{4})(?=.)", "$1 ");
    }
}
