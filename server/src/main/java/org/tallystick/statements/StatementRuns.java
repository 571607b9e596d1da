package org.tallystick.statements;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Page;
import org.tallystick.platform.Sql;

/** The runs that draw statements up, and the accounts they held back. */
@Repository
@Transactional(readOnly = true)
public class StatementRuns {
    private static final UUID NOBODY = new UUID(0, 0);
    private static final String SELECT = """
            select run_id, to_on, style, customer_id, known_at, started_by, skipped, finished_at
            from statements.run
            where company_id = :company
            """;

    private final JdbcClient db;

    StatementRuns(JdbcClient db) {
        this.db = db;
    }

    /** How many statements of a run there are in one currency, and what they close with. */
    public record Total(long statements, Money closing) {}

    /** An account without statement, and why. */
    public record HeldBack(CustomerId customer, CurrencyCode currency, String reason) {}

    public Optional<StatementRun> find(CompanyId company, UUID id) {
        return db.sql(SELECT + "and run_id = :id")
                .param("company", company.value())
                .param("id", id)
                .query(StatementRuns::run)
                .optional();
    }

    /** The runs for all customers, the latest first. */
    public Page<StatementRun> list(CompanyId company, int page, int size) {
        List<StatementRun> rows = db.sql(SELECT + """
                          and customer_id is null
                        order by to_on desc, run_id desc
                        limit :size offset :skip
                        """)
                .param("company", company.value())
                .param("size", size)
                .param("skip", Page.offset(page, size))
                .query(StatementRuns::run)
                .list();
        long total = db.sql("select count(*) from statements.run where company_id = :company and customer_id is null")
                .param("company", company.value())
                .query((row, number) -> row.getLong(1))
                .single();
        return new Page<>(rows, page, size, total);
    }

    /** Those that were begun and have not ended, the earliest day first. */
    List<StatementRun> unfinished(CompanyId company) {
        return db.sql(SELECT + "and finished_at is null order by to_on, run_id")
                .param("company", company.value())
                .query(StatementRuns::run)
                .list();
    }

    public List<Total> totals(CompanyId company, UUID run) {
        return db.sql("""
                        select currency, count(*) as statements, sum(closing_minor)::bigint as closing_minor
                        from statements.statement
                        where company_id = :company
                          and run_id = :run
                        group by currency
                        order by currency
                        """)
                .param("company", company.value())
                .param("run", run)
                .query((row, number) -> new Total(row.getLong("statements"), Sql.money(row, "closing_minor")))
                .list();
    }

    public List<HeldBack> heldBack(CompanyId company, UUID run) {
        return db.sql("""
                        select customer_id, currency, reason
                        from statements.held_back
                        where company_id = :company
                          and run_id = :run
                        order by customer_id, currency
                        """)
                .param("company", company.value())
                .param("run", run)
                .query((row, number) -> new HeldBack(
                        new CustomerId(Sql.uuid(row, "customer_id")),
                        Sql.currency(row, "currency"),
                        Sql.text(row, "reason")))
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(CompanyId company, StatementRun run) {
        CustomerId customer = run.customer();
        db.sql("""
                        insert into statements.run
                            (company_id, run_id, to_on, style, customer_id, known_at, started_by)
                        values (:company, :id, :to, :style, :customer, :knownAt, :by)
                        """)
                .param("company", company.value())
                .param("id", run.id())
                .param("to", run.to())
                .param("style", run.style().name())
                .param("customer", customer == null ? null : customer.value())
                .param("knownAt", Sql.moment(run.knownAt()))
                .param("by", run.startedBy())
                .update();
    }

    /** The customer up to whom a run has drawn up statements, the run locked; empty when it has ended. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<UUID> lockReached(CompanyId company, UUID run) {
        return db.sql("""
                        select reached
                        from statements.run
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

    /** The next customers of a run, in the order of their ids. */
    List<CustomerId> next(CompanyId company, @Nullable CustomerId only, UUID after, int limit) {
        return db.sql("""
                        select customer_id
                        from customers.customer
                        where company_id = :company
                          and customer_id > :after
                          and (:only::uuid is null or customer_id = :only)
                        order by customer_id
                        limit :limit
                        """)
                .param("company", company.value())
                .param("after", after)
                .param("only", only == null ? null : only.value())
                .param("limit", limit)
                .query((row, number) -> new CustomerId(Sql.uuid(row, "customer_id")))
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void advance(CompanyId company, UUID run, UUID reached, int skipped) {
        db.sql("""
                        update statements.run
                        set reached = :reached, skipped = skipped + :skipped
                        where company_id = :company
                          and run_id = :run
                        """)
                .param("company", company.value())
                .param("run", run)
                .param("reached", reached)
                .param("skipped", skipped)
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void finish(CompanyId company, UUID run, Instant at) {
        db.sql("update statements.run set finished_at = :at where company_id = :company and run_id = :run")
                .param("company", company.value())
                .param("run", run)
                .param("at", Sql.moment(at))
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void holdBack(CompanyId company, UUID run, List<HeldBack> accounts, Instant at) {
        db.sql("""
                        insert into statements.held_back (company_id, run_id, customer_id, currency, reason, recorded_at)
                        select :company, :run, customer_id, currency, reason, :at
                        from unnest(:customers::uuid[], :currencies::text[], :reasons::text[])
                             as account (customer_id, currency, reason)
                        """)
                .param("company", company.value())
                .param("run", run)
                .param("at", Sql.moment(at))
                .param(
                        "customers",
                        accounts.stream().map(row -> row.customer().value()).toArray(UUID[]::new))
                .param(
                        "currencies",
                        accounts.stream().map(row -> row.currency().code()).toArray(String[]::new))
                .param("reasons", accounts.stream().map(HeldBack::reason).toArray(String[]::new))
                .update();
    }

    /** Whether a run through a day or a later one was begun for all customers. */
    boolean isBegun(CompanyId company, LocalDate to) {
        return db.sql("""
                        select exists (
                          select from statements.run
                          where company_id = :company
                            and customer_id is null
                            and to_on >= :to)
                        """)
                .param("company", company.value())
                .param("to", to)
                .query((row, number) -> row.getBoolean(1))
                .single();
    }

    private static StatementRun run(ResultSet row, int number) throws SQLException {
        UUID customer = Sql.uuidOrNull(row, "customer_id");
        return new StatementRun(
                Sql.uuid(row, "run_id"),
                Sql.date(row, "to_on"),
                StatementStyle.valueOf(Sql.text(row, "style")),
                customer == null ? null : new CustomerId(customer),
                Sql.instant(row, "known_at"),
                Sql.text(row, "started_by"),
                row.getInt("skipped"),
                Sql.instantOrNull(row, "finished_at"));
    }
}
