package org.tallystick.insights;

import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;

/**
 * One row of an aging: a customer in one currency, or, by invoice, one item of theirs. Payments nobody has been identified
 * for have no customer.
 */
public record AgingRow(
        @Nullable CustomerId customer,
        @Nullable String customerNumber,
        @Nullable String customerName,
        @Nullable AgingItem item,
        AgingAmounts amounts) {}
