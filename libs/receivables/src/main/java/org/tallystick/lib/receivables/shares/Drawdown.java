package org.tallystick.lib.receivables.shares;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.receivables.tax.CreditShare;
import org.tallystick.lib.receivables.tax.TaxBreakdown;
import org.tallystick.lib.receivables.tax.TaxKey;

/**
 * What an invoice deducts of a deposit that was invoiced and paid before: as much as fits, per tax category and rate, with the
 * tax that was on it. Neither the deposit nor the invoice ever falls below zero. Where an invoice has less tax than goes with the base, that cent stays with the deposit.
 */
public final class Drawdown {
    private Drawdown() {}

    /**
     * The rows to deduct, positive; empty when nothing fits.
     *
     * @param deposit the tax rows of the deposit invoice
     * @param used what was deducted or credited of it before
     * @param most what of it was paid and is not used, tax included
     * @param invoice the tax rows of the invoice
     */
    public static List<TaxBreakdown> of(
            CurrencyCode currency,
            List<TaxBreakdown> deposit,
            List<TaxBreakdown> used,
            Money most,
            List<TaxBreakdown> invoice) {
        var share = new CreditShare(currency, deposit, used);
        List<TaxBreakdown> rows = new ArrayList<>();
        Money left = most;
        for (TaxBreakdown rest : share.remaining()) {
            TaxBreakdown asked = row(invoice, rest.key());
            if (asked != null && asked.base().isPositive() && rest.base().isPositive() && left.isPositive()) {
                TaxBreakdown row = fitting(share, rest, asked, left);
                if (row.gross().isPositive()) {
                    rows.add(row);
                    left = left.minus(row.gross());
                }
            }
        }
        return List.copyOf(rows);
    }

    private static @Nullable TaxBreakdown row(List<TaxBreakdown> rows, TaxKey key) {
        return rows.stream().filter(row -> row.key().equals(key)).findFirst().orElse(null);
    }

    private static TaxBreakdown fitting(CreditShare share, TaxBreakdown rest, TaxBreakdown asked, Money most) {
        Money base = rest.base().min(asked.base());
        TaxBreakdown row = of(share, rest.key(), base, asked.tax());
        if (row.gross().compareTo(most) > 0) {
            base = cut(most, rest);
            row = of(share, rest.key(), base, asked.tax());
        }
        Money unit = new Money(1, base.currency());
        while (row.gross().compareTo(most) > 0) { // a cent of rounding, once or twice
            base = base.minus(unit);
            row = of(share, rest.key(), base, asked.tax());
        }
        return row;
    }

    private static TaxBreakdown of(CreditShare share, TaxKey key, Money base, Money mostTax) {
        TaxBreakdown row = share.ofBases(Map.of(key, base)).stream()
                .findFirst()
                .orElse(new TaxBreakdown(key, base.minus(base), base.minus(base)));
        return new TaxBreakdown(key, row.base(), row.tax().min(mostTax));
    }

    /** The base that goes with an amount including tax, cut to whole minor units. */
    private static Money cut(Money gross, TaxBreakdown rest) {
        BigInteger minor = BigInteger.valueOf(gross.minor())
                .multiply(BigInteger.valueOf(rest.base().minor()))
                .divide(BigInteger.valueOf(rest.gross().minor()));
        return new Money(minor.longValueExact(), gross.currency());
    }
}
