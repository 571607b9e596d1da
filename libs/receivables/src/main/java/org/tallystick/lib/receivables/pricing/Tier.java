package org.tallystick.lib.receivables.pricing;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step of a price list: what each unit costs up to a quantity, this quantity included, and what is asked once as soon as the
 * tier is reached. The last tier has no end.
 */
public record Tier(@Nullable BigDecimal upTo, BigDecimal unitPrice, BigDecimal flat) {
    public Tier {
        if (unitPrice.signum() < 0 || flat.signum() < 0) {
            throw new IllegalArgumentException("a tier has a negative price");
        }
    }

    /** {@code Tier.of("1000", "0.02")}: two cents each up to a thousand; without a bound, {@code null}, it is the last. */
    public static Tier of(@Nullable String upTo, String unitPrice) {
        return new Tier(upTo == null ? null : new BigDecimal(upTo), new BigDecimal(unitPrice), BigDecimal.ZERO);
    }

    boolean holds(BigDecimal quantity) {
        return upTo == null || quantity.compareTo(upTo) <= 0;
    }

    static List<Tier> sound(List<Tier> tiers) {
        if (tiers.isEmpty() || tiers.getLast().upTo() != null) {
            throw new IllegalArgumentException("the last tier has an end");
        }
        BigDecimal below = BigDecimal.ZERO;
        for (Tier tier : tiers.subList(0, tiers.size() - 1)) {
            BigDecimal bound = tier.upTo();
            if (bound == null || bound.compareTo(below) <= 0) {
                throw new IllegalArgumentException("the bounds of the tiers do not rise");
            }
            below = bound;
        }
        return List.copyOf(tiers);
    }
}
