package org.tallystick.audit;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One deed: the command in words such as {@code invoice.post}, the thing it was done to, and its facts. Facts go into the
 * sealed bytes and hold no personal data; changes may, and are sealed only as a keyed commitment.
 */
public record AuditEvent(
        String command,
        String subjectType,
        UUID subjectId,
        @Nullable UUID customerId,
        @Nullable String label,
        @Nullable String reason,
        Map<String, String> facts,
        Map<String, String> changes) {
    public AuditEvent {
        facts = Collections.unmodifiableMap(new TreeMap<>(facts));
        changes = Collections.unmodifiableMap(new TreeMap<>(changes));
    }

    /** A deed and the thing it was done to; the label is its number, as people call it. */
    public static AuditEvent of(String command, String subjectType, UUID subjectId, @Nullable String label) {
        return new AuditEvent(command, subjectType, subjectId, null, label, null, Map.of(), Map.of());
    }

    /** Shows the event on this customer's timeline. */
    public AuditEvent about(@Nullable UUID customer) {
        return new AuditEvent(command, subjectType, subjectId, customer, label, reason, facts, changes);
    }

    public AuditEvent because(@Nullable String why) {
        return new AuditEvent(command, subjectType, subjectId, customerId, label, why, facts, changes);
    }

    public AuditEvent fact(String name, Object value) {
        var more = new TreeMap<>(facts);
        more.put(name, value.toString());
        return new AuditEvent(command, subjectType, subjectId, customerId, label, reason, more, changes);
    }

    /** What changed, by field, written {@code before → after}; may be personal. */
    public AuditEvent changing(Map<String, String> personal) {
        return new AuditEvent(command, subjectType, subjectId, customerId, label, reason, facts, personal);
    }
}
