package org.tallystick.lib.einvoice.model;

import static java.math.BigDecimal.ZERO;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The sums of an invoice from its lines, allowances and charges (BR-CO-10 to 17). Line nets are rounded to two decimals,
 * tax is taken per category and rate of their sum and rounded once, half up: an e-invoice knows no other policy.
 */
public final class Sums {
    private static final int DECIMALS = 2;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Sums() {}

    static BigDecimal lineNet(BigDecimal quantity, Price price, List<AllowanceCharge> parts) {
        BigDecimal unitPrice = orZero(price.net());
        BigDecimal base = price.baseQuantity();
        BigDecimal gross = quantity.multiply(unitPrice);
        BigDecimal amount =
                base == null || base.signum() == 0 ? gross : gross.divide(base, DECIMALS + 8, RoundingMode.HALF_UP);
        return round(amount.subtract(sum(parts, false)).add(sum(parts, true)));
    }

    /**
     * The breakdown by category and rate in the order of their first line; reasons are left to the caller.
     *
     * @param decimals of the tax: those of the currency, two at most
     */
    public static List<VatBreakdown> vat(List<Line> lines, List<AllowanceCharge> parts, int decimals) {
        Map<VatCode, BigDecimal> bases = new LinkedHashMap<>();
        for (Line line : lines) {
            add(bases, line.vat(), orZero(line.net()));
        }
        for (AllowanceCharge part : parts) {
            BigDecimal amount = orZero(part.amount());
            add(bases, part.vat(), part.charge() ? amount : amount.negate());
        }
        List<VatBreakdown> breakdown = new ArrayList<>();
        bases.forEach(
                (vat, base) -> breakdown.add(new VatBreakdown(round(base), tax(base, vat, decimals), vat, null, null)));
        return breakdown;
    }

    private static void add(Map<VatCode, BigDecimal> bases, @Nullable VatCode vat, BigDecimal amount) {
        if (vat != null) {
            BigDecimal rate = vat.rate();
            bases.merge(new VatCode(vat.category(), rate == null ? null : plain(rate)), amount, BigDecimal::add);
        }
    }

    /** 19.00 and 19 are one rate. */
    private static BigDecimal plain(BigDecimal rate) {
        BigDecimal stripped = rate.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** The tax of one category, rounded half up. */
    public static BigDecimal tax(BigDecimal taxable, VatCode vat, int decimals) {
        return round(taxable.multiply(orZero(vat.rate())).divide(HUNDRED, decimals, RoundingMode.HALF_UP));
    }

    /** The totals; those that are zero and optional stay away. */
    public static Totals totals(
            List<Line> lines,
            List<AllowanceCharge> parts,
            List<VatBreakdown> vat,
            @Nullable BigDecimal prepaid,
            @Nullable BigDecimal rounding) {
        BigDecimal lineSum =
                round(lines.stream().map(line -> orZero(line.net())).reduce(ZERO, BigDecimal::add));
        BigDecimal allowances = sum(parts, false);
        BigDecimal charges = sum(parts, true);
        BigDecimal net = round(lineSum.subtract(allowances).add(charges));
        BigDecimal tax = round(vat.stream().map(row -> orZero(row.tax())).reduce(ZERO, BigDecimal::add));
        BigDecimal gross = net.add(tax);
        BigDecimal payable = round(gross.subtract(orZero(prepaid)).add(orZero(rounding)));
        return new Totals(
                lineSum,
                present(parts, false) ? round(allowances) : null,
                present(parts, true) ? round(charges) : null,
                net,
                tax,
                null,
                gross,
                prepaid,
                rounding,
                payable);
    }

    private static boolean present(List<AllowanceCharge> parts, boolean charge) {
        return parts.stream().anyMatch(part -> part.charge() == charge);
    }

    private static BigDecimal sum(List<AllowanceCharge> parts, boolean charge) {
        return parts.stream()
                .filter(part -> part.charge() == charge)
                .map(part -> orZero(part.amount()))
                .reduce(ZERO, BigDecimal::add);
    }

    private static BigDecimal orZero(@Nullable BigDecimal amount) {
        return amount == null ? ZERO : amount;
    }

    private static BigDecimal round(BigDecimal amount) {
        return amount.setScale(DECIMALS, RoundingMode.HALF_UP);
    }
}
