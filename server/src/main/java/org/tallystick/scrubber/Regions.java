package org.tallystick.scrubber;

import java.util.Set;

/** Countries that tax rules take together. */
final class Regions {
    /** The member states of the European Union since 2020-02-01. */
    private static final Set<String> UNION = Set.of(
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU",
            "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK");

    private Regions() {}

    static boolean isInUnion(String country) {
        return UNION.contains(country);
    }
}
