package org.tallystick.providers;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Sql;
import org.tallystick.platform.outbox.Outbox;

/** The messages of providers, each once, as they came. */
@Repository
@Transactional
public class Inbox {
    static final String CAME = "provider.message";

    private final JdbcClient db;
    private final Outbox outbox;
    private final BusinessClock clock;

    Inbox(JdbcClient db, Outbox outbox, BusinessClock clock) {
        this.db = db;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What a message says has changed. */
    record Hint(String provider, ProviderEvent.Subject subject, String object) {}

    /** Keeps a message and leaves word to look at what it names; false when it came before. */
    boolean keep(CompanyId company, String provider, ProviderEvent event, byte[] raw) {
        UUID id = Ids.next();
        int kept = db.sql("""
                        insert into providers.inbox
                            (company_id, inbox_id, provider, event_id, kind, subject, object_id, content, received_at)
                        values (:company, :id, :provider, :event, :kind, :subject, :object, :content, :at)
                        on conflict (company_id, provider, event_id) do nothing
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("provider", provider)
                .param("event", event.id())
                .param("kind", event.kind())
                .param("subject", event.subject().name())
                .param("object", event.object())
                .param("content", raw)
                .param("at", Sql.moment(clock.now()))
                .update();
        if (kept == 1) {
            outbox.publish(company, CAME, id, "{}");
        }
        return kept == 1;
    }

    @Transactional(readOnly = true)
    Optional<Hint> find(CompanyId company, UUID id) {
        return db.sql("""
                        select provider, subject, object_id
                        from providers.inbox
                        where company_id = :company
                          and inbox_id = :id
                        """)
                .param("company", company.value())
                .param("id", id)
                .query((row, number) -> new Hint(
                        Sql.text(row, "provider"),
                        ProviderEvent.Subject.valueOf(Sql.text(row, "subject")),
                        Sql.text(row, "object_id")))
                .optional();
    }

    void outcome(CompanyId company, UUID id, String outcome) {
        db.sql("""
                        update providers.inbox
                        set outcome = :outcome
                        where company_id = :company
                          and inbox_id = :id
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("outcome", outcome)
                .update();
    }

    /** Counts a message whose signature is wrong; nothing else of it is kept. */
    void refuse(CompanyId company, String provider) {
        db.sql("""
                        insert into providers.refused_message as refused (company_id, provider, refused_on, messages)
                        values (:company, :provider, :on, 1)
                        on conflict (company_id, provider, refused_on) do update set messages = refused.messages + 1
                        """)
                .param("company", company.value())
                .param("provider", provider)
                .param("on", clock.today(company))
                .update();
    }

    /** How many were refused since a day. */
    @Transactional(readOnly = true)
    public long refusedSince(CompanyId company, String provider, LocalDate day) {
        return db.sql("""
                        select coalesce(sum(messages), 0)::bigint
                        from providers.refused_message
                        where company_id = :company
                          and provider = :provider
                          and refused_on >= :day
                        """)
                .param("company", company.value())
                .param("provider", provider)
                .param("day", day)
                .query((row, number) -> row.getLong(1))
                .single();
    }
}
