package org.tallystick.collections;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Page;
import org.tallystick.platform.Sql;
import org.tallystick.receivables.OpenItemId;

/** The dunning runs, and why overdue items are in none of their notices. */
@Repository
@Transactional(readOnly = true)
public class DunningRuns {
    private static final UUID NOBODY = new UUID(0, 0);
    private static final String SELECT = """
            select run_id, on_day, approve, bank_on, started_at, started_by, customers, finished_at
            from collections.dunning_run
            where company_id = :company
            """;

    private final JdbcClient db;

    DunningRuns(JdbcClient db) {
        this.db = db;
    }

    /** How many notices of a run there are in a state and currency, and what they demand. */
    public record Total(NoticeState state, long notices, Money demanded) {
        /** Sent, or about to be. */
        public boolean isOnItsWay() {
            return state.isPending() || state == NoticeState.SENT;
        }
    }

    /** An overdue item without notice, and why; the place is one of the rule. */
    public record Left(
            OpenItemId item,
            CustomerId customer,
            String number,
            String place,
            @Nullable String detail) {}

    public Optional<DunningRun> find(CompanyId company, UUID id) {
        return db.sql(SELECT + "and run_id = :id")
                .param("company", company.value())
                .param("id", id)
                .query(DunningRuns::run)
                .optional();
    }

    /** The latest first. */
    public Page<DunningRun> list(CompanyId company, int page, int size) {
        List<DunningRun> rows = db.sql(SELECT + "order by on_day desc, run_id desc limit :size offset :skip")
                .param("company", company.value())
                .param("size", size)
                .param("skip", Page.offset(page, size))
                .query(DunningRuns::run)
                .list();
        long total = db.sql("select count(*) from collections.dunning_run where company_id = :company")
                .param("company", company.value())
                .query((row, number) -> row.getLong(1))
                .single();
        return new Page<>(rows, page, size, total);
    }

    /** Those that were begun and have not ended, the earliest day first. */
    List<DunningRun> unfinished(CompanyId company) {
        return db.sql(SELECT + "and finished_at is null order by on_day, run_id")
                .param("company", company.value())
                .query(DunningRuns::run)
                .list();
    }

    public List<Total> totals(CompanyId company, UUID run) {
        return db.sql("""
                        select state, currency, count(*) as notices, sum(total_minor)::bigint as total_minor
                        from collections.notice
                        where company_id = :company
                          and run_id = :run
                        group by state, currency
                        order by state, currency
                        """)
                .param("company", company.value())
                .param("run", run)
                .query((row, number) -> new Total(
                        NoticeState.valueOf(Sql.text(row, "state")),
                        row.getLong("notices"),
                        Sql.money(row, "total_minor")))
                .list();
    }

    /** How many notices of a run were held back or failed, by the code of the reason. */
    public Map<String, Long> suppressed(CompanyId company, UUID run) {
        Map<String, Long> found = new TreeMap<>();
        db.sql("""
                        select coalesce(substring(reason from '^[A-Z_]+(?=:)'), state) as code, count(*) as notices
                        from collections.notice
                        where company_id = :company
                          and run_id = :run
                          and state in ('SUPPRESSED', 'FAILED')
                        group by 1
                        """)
                .param("company", company.value())
                .param("run", run)
                .query((row, number) -> found.put(Sql.text(row, "code"), row.getLong("notices")))
                .list();
        return found;
    }

    public List<Left> left(CompanyId company, UUID run, int limit) {
        return db.sql("""
                        select l.open_item_id, i.customer_id, i.number, l.place, l.detail
                        from collections.left_item l
                        join receivables.open_item i on i.company_id = l.company_id and i.open_item_id = l.open_item_id
                        where l.company_id = :company
                          and l.run_id = :run
                        order by i.number, i.installment
                        limit :limit
                        """)
                .param("company", company.value())
                .param("run", run)
                .param("limit", limit)
                .query((row, number) -> new Left(
                        new OpenItemId(Sql.uuid(row, "open_item_id")),
                        new CustomerId(Sql.uuid(row, "customer_id")),
                        Sql.text(row, "number"),
                        Sql.text(row, "place"),
                        row.getString("detail")))
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(CompanyId company, DunningRun run) {
        db.sql("""
                        insert into collections.dunning_run
                            (company_id, run_id, on_day, approve, bank_on, started_at, started_by)
                        values (:company, :id, :on, :approve, :bankOn, :at, :by)
                        """)
                .param("company", company.value())
                .param("id", run.id())
                .param("on", run.on())
                .param("approve", run.approve())
                .param("bankOn", run.bankOn())
                .param("at", Sql.moment(run.startedAt()))
                .param("by", run.startedBy())
                .update();
    }

    /** The customer up to whom a run has proposed, the run locked; empty when it has ended. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<UUID> lockReached(CompanyId company, UUID run) {
        return db.sql("""
                        select reached
                        from collections.dunning_run
                        where company_id = :company
                          and run_id = :run
                          and finished_at is null
                        for no key update
                        """)
                .param("company", company.value())
                .param("run", run)
                .query((row, number) -> Objects.requireNonNullElse(row.getObject("reached", UUID.class), NOBODY))
                .optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void advance(CompanyId company, UUID run, UUID reached, int customers) {
        db.sql("""
                        update collections.dunning_run
                        set reached = :reached, customers = customers + :customers
                        where company_id = :company
                          and run_id = :run
                        """)
                .param("company", company.value())
                .param("run", run)
                .param("reached", reached)
                .param("customers", customers)
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void finish(CompanyId company, UUID run, Instant at) {
        db.sql("update collections.dunning_run set finished_at = :at where company_id = :company and run_id = :run")
                .param("company", company.value())
                .param("run", run)
                .param("at", Sql.moment(at))
                .update();
    }

    /** Whether a run of a day or a later one was begun. */
    boolean isBegun(CompanyId company, LocalDate day) {
        return db.sql("""
                        select exists (
                          select from collections.dunning_run
                          where company_id = :company
                            and on_day >= :day)
                        """)
                .param("company", company.value())
                .param("day", day)
                .query((row, number) -> row.getBoolean(1))
                .single();
    }

    private static DunningRun run(ResultSet row, int number) throws SQLException {
        return new DunningRun(
                Sql.uuid(row, "run_id"),
                Sql.date(row, "on_day"),
                row.getBoolean("approve"),
                Sql.dateOrNull(row, "bank_on"),
                Sql.instant(row, "started_at"),
                Sql.text(row, "started_by"),
                row.getInt("customers"),
                Sql.instantOrNull(row, "finished_at"));
    }
}
