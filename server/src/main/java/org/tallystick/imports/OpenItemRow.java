package org.tallystick.imports;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;

/** An invoice of another system that is still open; the customer is still a number. */
record OpenItemRow(
        String customer,
        @Nullable String customerName,
        @Nullable String country,
        String number,
        Money amount,
        LocalDate documentOn,
        LocalDate dueOn,
        LocalDate postedOn,
        @Nullable String reference,
        @Nullable String purchaseOrder) {}
