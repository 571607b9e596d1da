package org.tallystick.invoicing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.money.Rounding;
import org.tallystick.lib.receivables.terms.PaymentTerms;

/**
 * A posted invoice: immutable. One that charges more on another one is a debit memo. What is owed on it are its open items, what reduced
 * it are credit memos.
 */
public record Invoice(
        InvoiceId id,
        String number,
        CustomerId customer,
        @Nullable UUID draft,
        LocalDate invoiceOn,
        LocalDate dueOn,
        LocalDate serviceFrom,
        LocalDate serviceTo,
        Money net,
        Money tax,
        Money gross,
        long baseMinor,
        BigDecimal rate,
        Rounding rounding,
        PaymentTerms terms,
        String language,
        String paymentReference,
        @Nullable String contractNumber,
        @Nullable String purchaseOrder,
        Party buyer,
        Party seller,
        @Nullable String footer,
        @Nullable Debited debited,
        Instant postedAt,
        String postedBy) {
    /** The message that delivery and others react to; its subject is the invoice. */
    public static final String POSTED = "InvoicePosted";

    public CurrencyCode currency() {
        return gross.currency();
    }

    public boolean isDebitMemo() {
        return debited != null;
    }

    /** What it is called: an invoice or a debit memo. */
    public String title() {
        return isDebitMemo() ? "Debit memo" : "Invoice";
    }
}
