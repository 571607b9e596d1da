package org.tallystick.platform.outbox;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.platform.AfterCommit;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Sql;

/** Where a deed leaves word of itself, in its own transaction, for whoever reacts after the commit. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class Outbox {
    private final JdbcClient db;
    private final Clock clock;
    private final ObjectProvider<OutboxWorker> worker;

    Outbox(JdbcClient db, Clock clock, ObjectProvider<OutboxWorker> worker) {
        this.db = db;
        this.clock = clock;
        this.worker = worker;
    }

    /** One event of a type about a thing; the payload is a JSON object. */
    public record Event(String type, UUID subject, String payload) {}

    public void publish(CompanyId company, String type, UUID subject, String payload) {
        publish(company, List.of(new Event(type, subject, payload)));
    }

    public void publish(CompanyId company, List<Event> events) {
        Instant now = clock.instant();
        db.sql("""
                        insert into platform.outbox_message
                            (company_id, message_id, type, subject_id, payload, recorded_at, next_attempt_at)
                        select :company, message_id, type, subject_id, payload::jsonb, :now, :now
                        from unnest(:ids::uuid[], :types::text[], :subjects::uuid[], :payloads::text[])
                             as event (message_id, type, subject_id, payload)
                        """)
                .param("company", company.value())
                .param("now", Sql.moment(now))
                .param("ids", events.stream().map(event -> Ids.next()).toArray(UUID[]::new))
                .param("types", events.stream().map(Event::type).toArray(String[]::new))
                .param("subjects", events.stream().map(Event::subject).toArray(UUID[]::new))
                .param("payloads", events.stream().map(Event::payload).toArray(String[]::new))
                .update();
        AfterCommit.run(() -> worker.ifAvailable(waiting -> waiting.nudge(company)));
    }
}
