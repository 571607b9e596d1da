package org.tallystick.insights;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;

/**
 * Where the statement of an account begins: on a day, or where an earlier one ended. That one closed with a balance and knew
 * what was recorded up to a moment; what became known later of its days belongs to the next one.
 */
public record AccountCut(
        CustomerId customer,
        CurrencyCode currency,
        LocalDate from,
        @Nullable Earlier earlier) {
    public record Earlier(Money closing, Instant knownAt) {}

    /** From a day on, whatever was before summed up in the opening balance. */
    public static AccountCut from(CustomerId customer, CurrencyCode currency, LocalDate day) {
        return new AccountCut(customer, currency, day, null);
    }
}
