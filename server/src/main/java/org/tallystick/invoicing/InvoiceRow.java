package org.tallystick.invoicing;

import java.time.LocalDate;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.Money;

/** An invoice as a list shows it, with what is still open on it. */
public record InvoiceRow(
        InvoiceId id,
        String number,
        CustomerId customer,
        String customerName,
        LocalDate invoiceOn,
        LocalDate dueOn,
        Money gross,
        Money open,
        long daysOverdue) {}
