package org.tallystick.receivables;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.Money;

/** An open item about to be posted with its document; open in full. */
public record NewOpenItem(
        OpenItemId id,
        CustomerId customer,
        OpenItem.Kind kind,
        UUID document,
        String number,
        int installment,
        Money amount,
        long baseMinor,
        LocalDate documentOn,
        LocalDate dueOn,
        LocalDate postedOn,
        @Nullable String reference,
        @Nullable String purchaseOrder) {}
