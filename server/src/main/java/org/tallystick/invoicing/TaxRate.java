package org.tallystick.invoicing;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Percent;
import org.tallystick.lib.receivables.tax.TaxKey;

/**
 * What a tax code means from a day on: a category of UNTDID 5305 (EN 16931 BT-151) and its rate, and whether prices charged
 * under it have the tax in them.
 */
public record TaxRate(
        String code,
        LocalDate validFrom,
        String category,
        Percent rate,
        String label,
        @Nullable String exemptionReason,
        boolean priceWithTax) {
    /** One whose prices are before tax. */
    public TaxRate(
            String code,
            LocalDate validFrom,
            String category,
            Percent rate,
            String label,
            @Nullable String exemptionReason) {
        this(code, validFrom, category, rate, label, exemptionReason, false);
    }

    public TaxKey key() {
        return new TaxKey(category, rate);
    }
}
