package org.tallystick.lib.claims;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the edits may look things up in.
 *
 * @param codes code sets by the name of their file: diagnoses, procedures, modifiers
 * @param payers rules by payer id
 * @param on the day the claims are sent, null when nobody said
 */
public record Given(
        Map<String, CodeTable> codes,
        Map<String, PayerRules> payers,
        @Nullable LocalDate on) {
    /** The code sets an edit may ask for. */
    public static final Set<String> CODE_SETS = Set.of(
            "diagnoses",
            "procedures",
            "modifiers",
            "places",
            "taxonomies",
            "revenue-codes",
            "bill-types",
            "mue",
            "ncci",
            "add-ons",
            "panels",
            "excludes");

    /** Nothing but the claims. */
    public static final Given NOTHING = new Given(Map.of(), Map.of(), null);

    public Given {
        codes = Map.copyOf(codes);
        payers = Map.copyOf(payers);
    }

    public Optional<CodeTable> codes(String name) {
        return Optional.ofNullable(codes.get(name));
    }

    public PayerRules payer(ClaimInFile claim) {
        return payers.getOrDefault(claim.payer(), PayerRules.NONE);
    }
}
