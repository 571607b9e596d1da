package org.tallystick.invoicing;

import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Rounding;

/** How a company's documents round and are numbered, and what their foot says; copied onto each document. */
public record InvoicingPolicy(
        Rounding rounding,
        String invoicePrefix,
        String creditPrefix,
        String debitPrefix,
        @Nullable String footer) {
    public static final InvoicingPolicy USUAL = new InvoicingPolicy(Rounding.DEFAULT, "INV", "CRN", "DBM", null);
}
