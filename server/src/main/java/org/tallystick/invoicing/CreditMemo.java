package org.tallystick.invoicing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.receivables.tax.TaxBreakdown;

/** A posted document that lowers what a customer owes on an invoice; its amounts are positive. */
public record CreditMemo(
        CreditMemoId id,
        InvoiceId invoice,
        String number,
        CustomerId customer,
        LocalDate creditedOn,
        Money net,
        Money tax,
        Money gross,
        long baseMinor,
        String reasonCode,
        String reason,
        Instant postedAt,
        String postedBy,
        List<TaxBreakdown> taxes) {
    /** The message that delivery and others react to; its subject is the credit memo. */
    public static final String POSTED = "CreditMemoPosted";

    public CreditMemo {
        taxes = List.copyOf(taxes);
    }

    CreditMemo withTaxes(List<TaxBreakdown> rows) {
        return new CreditMemo(
                id,
                invoice,
                number,
                customer,
                creditedOn,
                net,
                tax,
                gross,
                baseMinor,
                reasonCode,
                reason,
                postedAt,
                postedBy,
                rows);
    }
}
