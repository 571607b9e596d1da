package org.tallystick.invoicing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.receivables.tax.TaxBreakdown;

/**
 * A tax subtotal of a document (EN 16931 BG-23), with the reason where no tax is charged, its code (BT-121), and the
 * certificate it rests on.
 */
public record InvoiceTax(
        TaxBreakdown breakdown,
        @Nullable String exemptionReason,
        @Nullable String exemptionCode,
        @Nullable UUID certificate) {
    public InvoiceTax(TaxBreakdown breakdown, @Nullable String exemptionReason) {
        this(breakdown, exemptionReason, null, null);
    }

    /** The same reason for another amount. */
    public InvoiceTax of(TaxBreakdown other) {
        return new InvoiceTax(other, exemptionReason, exemptionCode, certificate);
    }
}
