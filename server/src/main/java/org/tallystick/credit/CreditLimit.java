package org.tallystick.credit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A version of what a customer may owe in a currency, and who asked for it and who agreed. */
public record CreditLimit(
        UUID id,
        LimitTerms terms,
        String reason,
        String askedBy,
        LocalDate recordedOn,
        Instant recordedAt,
        String recordedBy) {
    public boolean holds(LocalDate on) {
        LocalDate expires = terms.expiresOn();
        return !on.isBefore(terms.fromOn()) && (expires == null || !on.isAfter(expires));
    }
}
