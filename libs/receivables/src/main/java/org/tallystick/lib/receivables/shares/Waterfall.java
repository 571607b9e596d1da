package org.tallystick.lib.receivables.shares;

import java.util.ArrayList;
import java.util.List;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.receivables.tax.CreditShare;
import org.tallystick.lib.receivables.tax.TaxBreakdown;

/**
 * The responsibility waterfall: payers take over their parts of an invoice one after the other, and what they leave falls on
 * the customer. The parts sum to the invoice exactly: in total, per tax category and rate, and per line.
 *
 * <pre>{@code
 * 1190.00 EUR; 60 %, then at most 300.00  ->  714.00, 300.00, and 176.00 for the customer
 * }</pre>
 */
public final class Waterfall {
    private Waterfall() {}

    /**
     * What each payer pays, in their order, and last what is left for the customer; any of them may be zero.
     *
     * @throws IllegalArgumentException when the whole is not positive, or a limit is in another currency
     */
    public static List<Money> amounts(Money whole, List<PayerRule> rules) {
        if (!whole.isPositive()) {
            throw new IllegalArgumentException("nothing to share: " + whole);
        }
        List<Money> amounts = new ArrayList<>(rules.size() + 1);
        Money rest = whole;
        for (PayerRule rule : rules) {
            Money amount = rule.amountOf(whole, rest);
            amounts.add(amount);
            rest = rest.minus(amount);
        }
        amounts.add(rest);
        return List.copyOf(amounts);
    }

    /**
     * The tax rows of each part: base and tax follow the invoice's own proportions, counted over all parts so far, and the
     * last part takes the exact rest. A part of zero has no rows.
     *
     * @param original the breakdown of the invoice
     * @param amounts parts with tax that sum to the invoice
     * @throws IllegalArgumentException when they do not sum to it, or a row is negative
     */
    public static List<List<TaxBreakdown>> taxes(
            CurrencyCode currency, List<TaxBreakdown> original, List<Money> amounts) {
        List<List<TaxBreakdown>> parts = new ArrayList<>(amounts.size());
        List<TaxBreakdown> taken = new ArrayList<>();
        for (Money amount : amounts) {
            List<TaxBreakdown> part = amount.isZero()
                    ? List.of()
                    : new CreditShare(currency, original, List.copyOf(taken)).ofGross(amount);
            parts.add(part);
            taken.addAll(part);
        }
        boolean left = new CreditShare(currency, original, taken)
                .remaining().stream().anyMatch(row -> !row.gross().isZero());
        if (left) {
            throw new IllegalArgumentException("the parts do not sum to the invoice: " + amounts);
        }
        return List.copyOf(parts);
    }

    /**
     * The nets of lines of one tax category and rate, divided among parts whose bases are known: one list per part, in the
     * order of the lines. What lines charge and what they take off are divided apart, so that no line changes its sign.
     *
     * @param nets the nets of the lines
     * @param bases what each part has of their sum, none negative
     * @throws IllegalArgumentException when the bases do not sum to the nets
     */
    public static List<List<Money>> lines(List<Money> nets, List<Money> bases) {
        var left = new LineShares(nets);
        List<List<Money>> parts = new ArrayList<>(bases.size());
        for (Money base : bases) {
            parts.add(left.take(base));
        }
        if (!left.isEmpty()) {
            parts.set(parts.size() - 1, left.takeRest(parts.getLast()));
        }
        return List.copyOf(parts);
    }
}
