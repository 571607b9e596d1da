package org.tallystick.invoicing;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Percent;
import org.tallystick.lib.receivables.tax.TaxKey;

/** What a tax code means from a day on: a category of UNTDID 5305 (EN 16931 BT-151) and its rate. */
public record TaxRate(
        String code,
        LocalDate validFrom,
        String category,
        Percent rate,
        String label,
        @Nullable String exemptionReason) {
    public TaxKey key() {
        return new TaxKey(category, rate);
    }
}
