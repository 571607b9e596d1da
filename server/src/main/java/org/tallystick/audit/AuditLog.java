package org.tallystick.audit;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Sql;
import tools.jackson.databind.json.JsonMapper;

/** Where each deed is written down, in the transaction of the deed. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class AuditLog {
    private static final SecureRandom random = new SecureRandom();
    private static final String SCHEMA = "1";

    private final JdbcClient db;
    private final BusinessClock clock;
    private final JsonMapper json;

    AuditLog(JdbcClient db, BusinessClock clock, JsonMapper json) {
        this.db = db;
        this.clock = clock;
        this.json = json;
    }

    public void record(Caller caller, AuditEvent event) {
        record(caller, List.of(event));
    }

    /** Writes many events in one statement: a chunk of a run is one round trip. */
    public void record(Caller caller, List<AuditEvent> events) {
        Instant now = clock.now();
        LocalDate today = clock.today(caller.company());
        List<Leaf> leaves =
                events.stream().map(event -> leaf(caller, event, now, today)).toList();
        db.sql("""
                        insert into audit.event
                            (company_id, event_id, recorded_at, business_on, actor_kind, actor_id, command, subject_type,
                             subject_id, customer_id, label, reason, canonical, leaf_hash)
                        select :company, event_id, :now, :today, :actorKind, :actorId, command, subject_type,
                               subject_id, customer_id, label, reason, canonical, leaf_hash
                        from unnest(:ids::uuid[], :commands::text[], :types::text[], :subjects::uuid[],
                                    :customers::uuid[], :labels::text[], :reasons::text[], :canonicals::bytea[],
                                    :hashes::bytea[])
                             as event (event_id, command, subject_type, subject_id, customer_id, label, reason,
                                       canonical, leaf_hash)
                        """)
                .param("company", caller.company().value())
                .param("now", Sql.moment(now))
                .param("today", today)
                .param("actorKind", caller.actor().kind().name())
                .param("actorId", caller.actor().id())
                .param("ids", leaves.stream().map(Leaf::id).toArray(UUID[]::new))
                .param("commands", events.stream().map(AuditEvent::command).toArray(String[]::new))
                .param("types", events.stream().map(AuditEvent::subjectType).toArray(String[]::new))
                .param("subjects", events.stream().map(AuditEvent::subjectId).toArray(UUID[]::new))
                .param("customers", events.stream().map(AuditEvent::customerId).toArray(UUID[]::new))
                .param("labels", events.stream().map(AuditEvent::label).toArray(String[]::new))
                .param("reasons", events.stream().map(AuditEvent::reason).toArray(String[]::new))
                .param("canonicals", leaves.stream().map(Leaf::canonical).toArray(byte[][]::new))
                .param("hashes", leaves.stream().map(Leaf::hash).toArray(byte[][]::new))
                .update();
        leaves.stream().filter(leaf -> !leaf.changes().isEmpty()).forEach(leaf -> keepChanges(caller, leaf));
    }

    private record Leaf(UUID id, byte[] canonical, byte[] hash, Map<String, String> changes) {}

    private Leaf leaf(Caller caller, AuditEvent event, Instant now, LocalDate today) {
        UUID id = Ids.next();
        var fields = new TreeMap<String, Object>();
        fields.put("schema", SCHEMA);
        fields.put("log", caller.company().toString());
        fields.put("event", id.toString());
        fields.put("command", event.command());
        fields.put("subjectType", event.subjectType());
        fields.put("subject", event.subjectId().toString());
        fields.put("actor", caller.actor().reference());
        fields.put("at", now.toString());
        fields.put("businessOn", today.toString());
        fields.put("facts", new TreeMap<>(event.facts()));
        if (!event.changes().isEmpty()) {
            byte[] key = subjectKey(caller, event.subjectId());
            fields.put("changes", HexFormat.of().formatHex(CanonicalBytes.commitment(key, event.changes())));
        }
        byte[] canonical = CanonicalBytes.of(fields);
        return new Leaf(id, canonical, CanonicalBytes.leafHash(canonical), event.changes());
    }

    private byte[] subjectKey(Caller caller, UUID subject) {
        byte[] fresh = new byte[32];
        random.nextBytes(fresh);
        db.sql("""
                        insert into audit.subject_key (company_id, subject_id, key)
                        values (:company, :subject, :key)
                        on conflict do nothing
                        """)
                .param("company", caller.company().value())
                .param("subject", subject)
                .param("key", fresh)
                .update();
        return db.sql("""
                        select key
                        from audit.subject_key
                        where company_id = :company
                          and subject_id = :subject
                        """)
                .param("company", caller.company().value())
                .param("subject", subject)
                .query((row, number) -> Objects.requireNonNull(row.getBytes(1)))
                .single();
    }

    private void keepChanges(Caller caller, Leaf leaf) {
        db.sql("""
                        insert into audit.detail (company_id, event_id, changes)
                        values (:company, :event, :changes::jsonb)
                        """)
                .param("company", caller.company().value())
                .param("event", leaf.id())
                .param("changes", json.writeValueAsString(leaf.changes()))
                .update();
    }
}
