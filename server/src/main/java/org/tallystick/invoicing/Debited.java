package org.tallystick.invoicing;

import java.time.LocalDate;

/** The invoice that a debit memo charges more on, and why; the note stands on the memo. */
public record Debited(InvoiceId invoice, String number, LocalDate invoiceOn, DebitReason reason, String note) {}
