package org.tallystick.lib.receivables.tax;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.money.Split;

/**
 * What a credit of a part of an invoice gives back per tax category and rate. Tax and base follow the original's own
 * proportions, counted over all credits so far, so rounding never accumulates; the credit of the last remainder takes the
 * exact residual, and any sequence of credits sums to the invoice (DOMAIN RULE-14, SEEN-65).
 *
 * <p>Amounts are positive, as on the invoice. Rows of zero are left out of a result.
 */
public final class CreditShare {
    private final CurrencyCode currency;
    private final Map<TaxKey, Position> positions = new LinkedHashMap<>();

    /**
     * @param original the breakdown of the invoice, one row per category and rate
     * @param credited the rows of all credits so far, in any order, several per category allowed
     * @throws IllegalArgumentException when a row is negative, a category repeats in the original or is unknown to it, or
     *     more is credited than the original has
     */
    public CreditShare(CurrencyCode currency, List<TaxBreakdown> original, List<TaxBreakdown> credited) {
        this.currency = currency;
        Money zero = Money.zero(currency);
        for (TaxBreakdown row : original) {
            if (row.base().isNegative() || row.tax().isNegative()) {
                throw new IllegalArgumentException("a negative subtotal cannot be credited: " + row);
            }
            if (positions.put(row.key(), new Position(row, new TaxBreakdown(row.key(), zero, zero))) != null) {
                throw new IllegalArgumentException(row.key() + " appears twice in the original");
            }
        }
        for (TaxBreakdown row : credited) {
            positions.put(row.key(), position(row.key()).plus(row));
        }
    }

    /** What is not yet credited, including rows that are down to zero. */
    public List<TaxBreakdown> remaining() {
        return positions.values().stream().map(Position::remaining).toList();
    }

    /**
     * Credits an amount including tax, spread over the categories in proportion to what remains of each.
     *
     * @throws IllegalArgumentException when it is not positive or more than remains
     */
    public List<TaxBreakdown> ofGross(Money gross) {
        List<Position> all = List.copyOf(positions.values());
        List<Money> parts =
                spread(gross, all.stream().map(row -> row.remaining().gross()).toList());
        List<TaxBreakdown> result = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            result.add(all.get(i).shareOfGross(parts.get(i)));
        }
        return withoutZeros(result);
    }

    /**
     * Credits an amount before tax, spread over the categories in proportion to what remains of each.
     *
     * @throws IllegalArgumentException when it is not positive or more than remains
     */
    public List<TaxBreakdown> ofNet(Money net) {
        List<Position> all = List.copyOf(positions.values());
        List<Money> parts =
                spread(net, all.stream().map(row -> row.remaining().base()).toList());
        Map<TaxKey, Money> bases = new LinkedHashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            bases.put(all.get(i).original.key(), parts.get(i));
        }
        return ofBases(bases);
    }

    /**
     * Credits the given amounts before tax, one per category and rate, as when lines are credited.
     *
     * @throws IllegalArgumentException when one is negative, more than remains or of a category the original lacks
     */
    public List<TaxBreakdown> ofBases(Map<TaxKey, Money> bases) {
        List<TaxBreakdown> result = new ArrayList<>();
        bases.forEach((key, base) -> result.add(position(key).shareOfBase(base)));
        return withoutZeros(result);
    }

    private List<Money> spread(Money requested, List<Money> remaining) {
        Money total = remaining.stream().reduce(Money.zero(currency), Money::plus);
        if (!requested.isPositive() || requested.compareTo(total) > 0) {
            throw new IllegalArgumentException("cannot credit " + requested + "; " + total + " remains");
        }
        return Split.byWeights(
                requested, remaining.stream().map(Money::toDecimal).toList());
    }

    private Position position(TaxKey key) {
        Position position = positions.get(key);
        if (position == null) {
            throw new IllegalArgumentException("the original has no " + key);
        }
        return position;
    }

    private static List<TaxBreakdown> withoutZeros(List<TaxBreakdown> rows) {
        return rows.stream()
                .filter(row -> !row.base().isZero() || !row.tax().isZero())
                .toList();
    }

    /** One category and rate: the original subtotal and the sum of the credits so far. */
    private record Position(TaxBreakdown original, TaxBreakdown credited) {

        TaxBreakdown remaining() {
            return new TaxBreakdown(
                    original.key(),
                    original.base().minus(credited.base()),
                    original.tax().minus(credited.tax()));
        }

        Position plus(TaxBreakdown credit) {
            var next = new Position(
                    original,
                    new TaxBreakdown(
                            original.key(),
                            credited.base().plus(credit.base()),
                            credited.tax().plus(credit.tax())));
            boolean negative = credit.base().isNegative() || credit.tax().isNegative();
            TaxBreakdown rest = next.remaining();
            if (negative || rest.base().isNegative() || rest.tax().isNegative()) {
                throw new IllegalArgumentException("credited " + credit + " where " + remaining() + " remained");
            }
            return next;
        }

        /** Tax is the original's tax on all bases credited so far, less the tax credited so far. */
        TaxBreakdown shareOfBase(Money base) {
            TaxBreakdown rest = remaining();
            if (base.isNegative() || base.compareTo(rest.base()) > 0) {
                throw new IllegalArgumentException("cannot credit " + base + "; " + rest.base() + " remains");
            }
            if (base.isZero()) {
                return new TaxBreakdown(original.key(), base, base);
            }
            if (base.equals(rest.base())) {
                return rest;
            }
            Money taxSoFar = share(original.tax(), credited.base().plus(base), original.base());
            Money tax = clamp(taxSoFar.minus(credited.tax()), Money.zero(base.currency()), rest.tax());
            return new TaxBreakdown(original.key(), base, tax);
        }

        /** Base is the original's share of all amounts credited so far, less the base credited so far; the rest is tax. */
        TaxBreakdown shareOfGross(Money gross) {
            TaxBreakdown rest = remaining();
            if (gross.equals(rest.gross())) {
                return rest;
            }
            Money baseSoFar = share(original.base(), credited.gross().plus(gross), original.gross());
            Money least = gross.minus(rest.tax()).max(Money.zero(gross.currency()));
            Money base =
                    clamp(baseSoFar.minus(credited.base()), least, rest.base().min(gross));
            return new TaxBreakdown(original.key(), base, gross.minus(base));
        }

        private static Money clamp(Money amount, Money least, Money most) {
            return amount.max(least).min(most);
        }

        /** amount x part / whole, rounded HALF_UP to minor units. */
        private static Money share(Money amount, Money part, Money whole) {
            BigInteger product = BigInteger.valueOf(amount.minor()).multiply(BigInteger.valueOf(part.minor()));
            BigDecimal minor =
                    new BigDecimal(product).divide(BigDecimal.valueOf(whole.minor()), 0, RoundingMode.HALF_UP);
            return new Money(minor.longValueExact(), amount.currency());
        }
    }
}
