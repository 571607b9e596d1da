package org.tallystick.lib.receivables.tax;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.money.Percent;

/**
 * One priced position of a document: quantity and unit price with any number of decimals, a discount in percent
 * ({@link Percent#ZERO} for none) and its tax category and rate. A negative quantity gives a negative net. A price is before
 * tax, or has the tax in it.
 */
public record DocumentLine(BigDecimal quantity, BigDecimal unitPrice, Percent discount, TaxKey tax, boolean withTax) {
    private static final int MORE_DECIMALS = 20;

    /** A line with a price before tax. */
    public DocumentLine(BigDecimal quantity, BigDecimal unitPrice, Percent discount, TaxKey tax) {
        this(quantity, unitPrice, discount, tax, false);
    }

    /** A line without discount. */
    public DocumentLine(BigDecimal quantity, BigDecimal unitPrice, TaxKey tax) {
        this(quantity, unitPrice, Percent.ZERO, tax);
    }

    /** The same with a price that has the tax in it. */
    public DocumentLine priceWithTax() {
        return new DocumentLine(quantity, unitPrice, discount, tax, true);
    }

    /** Quantity times price less discount, exact; what is in a price with tax is taken out to twenty decimals. */
    public BigDecimal unroundedNet() {
        return withTax ? beforeTax(unrounded(), tax, MORE_DECIMALS) : unrounded();
    }

    /** What is asked for with a price that has the tax in it, rounded. */
    Money gross(CurrencyCode currency, RoundingMode mode) {
        return Money.rounded(unrounded(), currency, mode);
    }

    private BigDecimal unrounded() {
        return quantity.multiply(unitPrice).multiply(discount.complement().asFactor());
    }

    /** An amount or a price without the tax that is in it, rounded half up to some decimals. */
    public static BigDecimal beforeTax(BigDecimal withTax, TaxKey tax, int decimals) {
        return withTax.divide(BigDecimal.ONE.add(tax.rate().asFactor()), decimals, RoundingMode.HALF_UP);
    }

    /** The net rounded to the currency's digits, as the document prints it (EN 16931 BT-131, BR-DEC-23). */
    public Money net(CurrencyCode currency, RoundingMode mode) {
        return Money.rounded(unroundedNet(), currency, mode);
    }
}
