package org.tallystick.lib.receivables.pricing;

import java.math.BigDecimal;
import java.util.List;

/** How a line of a rate card prices a quantity; prices are in major units of its currency, with as many decimals as they need. */
public sealed interface Rate {
    /** One price, whatever the quantity. */
    record Flat(BigDecimal price) implements Rate {
        public Flat {
            requirePrice(price);
        }
    }

    /** Each unit at one price. */
    record PerUnit(BigDecimal price) implements Rate {
        public PerUnit {
            requirePrice(price);
        }
    }

    /** Each unit at the price of the tier it falls into: the price never jumps at a bound unless a tier asks something once. */
    record Graduated(List<Tier> tiers) implements Rate {
        public Graduated {
            tiers = Tier.sound(tiers);
        }
    }

    /** All units at the price of the tier the whole quantity falls into; one unit more may make the whole cheaper. */
    record Volume(List<Tier> tiers) implements Rate {
        public Volume {
            tiers = Tier.sound(tiers);
        }
    }

    /** Each package that is begun at one price. */
    record Packages(BigDecimal size, BigDecimal price) implements Rate {
        public Packages {
            requirePrice(price);
            if (size.signum() <= 0) {
                throw new IllegalArgumentException("a package holds nothing");
            }
        }
    }

    private static void requirePrice(BigDecimal price) {
        if (price.signum() < 0) {
            throw new IllegalArgumentException("a price is negative");
        }
    }
}
