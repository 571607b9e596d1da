package org.tallystick.audit;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which events a list shows: of a customer, of one thing, of one kind, by one person, between two business days. */
public record AuditFilter(
        @Nullable UUID customer,
        @Nullable UUID subject,
        @Nullable String command,
        @Nullable UUID actor,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {
    public static final AuditFilter ALL = new AuditFilter(null, null, null, null, null, null);

    public static AuditFilter ofCustomer(UUID customer) {
        return new AuditFilter(customer, null, null, null, null, null);
    }

    public static AuditFilter ofSubject(UUID subject) {
        return new AuditFilter(null, subject, null, null, null, null);
    }
}
