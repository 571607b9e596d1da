package org.tallystick.audit;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which events a list shows: of a customer, of one thing, of one kind or not of it, by one person, between two business days. */
public record AuditFilter(
        @Nullable UUID customer,
        @Nullable UUID subject,
        @Nullable String command,
        @Nullable String without,
        @Nullable UUID actor,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {
    public static final AuditFilter ALL = new AuditFilter(null, null, null, null, null, null, null);

    public static AuditFilter ofCustomer(UUID customer) {
        return new AuditFilter(customer, null, null, null, null, null, null);
    }

    /** All of one thing but a command; null for nothing left out. */
    static AuditFilter ofSubject(UUID subject, @Nullable String without) {
        return new AuditFilter(null, subject, null, without, null, null, null);
    }
}
