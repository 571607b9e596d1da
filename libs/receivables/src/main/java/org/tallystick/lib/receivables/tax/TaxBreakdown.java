package org.tallystick.lib.receivables.tax;

import org.tallystick.lib.money.Money;

/** Taxable base and tax of one category and rate of a document (EN 16931 BG-23). */
public record TaxBreakdown(TaxKey key, Money base, Money tax) {
    public TaxBreakdown {
        if (!base.currency().equals(tax.currency())) {
            throw new IllegalArgumentException("base in " + base.currency() + ", tax in " + tax.currency());
        }
    }

    public Money gross() {
        return base.plus(tax);
    }
}
