package org.tallystick.debits;

import java.time.LocalDate;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.Mandate;
import org.tallystick.receivables.OpenItemId;

/** An open item that may be collected, and the mandate to do it with; {@code first} when the mandate was never used. */
public record Collectable(
        OpenItemId item,
        CustomerId customer,
        String number,
        LocalDate dueOn,
        Money open,
        Mandate mandate,
        boolean first) {}
