package org.tallystick.contracts;

import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.CurrencyCode;

/** Unbilled charges that will share an invoice: of one customer and currency, and by choice of one contract or order. */
public record ChargeGroup(
        CustomerId customer,
        CurrencyCode currency,
        @Nullable String contractNumber,
        @Nullable String purchaseOrder) {}
