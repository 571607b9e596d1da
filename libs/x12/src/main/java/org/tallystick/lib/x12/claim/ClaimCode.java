package org.tallystick.lib.x12.claim;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;

/**
 * A code that describes the claim as a whole (a composite of HI).
 *
 * @param qualifier ABK principal diagnosis, ABF other, BG condition, BH occurrence, BI span, BE value, BBR procedure and others
 * @param from the day it belongs to
 * @param through the last day of a span
 * @param amount of a value code
 * @param present whether a diagnosis was there on admission
 */
public record ClaimCode(
        String qualifier,
        String code,
        @Nullable LocalDate from,
        @Nullable LocalDate through,
        @Nullable Money amount,
        String present) {
    private static final Set<String> DIAGNOSES = Set.of("ABK", "ABF", "BK", "BF");

    public static ClaimCode of(String qualifier, String code) {
        return new ClaimCode(qualifier, code, null, null, null, "");
    }

    /** Whether it is a principal or other diagnosis, of ICD-10 or ICD-9. */
    public boolean isDiagnosis() {
        return DIAGNOSES.contains(qualifier) && !code.isEmpty();
    }
}
