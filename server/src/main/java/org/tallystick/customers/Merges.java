package org.tallystick.customers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;

/** The merges of a company, those that were undone too. */
@Repository
@Transactional(readOnly = true)
public class Merges {
    private static final String SELECT = """
            select m.merge_id, m.merged_id, m.survivor_id, m.reason, m.merged_on, m.recorded_at, m.recorded_by, u.undone_on,
                   u.reason as undo_reason
            from customers.merge m
            left join customers.merge_undo u on u.company_id = m.company_id and u.merge_id = m.merge_id
            where m.company_id = :company
            """;

    private final JdbcClient db;
    private final BusinessClock clock;

    Merges(JdbcClient db, BusinessClock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** The latest first. */
    public List<Merge> list(CompanyId company, int limit) {
        return db.sql(SELECT + "order by m.merge_id desc limit :limit")
                .param("company", company.value())
                .param("limit", limit)
                .query(Merges::merge)
                .list();
    }

    /** The one by which a customer is merged now. */
    public Optional<Merge> holding(CompanyId company, CustomerId merged) {
        return db.sql(SELECT + "and m.merged_id = :merged and u.merge_id is null")
                .param("company", company.value())
                .param("merged", merged.value())
                .query(Merges::merge)
                .optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(Caller caller, Merge merge) {
        db.sql("""
                        insert into customers.merge
                            (company_id, merge_id, merged_id, survivor_id, reason, merged_on, recorded_at, recorded_by)
                        values (:company, :id, :merged, :survivor, :reason, :on, :at, :by)
                        """)
                .param("company", caller.company().value())
                .param("id", merge.id())
                .param("merged", merge.merged().value())
                .param("survivor", merge.survivor().value())
                .param("reason", merge.reason())
                .param("on", merge.mergedOn())
                .param("at", Sql.moment(merge.recordedAt()))
                .param("by", merge.recordedBy())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void undo(Caller caller, UUID merge, LocalDate on, String reason) {
        db.sql("""
                        insert into customers.merge_undo
                            (company_id, merge_id, reason, undone_on, recorded_at, recorded_by)
                        values (:company, :id, :reason, :on, :at, :by)
                        """)
                .param("company", caller.company().value())
                .param("id", merge)
                .param("reason", reason)
                .param("on", on)
                .param("at", Sql.moment(clock.now()))
                .param("by", caller.actor().reference())
                .update();
    }

    private static Merge merge(ResultSet row, int number) throws SQLException {
        return new Merge(
                Sql.uuid(row, "merge_id"),
                new CustomerId(Sql.uuid(row, "merged_id")),
                new CustomerId(Sql.uuid(row, "survivor_id")),
                Sql.text(row, "reason"),
                Sql.date(row, "merged_on"),
                Sql.instant(row, "recorded_at"),
                Sql.text(row, "recorded_by"),
                Sql.dateOrNull(row, "undone_on"),
                row.getString("undo_reason"));
    }
}
