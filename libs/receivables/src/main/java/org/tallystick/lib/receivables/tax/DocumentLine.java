package org.tallystick.lib.receivables.tax;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.money.Percent;

/**
 * One priced position of a document: quantity and unit price with any number of decimals, a discount in percent
 * ({@link Percent#ZERO} for none) and its tax category and rate. A negative quantity gives a negative net.
 */
public record DocumentLine(BigDecimal quantity, BigDecimal unitPrice, Percent discount, TaxKey tax) {
    /** A line without discount. */
    public DocumentLine(BigDecimal quantity, BigDecimal unitPrice, TaxKey tax) {
        this(quantity, unitPrice, Percent.ZERO, tax);
    }

    /** Quantity times price less discount, exact. */
    public BigDecimal unroundedNet() {
        return quantity.multiply(unitPrice).multiply(discount.complement().asFactor());
    }

    /** The net rounded to the currency's digits, as the document prints it (EN 16931 BT-131, BR-DEC-23). */
    public Money net(CurrencyCode currency, RoundingMode mode) {
        return Money.rounded(unroundedNet(), currency, mode);
    }
}
