package org.tallystick.invoicing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.Money;

/** That an invoice asks one payer for a part of what a draft billed: which part, of how much, by which arrangement. */
record Share(
        UUID family,
        int position,
        CustomerId customer,
        UUID arrangement,
        Money wholeNet,
        Money wholeTax,
        Money wholeGross,
        @Nullable CreditMemoId movedBy) {}
