package org.tallystick.lib.money;

import java.math.RoundingMode;

/** How a document rounds: on which base and with which mode; stored on the document (DOMAIN RULE-14, RULE-15). */
public record Rounding(RoundingPolicy policy, RoundingMode mode) {
    /** EN 16931 with commercial rounding. */
    public static final Rounding DEFAULT = new Rounding(RoundingPolicy.DOCUMENT, RoundingMode.HALF_UP);

    /** @throws IllegalArgumentException for any mode but HALF_UP and HALF_EVEN */
    public Rounding {
        if (mode != RoundingMode.HALF_UP && mode != RoundingMode.HALF_EVEN) {
            throw new IllegalArgumentException("documents round HALF_UP or HALF_EVEN, not " + mode);
        }
    }

    /** The policy with the default mode, HALF_UP. */
    public static Rounding halfUp(RoundingPolicy policy) {
        return new Rounding(policy, RoundingMode.HALF_UP);
    }
}
