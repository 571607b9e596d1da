package org.tallystick.workbench.invoices;

import java.math.RoundingMode;
import java.util.List;
import org.tallystick.invoicing.InvoiceLine;
import org.tallystick.invoicing.InvoiceTax;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.money.Rounding;
import org.tallystick.workbench.Formats;

/** How an amount of an invoice came about, in sentences that can be checked with a pencil. */
public final class WhyAmount {
    private WhyAmount() {}

    /** Quantity times price, and where it was rounded. */
    public static String line(InvoiceLine line, Formats formats) {
        return line.priceWithTax() == null ? beforeTax(line, formats) : withTax(line, formats);
    }

    private static String withTax(InvoiceLine line, Formats formats) {
        return formats.number(line.quantity()) + " " + line.unit() + " × "
                + formats.price(line.agreedPrice(), line.net().currency()) + " = "
                + formats.number(line.quantity().multiply(line.agreedPrice()).stripTrailingZeros())
                + " with tax; without "
                + line.tax().rate() + " tax that is " + formats.money(line.net())
                + ", to a cent, so that the lines sum to their base.";
    }

    private static String beforeTax(InvoiceLine line, Formats formats) {
        String exact = formats.number(line.quantity()) + " " + line.unit() + " × "
                + formats.price(line.unitPrice(), line.net().currency()) + " = "
                + formats.number(line.quantity().multiply(line.unitPrice()).stripTrailingZeros());
        Money rounded = Money.rounded(
                line.quantity().multiply(line.unitPrice()), line.net().currency(), RoundingMode.HALF_UP);
        boolean even = rounded.toDecimal().compareTo(line.quantity().multiply(line.unitPrice())) == 0;
        return even ? exact + "." : exact + ", rounded half up to " + formats.money(line.net()) + ".";
    }

    /** Which code the line carries and what it meant on the invoice's date. */
    public static String taxCode(InvoiceLine line) {
        return "Tax code " + line.taxCode() + ": " + category(line.tax().category()) + ", "
                + line.tax().rate() + ".";
    }

    /** Base times rate. */
    public static String tax(InvoiceTax tax, List<InvoiceLine> lines, Rounding rounding, Formats formats) {
        boolean inPrices = lines.stream()
                .anyMatch(line -> line.priceWithTax() != null
                        && line.tax().equals(tax.breakdown().key()));
        return inPrices
                ? "Taken out of prices with " + tax.breakdown().key().rate() + " tax: "
                        + formats.money(tax.breakdown().gross()) + " are "
                        + formats.money(tax.breakdown().base()) + " and "
                        + formats.money(tax.breakdown().tax()) + " tax."
                : onTop(tax, rounding, formats);
    }

    private static String onTop(InvoiceTax tax, Rounding rounding, Formats formats) {
        String how = tax.breakdown().key().rate() + " of "
                + formats.money(tax.breakdown().base()) + " is "
                + formats.money(tax.breakdown().tax()) + ".";
        String reason = tax.exemptionReason();
        return reason == null ? how + " " + policy(rounding) : how + " " + reason;
    }

    /** The policy that was the company's when the invoice was posted. */
    public static String policy(Rounding rounding) {
        String mode = rounding.mode() == RoundingMode.HALF_EVEN ? "half to even" : "half up";
        return switch (rounding.policy()) {
            case LINE -> "Tax is computed and rounded " + mode + " on each line, then added up.";
            case DOCUMENT -> "Tax is computed once per rate on the sum of the rounded lines, and rounded " + mode + ".";
            case DOCUMENT_UNROUNDED ->
                "Tax is computed once per rate on the sum of the unrounded lines, and rounded " + mode + ".";
        };
    }

    /** UNTDID 5305, as EN 16931 uses it. */
    public static String category(String code) {
        return switch (code) {
            case "S" -> "standard rated";
            case "Z" -> "zero rated";
            case "E" -> "exempt";
            case "AE" -> "reverse charge";
            case "K" -> "intra-community supply";
            case "G" -> "export";
            case "O" -> "outside the scope of tax";
            default -> "category " + code;
        };
    }
}
