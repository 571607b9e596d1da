package org.tallystick.lib.receivables.pricing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.money.Percent;
import org.tallystick.lib.receivables.pricing.PriceStep.Kind;

/** A price in the making: each step is written down with what it adds; nothing is rounded before the end. */
final class Reckoning {
    private final String clause;
    private final CurrencyCode currency;
    private final List<PriceStep> steps = new ArrayList<>();
    private BigDecimal total = BigDecimal.ZERO;

    Reckoning(String clause, CurrencyCode currency) {
        this.clause = clause;
        this.currency = currency;
    }

    void used(BigDecimal within, BigDecimal before) {
        add(Kind.USED, within, null, BigDecimal.ZERO);
        if (before.signum() != 0) {
            add(Kind.USED_BEFORE, before, null, BigDecimal.ZERO);
        }
    }

    void rate(Rate rate, BigDecimal quantity) {
        switch (rate) {
            case Rate.Flat flat -> add(Kind.FLAT, null, flat.price(), flat.price());
            case Rate.PerUnit unit -> times(Kind.UNITS, quantity, unit.price());
            case Rate.Graduated graduated -> graduated(graduated.tiers(), quantity);
            case Rate.Volume volume -> volume(volume.tiers(), quantity);
            case Rate.Packages packages -> times(Kind.PACKAGES, begun(quantity, packages.size()), packages.price());
        }
    }

    private void graduated(List<Tier> tiers, BigDecimal quantity) {
        BigDecimal below = BigDecimal.ZERO;
        for (Tier tier : tiers) {
            BigDecimal bound = tier.upTo();
            BigDecimal through = bound == null ? quantity : quantity.min(bound);
            times(Kind.TIER, through.subtract(below), tier.unitPrice());
            once(tier, through.signum() > 0);
            if (tier.holds(quantity)) {
                return;
            }
            below = through;
        }
    }

    private void volume(List<Tier> tiers, BigDecimal quantity) {
        Tier reached =
                tiers.stream().filter(tier -> tier.holds(quantity)).findFirst().orElseThrow();
        times(Kind.VOLUME, quantity, reached.unitPrice());
        once(reached, quantity.signum() > 0);
    }

    private void once(Tier tier, boolean isReached) {
        if (isReached && tier.flat().signum() > 0) {
            add(Kind.TIER_FLAT, null, tier.flat(), tier.flat());
        }
    }

    private static BigDecimal begun(BigDecimal quantity, BigDecimal size) {
        return quantity.divide(size, 0, RoundingMode.CEILING);
    }

    void discount(Percent discount) {
        if (!discount.isZero()) {
            add(
                    Kind.DISCOUNT,
                    null,
                    discount.value(),
                    total.multiply(discount.asFactor()).negate());
        }
    }

    Reckoning withMinimum(@Nullable BigDecimal minimum) {
        if (minimum != null && total.compareTo(minimum) < 0) {
            add(Kind.MINIMUM, null, minimum, minimum.subtract(total));
        }
        return this;
    }

    /** Ends the reckoning: the part of the period, in whole minor units. */
    Price rounded(Portion portion) {
        Money amount = portion.of(total, currency);
        BigDecimal adds = amount.toDecimal().subtract(total);
        if (!portion.isWhole()) {
            add(Kind.PRORATION, BigDecimal.valueOf(portion.served()), BigDecimal.valueOf(portion.days()), adds);
        } else if (adds.signum() != 0) {
            add(Kind.ROUNDING, null, null, adds);
        }
        return new Price(amount, steps);
    }

    private void times(Kind kind, BigDecimal quantity, BigDecimal rate) {
        add(kind, quantity, rate, quantity.multiply(rate));
    }

    private void add(Kind kind, @Nullable BigDecimal quantity, @Nullable BigDecimal rate, BigDecimal adds) {
        total = total.add(adds);
        steps.add(new PriceStep(kind, clause, quantity, rate, adds, total));
    }
}
