package org.tallystick.lib.einvoice.rules;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One release of somebody's rules for one syntax.
 *
 * @param version as its publisher counts
 * @param validFrom the first day it decides about
 * @param validTo the last day, or null while no successor is known
 * @param resource the precompiled XSLT on the class path; empty for a schema
 */
public record RuleSet(
        RuleKind kind,
        Syntax syntax,
        String version,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        String resource) {
    boolean inForce(LocalDate on) {
        return !validFrom.isAfter(on) && (validTo == null || !validTo.isBefore(on));
    }
}
