package org.tallystick.collections;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.collections.dunning.Place;
import org.tallystick.lib.collections.dunning.Tone;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Page;
import org.tallystick.platform.Sql;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItemId;

/** The notices of a company, with what they list. */
@Repository
@Transactional(readOnly = true)
public class Notices {
    private static final String SELECT = """
            select notice_id, run_id, customer_id, currency, number, policy_id, policy_version, level, tone, on_day,
                   total_minor, state, reason, send_from, sent_at
            from collections.notice
            where company_id = :company
            """;

    private final JdbcClient db;

    Notices(JdbcClient db) {
        this.db = db;
    }

    /** A step a notice took. */
    public record Step(NoticeState state, @Nullable String reason, Instant at, String by) {}

    public Optional<Notice> find(CompanyId company, UUID id) {
        return db.sql(SELECT + "and notice_id = :id")
                .param("company", company.value())
                .param("id", id)
                .query(Notices::notice)
                .optional();
    }

    public Page<Notice> ofRun(CompanyId company, UUID run, int page, int size) {
        List<Notice> rows = db.sql(SELECT + """
                          and run_id = :run
                        order by level desc, total_minor desc, notice_id
                        limit :size offset :skip
                        """)
                .param("company", company.value())
                .param("run", run)
                .param("size", size)
                .param("skip", Page.offset(page, size))
                .query(Notices::notice)
                .list();
        long total = db.sql("select count(*) from collections.notice where company_id = :company and run_id = :run")
                .param("company", company.value())
                .param("run", run)
                .query((row, number) -> row.getLong(1))
                .single();
        return new Page<>(rows, page, size, total);
    }

    /** The latest first. */
    public List<Notice> ofCustomer(CompanyId company, CustomerId customer, int limit) {
        return db.sql(SELECT + "and customer_id = :customer order by notice_id desc limit :limit")
                .param("company", company.value())
                .param("customer", customer.value())
                .param("limit", limit)
                .query(Notices::notice)
                .list();
    }

    public List<Step> steps(CompanyId company, UUID notice) {
        return db.sql("""
                        select state, reason, at, by
                        from collections.notice_step
                        where company_id = :company
                          and notice_id = :notice
                        order by at, array_position(
                            array['PROPOSED', 'APPROVED', 'SENDING', 'FAILED', 'SENT', 'SUPPRESSED'], state)
                        """)
                .param("company", company.value())
                .param("notice", notice)
                .query((row, number) -> new Step(
                        NoticeState.valueOf(Sql.text(row, "state")),
                        row.getString("reason"),
                        Sql.instant(row, "at"),
                        Sql.text(row, "by")))
                .list();
    }

    /** What a notice lists, the oldest due first; also what somebody took off. */
    public List<NoticeLine> lines(CompanyId company, UUID notice) {
        return db.sql("""
                        select n.open_item_id, i.kind, i.document_id, i.number, i.installment, i.purchase_order, i.document_on, i.due_on,
                               i.currency, n.place, n.level, n.amount_minor, n.days, n.left_out
                        from collections.notice_item n
                        join receivables.open_item i on i.company_id = n.company_id and i.open_item_id = n.open_item_id
                        where n.company_id = :company
                          and n.notice_id = :notice
                        order by i.due_on, i.number, i.installment
                        """)
                .param("company", company.value())
                .param("notice", notice)
                .query(Notices::line)
                .list();
    }

    /** Approved ones that wait to be handed on, by a moment. */
    List<Notice> toRelease(CompanyId company, Instant by, int limit) {
        return db.sql(SELECT + """
                          and state = 'APPROVED'
                          and released_at is null
                          and (send_from is null or send_from <= :by)
                        order by notice_id
                        limit :limit
                        for update skip locked
                        """)
                .param("company", company.value())
                .param("by", Sql.moment(by))
                .param("limit", limit)
                .query(Notices::notice)
                .list();
    }

    Optional<Notice> lock(CompanyId company, UUID id) {
        return db.sql(SELECT + "and notice_id = :id for update")
                .param("company", company.value())
                .param("id", id)
                .query(Notices::notice)
                .optional();
    }

    /** Those of a run in a state, locked in the order of their ids. */
    List<Notice> lock(CompanyId company, UUID run, NoticeState state, int limit) {
        return db.sql(SELECT + """
                          and run_id = :run
                          and state = :state
                        order by notice_id
                        limit :limit
                        for update
                        """)
                .param("company", company.value())
                .param("run", run)
                .param("state", state.name())
                .param("limit", limit)
                .query(Notices::notice)
                .list();
    }

    /** The highest level that was sent about what a notice steps; 0: none. */
    int sentLevel(CompanyId company, UUID notice) {
        return db.sql("""
                        select coalesce(max(before.level), 0)
                        from collections.notice_item now
                        join collections.notice_item before
                          on before.company_id = now.company_id and before.open_item_id = now.open_item_id
                        join collections.notice n on n.company_id = before.company_id and n.notice_id = before.notice_id
                        where now.company_id = :company
                          and now.notice_id = :notice
                          and now.place = 'STEPS'
                          and now.left_out is null
                          and before.place = 'STEPS'
                          and before.left_out is null
                          and n.state = 'SENT'
                        """)
                .param("company", company.value())
                .param("notice", notice)
                .query((row, number) -> row.getInt(1))
                .single();
    }

    /** Whether a later one took the place of a notice. */
    boolean hasLater(CompanyId company, Notice notice) {
        return db.sql("""
                        select exists (
                          select from collections.notice
                          where company_id = :company
                            and customer_id = :customer
                            and currency = :currency
                            and notice_id > :notice
                            and state <> 'SUPPRESSED')
                        """)
                .param("company", company.value())
                .param("customer", notice.customer().value())
                .param("currency", notice.total().currency().code())
                .param("notice", notice.id())
                .query((row, number) -> row.getBoolean(1))
                .single();
    }

    private static Notice notice(ResultSet row, int number) throws SQLException {
        return new Notice(
                Sql.uuid(row, "notice_id"),
                Sql.uuid(row, "run_id"),
                new CustomerId(Sql.uuid(row, "customer_id")),
                Sql.text(row, "number"),
                Sql.uuid(row, "policy_id"),
                row.getInt("policy_version"),
                row.getInt("level"),
                Tone.valueOf(Sql.text(row, "tone")),
                Sql.date(row, "on_day"),
                Sql.money(row, "total_minor"),
                NoticeState.valueOf(Sql.text(row, "state")),
                row.getString("reason"),
                Sql.instantOrNull(row, "send_from"),
                Sql.instantOrNull(row, "sent_at"));
    }

    private static NoticeLine line(ResultSet row, int number) throws SQLException {
        return new NoticeLine(
                new OpenItemId(Sql.uuid(row, "open_item_id")),
                OpenItem.Kind.valueOf(Sql.text(row, "kind")),
                Sql.uuid(row, "document_id"),
                Sql.text(row, "number"),
                row.getInt("installment"),
                row.getString("purchase_order"),
                Sql.date(row, "document_on"),
                Sql.date(row, "due_on"),
                Place.valueOf(Sql.text(row, "place")),
                row.getInt("level"),
                Sql.money(row, "amount_minor"),
                row.getInt("days"),
                row.getString("left_out"));
    }
}
