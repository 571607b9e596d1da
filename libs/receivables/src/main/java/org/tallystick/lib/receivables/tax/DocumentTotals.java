package org.tallystick.lib.receivables.tax;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.money.Rounding;

/**
 * The totals of a document: {@code net} is the sum of the rounded line nets, {@code tax} the sum of the breakdown and
 * {@code gross} their sum. {@code lineNets} follow the lines; the breakdown has one row per category and rate in the order
 * of first use.
 */
public record DocumentTotals(Money net, Money tax, Money gross, List<Money> lineNets, List<TaxBreakdown> breakdown) {

    public DocumentTotals {
        lineNets = List.copyOf(lineNets);
        breakdown = List.copyOf(breakdown);
    }

    /**
     * Computes the totals under a rounding policy (DOMAIN RULE-14, GV-RND1 to GV-RND3): 348.35 x 16 less 4 % at 22 % tax
     * is 6527.81 under LINE and DOCUMENT, 6527.80 under DOCUMENT_UNROUNDED. A document without lines totals zero. Rounding
     * never turns the tax of a category against its base: there is none on zero, and none below zero on more than that.
     *
     * <p>Where prices have the tax in them, their sum is what is to be paid, whatever the policy: the base of their category is
     * that sum without its tax, rounded once; the nets of the lines are made to sum to it by a minor unit each, where rounding
     * lost most.
     */
    public static DocumentTotals of(List<DocumentLine> lines, CurrencyCode currency, Rounding rounding) {
        List<Money> lineNets = new ArrayList<>();
        lines.forEach(line -> lineNets.add(line.net(currency, rounding.mode())));
        Map<TaxKey, Money> taxInPrices = new LinkedHashMap<>();
        withTax(lines)
                .forEach((key, own) -> taxInPrices.put(
                        key,
                        WithTax.of(lines, own, key, currency, rounding.mode()).into(lineNets)));
        List<TaxBreakdown> breakdown = new ArrayList<>();
        byTax(lines, lineNets)
                .forEach((key, group) -> breakdown.add(group.breakdown(key, currency, rounding, taxInPrices.get(key))));
        Money net = sum(lineNets, currency);
        Money tax = sum(breakdown.stream().map(TaxBreakdown::tax).toList(), currency);
        return new DocumentTotals(net, tax, net.plus(tax), lineNets, breakdown);
    }

    /** The places of the lines whose prices have the tax in them. */
    private static Map<TaxKey, List<Integer>> withTax(List<DocumentLine> lines) {
        Map<TaxKey, List<Integer>> places = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).withTax()) {
                places.computeIfAbsent(lines.get(i).tax(), key -> new ArrayList<>())
                        .add(i);
            }
        }
        return places;
    }

    private static Map<TaxKey, Group> byTax(List<DocumentLine> lines, List<Money> lineNets) {
        Map<TaxKey, Group> groups = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            DocumentLine line = lines.get(i);
            Group group = groups.computeIfAbsent(
                    line.tax(), key -> new Group(new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
            if (line.withTax()) {
                group.netsOfPricesWithTax.add(lineNets.get(i));
            } else {
                group.nets.add(lineNets.get(i));
                group.unroundedNets.add(line.unroundedNet());
            }
        }
        return groups;
    }

    private static Money sum(List<Money> amounts, CurrencyCode currency) {
        return amounts.stream().reduce(Money.zero(currency), Money::plus);
    }

    /** The lines of one tax category and rate. */
    private record Group(List<Money> nets, List<BigDecimal> unroundedNets, List<Money> netsOfPricesWithTax) {

        TaxBreakdown breakdown(TaxKey key, CurrencyCode currency, Rounding rounding, @Nullable Money taxInPrices) {
            TaxBreakdown before = beforeTax(key, currency, rounding);
            return taxInPrices == null
                    ? before
                    : new TaxBreakdown(
                            key,
                            before.base().plus(sum(netsOfPricesWithTax, currency)),
                            before.tax().plus(taxInPrices));
        }

        private TaxBreakdown beforeTax(TaxKey key, CurrencyCode currency, Rounding rounding) {
            Money base = sum(nets, currency);
            BigDecimal factor = key.rate().asFactor();
            RoundingMode mode = rounding.mode();
            Money tax = switch (rounding.policy()) {
                case LINE ->
                    sum(nets.stream().map(net -> net.times(factor, mode)).toList(), currency);
                case DOCUMENT -> base.times(factor, mode);
                case DOCUMENT_UNROUNDED -> Money.rounded(unroundedBase().multiply(factor), currency, mode);
            };
            return new TaxBreakdown(key, base, neverAgainst(base, tax));
        }

        /** Rounded line by line, charges and what is taken off them again can leave a cent of the other sign. */
        private static Money neverAgainst(Money base, Money tax) {
            Money zero = Money.zero(base.currency());
            if (base.isZero()) {
                return zero;
            }
            return base.isPositive() ? tax.max(zero) : tax.min(zero);
        }

        private BigDecimal unroundedBase() {
            return unroundedNets.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }
}
