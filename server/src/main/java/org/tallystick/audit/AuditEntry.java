package org.tallystick.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event as it was written down; the actor is a reference such as {@code PERSON:0198…}, changes are empty once erased. */
public record AuditEntry(
        UUID id,
        Instant recordedAt,
        LocalDate businessOn,
        String actor,
        String command,
        String subjectType,
        UUID subject,
        @Nullable UUID customer,
        @Nullable String label,
        @Nullable String reason,
        Map<String, String> facts,
        Map<String, String> changes) {
    public AuditEntry {
        facts = Collections.unmodifiableMap(new TreeMap<>(facts));
        changes = Collections.unmodifiableMap(new TreeMap<>(changes));
    }
}
