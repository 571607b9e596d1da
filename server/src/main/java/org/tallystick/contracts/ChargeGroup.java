package org.tallystick.contracts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.CurrencyCode;

/**
 * Unbilled charges that will share an invoice: of one payer and currency, and by choice of one contract, order, month of
 * service or child. The month is its first day.
 */
public record ChargeGroup(
        CustomerId customer,
        CurrencyCode currency,
        Grouping grouping,
        @Nullable String contractNumber,
        @Nullable String purchaseOrder,
        @Nullable LocalDate serviceMonth,
        @Nullable CustomerId child) {}
