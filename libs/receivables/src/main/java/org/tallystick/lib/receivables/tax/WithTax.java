package org.tallystick.lib.receivables.tax;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;

/** The lines of one tax category whose prices have the tax in them: what is to be paid, without its tax, over the lines. */
record WithTax(List<Integer> places, List<BigDecimal> exact, List<Money> rounded, Money base, Money tax) {
    static WithTax of(
            List<DocumentLine> lines, List<Integer> places, TaxKey key, CurrencyCode currency, RoundingMode mode) {
        Money gross = places.stream()
                .map(place -> lines.get(place).gross(currency, mode))
                .reduce(Money.zero(currency), Money::plus);
        Money base =
                Money.rounded(DocumentLine.beforeTax(gross.toDecimal(), key, currency.digits() + 6), currency, mode);
        return new WithTax(
                places,
                places.stream().map(place -> lines.get(place).unroundedNet()).toList(),
                places.stream()
                        .map(place -> lines.get(place).net(currency, mode))
                        .toList(),
                base,
                gross.minus(base));
    }

    /** Puts the nets of its lines where they belong, so that they sum to the base; returns the tax. */
    Money into(List<Money> lineNets) {
        Money missing = base.minus(rounded.stream().reduce(Money.zero(base.currency()), Money::plus));
        Money unit = new Money(Long.signum(missing.minor()), base.currency());
        List<Money> nets = new ArrayList<>(rounded);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < nets.size(); i++) {
            order.add(i);
        }
        Comparator<Integer> byLoss =
                Comparator.comparing(i -> exact.get(i).subtract(rounded.get(i).toDecimal()));
        order.sort(missing.isPositive() ? byLoss.reversed() : byLoss);
        for (int i = 0; i < Math.abs(missing.minor()); i++) {
            int place = order.get(i % order.size());
            nets.set(place, nets.get(place).plus(unit));
        }
        for (int i = 0; i < nets.size(); i++) {
            lineNets.set(places.get(i), nets.get(i));
        }
        return tax;
    }
}
