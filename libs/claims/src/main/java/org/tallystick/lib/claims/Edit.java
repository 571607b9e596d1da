package org.tallystick.lib.claims;

import java.util.Optional;

/**
 * An edit, as data.
 *
 * @param id such as F05; messages say {@link #code}
 * @param severity E stops the claim, W is for a person to look at
 * @param scope P professional, I institutional, or both
 * @param needs what has to be given for it to run, {@code -} for nothing: {@code codes NAME}, {@code payer rules},
 *     {@code date}, or {@code records NAME}, which a file alone cannot give
 * @param loop where it mostly looks
 * @param segment it mostly looks at
 * @param what it asks of a claim
 * @param why payers care
 * @param source of the rule; {@code guide} is the published structure of the transactions, {@code field} practice
 * @param fix what to do
 */
public record Edit(
        String id,
        String severity,
        String scope,
        String needs,
        String loop,
        String segment,
        String title,
        String what,
        String why,
        String source,
        String fix) {
    private static final String RECORDS = "records ";
    private static final String CODES = "codes ";

    /** As findings and documents name it: {@code SCR-F05}. */
    public String code() {
        return "SCR-" + id;
    }

    /** No payer switches off what the form of a claim asks. */
    public boolean fixed() {
        return id.startsWith("F0") && !id.equals("F09");
    }

    boolean isFor(ClaimInFile claim) {
        return scope.equals("both") || scope.equals(claim.institutional() ? "I" : "P");
    }

    /** Whether it asks for records no file of claims comes with. */
    public boolean needsRecords() {
        return needs.startsWith(RECORDS);
    }

    /** What is missing for it to run. */
    public Optional<String> missing(Given given) {
        boolean there = switch (needs) {
            case "-" -> true;
            case "date" -> given.on() != null;
            case "payer rules" -> !given.payers().isEmpty() && (!id.equals("K01") || given.on() != null);
            default -> needs.startsWith(CODES) && given.codes().containsKey(needs.substring(CODES.length()));
        };
        return there ? Optional.empty() : Optional.of(id.equals("K01") ? needs + " and date" : needs);
    }
}
