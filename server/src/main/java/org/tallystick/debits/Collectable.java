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
        boolean first) {
    /**
     * The last day on which its payer can be told of a debit: as many days before as the payer agreed to, else the usual ones.
     */
    public LocalDate tellBy(LocalDate collectOn, int usualDays) {
        Integer agreed = mandate.noticeDays();
        return collectOn.minusDays(agreed == null ? usualDays : agreed);
    }
}
