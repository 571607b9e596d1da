package org.tallystick.platform.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;

/** The messages that wait. Whoever claims one has it for a while; who dies with it loses it to the next. */
@Repository
@Transactional
public class OutboxQueue {
    private static final Duration CLAIM = Duration.ofMinutes(5);
    private static final int MAX_ATTEMPTS = 8;

    private final JdbcClient db;
    private final Clock clock;

    OutboxQueue(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** A message that no longer is tried, and why. */
    public record Parked(UUID id, String type, UUID subject, String reason) {}

    /** In the order of their writing, which {@code returning} alone does not keep. */
    List<OutboxMessage> claim(CompanyId company, int limit) {
        return db.sql("""
                        with claimed as (
                          update platform.outbox_message
                          set attempts = attempts + 1, next_attempt_at = :later
                          where company_id = :company
                            and message_id in (
                              select message_id
                              from platform.outbox_message
                              where company_id = :company
                                and parked_reason is null
                                and next_attempt_at <= :now
                              order by next_attempt_at, message_id
                              limit :limit
                              for update skip locked)
                          returning message_id, type, subject_id, payload, attempts)
                        select message_id, type, subject_id, payload, attempts
                        from claimed
                        order by message_id
                        """)
                .param("company", company.value())
                .param("now", Sql.moment(clock.instant()))
                .param("later", Sql.moment(clock.instant().plus(CLAIM)))
                .param("limit", limit)
                .query((row, number) -> message(company, row))
                .list();
    }

    /** False when this handler has dealt with the message before. */
    boolean receipt(OutboxMessage message, String handler) {
        return db.sql("""
                                insert into platform.outbox_receipt (company_id, message_id, handler)
                                values (:company, :message, :handler)
                                on conflict do nothing
                                """)
                        .param("company", message.company().value())
                        .param("message", message.id())
                        .param("handler", handler)
                        .update()
                == 1;
    }

    void delivered(OutboxMessage message) {
        db.sql("""
                        delete from platform.outbox_message
                        where company_id = :company
                          and message_id = :message
                        """)
                .param("company", message.company().value())
                .param("message", message.id())
                .update();
    }

    /** Tries again later, each time waiting twice as long; after the last attempt the message is parked with the reason. */
    void failed(OutboxMessage message, String reason) {
        boolean park = message.attempts() >= MAX_ATTEMPTS;
        Duration pause = Duration.ofSeconds(5L << Math.min(message.attempts(), 10));
        db.sql("""
                        update platform.outbox_message
                        set next_attempt_at = :next, parked_reason = case when :park then :reason end
                        where company_id = :company
                          and message_id = :message
                        """)
                .param("company", message.company().value())
                .param("message", message.id())
                .param("next", Sql.moment(clock.instant().plus(pause)))
                .param("park", park)
                .param("reason", reason)
                .update();
    }

    @Transactional(readOnly = true)
    public List<Parked> parked(CompanyId company) {
        return db.sql("""
                        select message_id, type, subject_id, parked_reason
                        from platform.outbox_message
                        where company_id = :company
                          and parked_reason is not null
                        order by message_id
                        limit 200
                        """)
                .param("company", company.value())
                .query((row, number) -> new Parked(
                        Sql.uuid(row, "message_id"),
                        Sql.text(row, "type"),
                        Sql.uuid(row, "subject_id"),
                        Sql.text(row, "parked_reason")))
                .list();
    }

    /** Takes parked messages up again. */
    public int retryParked(CompanyId company) {
        return db.sql("""
                        update platform.outbox_message
                        set parked_reason = null, attempts = 0, next_attempt_at = :now
                        where company_id = :company
                          and parked_reason is not null
                        """)
                .param("company", company.value())
                .param("now", Sql.moment(clock.instant()))
                .update();
    }

    private static OutboxMessage message(CompanyId company, ResultSet row) throws SQLException {
        return new OutboxMessage(
                company,
                Sql.uuid(row, "message_id"),
                Sql.text(row, "type"),
                Sql.uuid(row, "subject_id"),
                Sql.text(row, "payload"),
                row.getInt("attempts"));
    }
}
