package org.tallystick.invoicing;

import org.jspecify.annotations.Nullable;
import org.tallystick.lib.receivables.tax.TaxBreakdown;

/** A tax subtotal of a document (EN 16931 BG-23), with the reason where no tax is charged. */
public record InvoiceTax(TaxBreakdown breakdown, @Nullable String exemptionReason) {}
