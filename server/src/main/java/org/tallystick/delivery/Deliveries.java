package org.tallystick.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.customers.CustomerId;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Page;
import org.tallystick.platform.Sql;

/** Who was sent what, when, and whether it worked. */
@Repository
@Transactional(readOnly = true)
public class Deliveries {
    private static final String FROM = """
            from delivery.delivery d
            left join invoicing.invoice i on i.company_id = d.company_id and i.invoice_id = d.subject_id
            left join invoicing.credit_memo m on m.company_id = d.company_id and m.credit_memo_id = d.subject_id
            left join delivery.receipt q on q.company_id = d.company_id and q.receipt_id = d.subject_id
            left join payments.payment p on p.company_id = q.company_id and p.payment_id = q.payment_id
            left join debits.debit n on n.company_id = d.company_id and n.debit_id = d.subject_id
            left join payments.mandate a on a.company_id = n.company_id and a.mandate_id = n.mandate_id
            left join debits.run r on r.company_id = n.company_id and r.run_id = n.run_id
            left join statements.statement s on s.company_id = d.company_id and s.statement_id = d.subject_id
            left join documents.request k on k.company_id = d.company_id and k.request_id = d.subject_id
            left join latefees.note g on g.company_id = d.company_id and g.note_id = d.subject_id
            left join collections.notice c on c.company_id = d.company_id and c.notice_id = d.subject_id
            left join disputes.letter l on l.company_id = d.company_id and l.letter_id = d.subject_id
            left join disputes.dispute u on u.company_id = l.company_id and u.dispute_id = l.dispute_id
            where d.company_id = :company
            """;

    private static final String SELECT = """
            select d.delivery_id, d.subject_type, d.subject_id, coalesce(i.number, m.number, p.number, a.reference || ' ' || r.collect_on,
                            k.asked_on::text, s.number, g.number, c.number, u.number) as number,
                   d.customer_id,
                   d.channel, d.recipient, d.state, d.artefact_id, d.failure, d.queued_at, d.sent_at
            """ + FROM;

    /** What somebody must still look after. */
    private static final String ASTRAY = """
              and exists (
                select
                from delivery.follow_up f
                where f.company_id = d.company_id
                  and f.delivery_id = d.delivery_id
                  and f.done_on is null)
            """;

    private final JdbcClient db;

    Deliveries(JdbcClient db) {
        this.db = db;
    }

    public Optional<Delivery> find(CompanyId company, UUID id) {
        return db.sql(SELECT + "and d.delivery_id = :id")
                .param("company", company.value())
                .param("id", id)
                .query(Deliveries::delivery)
                .optional();
    }

    /** Those of the ids that exist, by id. */
    Map<UUID, Delivery> byIds(CompanyId company, Collection<UUID> ids) {
        return db
                .sql(SELECT + "and d.delivery_id = any(:ids)")
                .param("company", company.value())
                .param("ids", ids.toArray(UUID[]::new))
                .query(Deliveries::delivery)
                .list()
                .stream()
                .collect(Collectors.toMap(Delivery::id, Function.identity()));
    }

    /** All deliveries of an invoice or credit memo, the newest first. */
    public List<Delivery> ofDocument(CompanyId company, UUID document) {
        return db.sql(SELECT + "and d.subject_id = :document order by d.queued_at desc, d.delivery_id desc limit 200")
                .param("company", company.value())
                .param("document", document)
                .query(Deliveries::delivery)
                .list();
    }

    /** All deliveries to a customer, the newest first. */
    public Page<Delivery> ofCustomer(CompanyId company, CustomerId customer, int page, int size) {
        List<Delivery> rows = db.sql(SELECT + """
                          and d.customer_id = :customer
                        order by d.queued_at desc, d.delivery_id desc
                        limit :size offset :skip
                        """)
                .param("company", company.value())
                .param("customer", customer.value())
                .param("size", size)
                .param("skip", Page.offset(page, size))
                .query(Deliveries::delivery)
                .list();
        long total = db.sql("select count(*) " + FROM + "and d.customer_id = :customer")
                .param("company", company.value())
                .param("customer", customer.value())
                .query((row, number) -> row.getLong(1))
                .single();
        return new Page<>(rows, page, size, total);
    }

    /** What did not reach its recipient and waits for a person: not sent, failed, or come back. */
    public Page<Delivery> astray(CompanyId company, int page, int size) {
        List<Delivery> rows = db.sql(
                        SELECT + ASTRAY + "order by d.queued_at desc, d.delivery_id desc limit :size offset :skip")
                .param("company", company.value())
                .param("size", size)
                .param("skip", Page.offset(page, size))
                .query(Deliveries::delivery)
                .list();
        long total = db.sql("select count(*) " + FROM + ASTRAY)
                .param("company", company.value())
                .query((row, number) -> row.getLong(1))
                .single();
        return new Page<>(rows, page, size, total);
    }

    /** The document of a type that was queued last. */
    Optional<UUID> latest(CompanyId company, Delivery.SubjectType type) {
        return db.sql("""
                        select subject_id
                        from delivery.delivery
                        where company_id = :company
                          and subject_type = :type
                        order by queued_at desc
                        limit 1
                        """)
                .param("company", company.value())
                .param("type", type.name())
                .query((row, number) -> Sql.uuid(row, "subject_id"))
                .optional();
    }

    /** How many documents wait for the next print batch. */
    public long waitingForPrint(CompanyId company) {
        return db.sql("select count(*) " + FROM + "and d.channel = 'PRINT' and d.state = 'QUEUED'")
                .param("company", company.value())
                .query((row, number) -> row.getLong(1))
                .single();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(CompanyId company, Delivery delivery, @Nullable UUID instead) {
        db.sql("""
                        insert into delivery.delivery
                            (company_id, delivery_id, subject_type, subject_id, customer_id, channel, recipient, state,
                             queued_at, rerouted_from)
                        values (:company, :id, :type, :subject, :customer, :channel, :recipient, 'QUEUED', :at, :from)
                        """)
                .param("company", company.value())
                .param("id", delivery.id())
                .param("type", delivery.subjectType().name())
                .param("subject", delivery.subject())
                .param("customer", delivery.customer().value())
                .param("channel", delivery.channel().name())
                .param("recipient", delivery.recipient())
                .param("at", Sql.moment(delivery.queuedAt()))
                .param("from", instead)
                .update();
    }

    /** The oldest documents to be printed, locked: two batches never print the same one. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<UUID> lockForPrint(CompanyId company, int limit) {
        return db.sql("""
                        select delivery_id
                        from delivery.delivery
                        where company_id = :company
                          and channel = 'PRINT'
                          and state = 'QUEUED'
                        order by queued_at, delivery_id
                        limit :limit
                        for no key update skip locked
                        """)
                .param("company", company.value())
                .param("limit", limit)
                .query((row, number) -> Sql.uuid(row, "delivery_id"))
                .list();
    }

    /** What left, and when: the first time counts. */
    @Transactional(propagation = Propagation.MANDATORY)
    void left(CompanyId company, UUID delivery, UUID artefact, Instant at) {
        db.sql("""
                        update delivery.delivery
                        set artefact_id = coalesce(artefact_id, :artefact), sent_at = coalesce(sent_at, :at)
                        where company_id = :company
                          and delivery_id = :id
                        """)
                .param("company", company.value())
                .param("id", delivery)
                .param("artefact", artefact)
                .param("at", Sql.moment(at))
                .update();
    }

    /** Only the course of deliveries says where they stand. */
    @Transactional(propagation = Propagation.MANDATORY)
    void stand(CompanyId company, UUID delivery, Delivery.State state, @Nullable String failure) {
        db.sql("""
                        update delivery.delivery
                        set state = :state, failure = :failure
                        where company_id = :company
                          and delivery_id = :id
                        """)
                .param("company", company.value())
                .param("id", delivery)
                .param("state", state.name())
                .param("failure", failure)
                .update();
    }

    /** What is known of a document is taken in one after the other, for all its recipients. */
    @Transactional(propagation = Propagation.MANDATORY)
    void lockDocument(CompanyId company, UUID subject) {
        db.sql(
                        "select pg_advisory_xact_lock(hashtextextended('delivery:' || :company::text || :subject::text, 0)) is null")
                .param("company", company.value())
                .param("subject", subject)
                .query((row, number) -> row.getBoolean(1))
                .single();
    }

    private static Delivery delivery(ResultSet row, int number) throws SQLException {
        return new Delivery(
                Sql.uuid(row, "delivery_id"),
                Delivery.SubjectType.valueOf(Sql.text(row, "subject_type")),
                Sql.uuid(row, "subject_id"),
                row.getString("number"),
                new CustomerId(Sql.uuid(row, "customer_id")),
                Delivery.Channel.valueOf(Sql.text(row, "channel")),
                Sql.text(row, "recipient"),
                Delivery.State.valueOf(Sql.text(row, "state")),
                row.getObject("artefact_id", UUID.class),
                row.getString("failure"),
                Sql.instant(row, "queued_at"),
                Sql.instantOrNull(row, "sent_at"));
    }
}
