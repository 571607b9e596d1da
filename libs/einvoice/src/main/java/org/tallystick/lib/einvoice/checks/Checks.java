package org.tallystick.lib.einvoice.checks;

import java.util.List;
import org.tallystick.lib.einvoice.model.EInvoice;

/**
 * Checks an invoice before it is posted: what must be there, the sums, the breakdown of the tax, the code lists. Never
 * clean where an official rule named in {@link #claims} is broken, in either syntax; the official rules stay the judge.
 *
 * <p>{@code Checks.of(invoice).stream().noneMatch(Fault::blocking)} lets an invoice pass.
 */
public final class Checks {
    private static final List<String> CLAIMS = List.of(
            "BR-(0[1-9]|1\\d|2\\d|30|3[1-3]|3[6-8]|4[1-9]|5[0-7]|6[1-5])",
            "BR-CO-(03|04|09|1\\d|2[0-6])",
            "BR-DEC-\\d\\d",
            "BR-CL-(01|04|05|06|07|08|1[01345678]|19|2[0-6])",
            "BR-(S|Z|E|AE|IC|G|O|AF|AG)-\\d\\d");

    private Checks() {}

    /** All faults of an invoice, in the order of the document. */
    public static List<Fault> of(EInvoice invoice) {
        var sheet = new Sheet();
        HeaderChecks.check(invoice, sheet);
        PartyChecks.check(invoice, sheet);
        LineChecks.check(invoice, sheet);
        SumChecks.check(invoice, sheet);
        VatChecks.check(invoice, sheet);
        ProfileChecks.check(invoice, sheet);
        OwnChecks.check(invoice, sheet);
        return sheet.faults();
    }

    /** Only the arithmetic of the document (BR-CO-10 to 16): its own control totals. */
    public static List<Fault> totals(EInvoice invoice) {
        var sheet = new Sheet();
        SumChecks.arithmetic(invoice, sheet);
        return sheet.faults();
    }

    /** Whether these checks answer for an official rule. */
    public static boolean claims(String rule) {
        return CLAIMS.stream().anyMatch(rule::matches);
    }
}
