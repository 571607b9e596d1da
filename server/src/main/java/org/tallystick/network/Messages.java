package org.tallystick.network;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.customers.CustomerId;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Page;
import org.tallystick.platform.Sql;

/** Messages and the steps they came through; a step is never changed. */
@Repository
@Transactional(readOnly = true)
public class Messages {
    private static final String FROM = """
            from network.message m
            join lateral (
              select s.state, s.reason
              from network.message_step s
              where s.company_id = m.company_id
                and s.message_id = m.message_id
              order by s.position desc
              limit 1) latest on true
            where m.company_id = :company
            """;
    private static final String SELECT = """
            select m.message_id, m.document_type, m.document_id, m.number, m.customer_id, m.receiver, m.artefact_id,
                   m.sha256, m.owner, m.made_at, latest.state, latest.reason
            """ + FROM;
    private static final String IN_STATE = " and (:state::text is null or latest.state = :state) ";

    private final JdbcClient db;

    Messages(JdbcClient db) {
        this.db = db;
    }

    public Optional<Message> find(CompanyId company, UUID id) {
        return db.sql(SELECT + "and m.message_id = :id")
                .param("company", company.value())
                .param("id", id)
                .query(Messages::message)
                .optional();
    }

    /** Those of a document, the latest first. */
    public List<Message> ofDocument(CompanyId company, UUID document) {
        return db.sql(SELECT + "and m.document_id = :document order by m.made_at desc, m.message_id desc limit 100")
                .param("company", company.value())
                .param("document", document)
                .query(Messages::message)
                .list();
    }

    public Page<Message> list(CompanyId company, @Nullable MessageState state, int page, int size) {
        List<Message> rows = db.sql(
                        SELECT + IN_STATE + "order by m.made_at desc, m.message_id desc limit :size offset :skip")
                .param("company", company.value())
                .param("state", state == null ? null : state.name())
                .param("size", size)
                .param("skip", Page.offset(page, size))
                .query(Messages::message)
                .list();
        long total = db.sql("select count(*) " + FROM + IN_STATE)
                .param("company", company.value())
                .param("state", state == null ? null : state.name())
                .query((row, number) -> row.getLong(1))
                .single();
        return new Page<>(rows, page, size, total);
    }

    public List<Message.Step> steps(CompanyId company, UUID id) {
        return db.sql("""
                        select state, reason, told_by, happened_at
                        from network.message_step
                        where company_id = :company
                          and message_id = :id
                        order by position
                        """)
                .param("company", company.value())
                .param("id", id)
                .query((row, number) -> new Message.Step(
                        MessageState.valueOf(Sql.text(row, "state")),
                        row.getString("reason"),
                        Sql.text(row, "told_by"),
                        Sql.instant(row, "happened_at")))
                .list();
    }

    byte[] content(CompanyId company, UUID id) {
        return db.sql("select content from network.message where company_id = :company and message_id = :id")
                .param("company", company.value())
                .param("id", id)
                .query(byte[].class)
                .single();
    }

    /** Those it is time to ask about. */
    List<UUID> due(CompanyId company, Instant now, int limit) {
        return db.sql("""
                        select message_id
                        from network.message
                        where company_id = :company
                          and next_look_at <= :now
                        order by next_look_at, message_id
                        limit :limit
                        """)
                .param("company", company.value())
                .param("now", Sql.moment(now))
                .param("limit", limit)
                .query((row, number) -> Sql.uuid(row, "message_id"))
                .list();
    }

    /** A message that is there already stays as it is. */
    @Transactional(propagation = Propagation.MANDATORY)
    void insert(CompanyId company, Message message, byte[] content) {
        db.sql("""
                        insert into network.message
                            (company_id, message_id, document_type, document_id, number, customer_id, receiver, artefact_id,
                             sha256, content, owner, made_at)
                        values (:company, :id, :type, :document, :number, :customer, :receiver, :artefact, :hash, :content,
                                :owner, :at)
                        on conflict do nothing
                        """)
                .param("company", company.value())
                .param("id", message.id())
                .param("type", message.documentType())
                .param("document", message.document())
                .param("number", message.number())
                .param("customer", message.customer().value())
                .param("receiver", message.receiver())
                .param("artefact", message.artefact())
                .param("hash", HexFormat.of().parseHex(message.sha256()))
                .param("content", content)
                .param("owner", message.owner())
                .param("at", Sql.moment(message.madeAt()))
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void lock(CompanyId company, UUID id) {
        db.sql("""
                        select message_id
                        from network.message
                        where company_id = :company
                          and message_id = :id
                        for no key update
                        """)
                .param("company", company.value())
                .param("id", id)
                .query((row, number) -> Sql.uuid(row, "message_id"))
                .single();
    }

    /** False when it was at that position already. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean step(CompanyId company, UUID id, Message.Step step) {
        return db.sql("""
                        insert into network.message_step
                            (company_id, message_id, position, state, reason, told_by, happened_at)
                        values (:company, :id, :position, :state, :reason, :by, :at)
                        on conflict do nothing
                        """)
                        .param("company", company.value())
                        .param("id", id)
                        .param("position", step.state().position())
                        .param("state", step.state().name())
                        .param("reason", step.reason())
                        .param("by", step.toldBy())
                        .param("at", Sql.moment(step.at()))
                        .update()
                == 1;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    int looks(CompanyId company, UUID id) {
        return db.sql("select looks from network.message where company_id = :company and message_id = :id")
                .param("company", company.value())
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    /** When to ask next; null for never again. */
    @Transactional(propagation = Propagation.MANDATORY)
    void lookAgain(CompanyId company, UUID id, @Nullable Instant at, int looks) {
        db.sql("""
                        update network.message
                        set next_look_at = :at, looks = :looks
                        where company_id = :company
                          and message_id = :id
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("at", at == null ? null : Sql.moment(at))
                .param("looks", looks)
                .update();
    }

    private static Message message(ResultSet row, int number) throws SQLException {
        return new Message(
                Sql.uuid(row, "message_id"),
                Sql.text(row, "document_type"),
                Sql.uuid(row, "document_id"),
                Sql.text(row, "number"),
                new CustomerId(Sql.uuid(row, "customer_id")),
                Sql.text(row, "receiver"),
                Sql.uuid(row, "artefact_id"),
                HexFormat.of().formatHex(row.getBytes("sha256")),
                Sql.uuidOrNull(row, "owner"),
                Sql.instant(row, "made_at"),
                MessageState.valueOf(Sql.text(row, "state")),
                row.getString("reason"));
    }
}
