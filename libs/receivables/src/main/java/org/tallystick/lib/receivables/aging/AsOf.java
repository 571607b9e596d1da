package org.tallystick.lib.receivables.aging;

import java.time.Instant;
import java.time.LocalDate;

/** The point a report looks from: as of a date, as known at a moment; both inclusive (DOMAIN RULE-01). */
public record AsOf(LocalDate date, Instant knownAt) {
    /** Whether a fact of that accounting date and knowledge time counts. */
    boolean includes(LocalDate effectiveOn, Instant recordedAt) {
        return !effectiveOn.isAfter(date) && !recordedAt.isAfter(knownAt);
    }
}
