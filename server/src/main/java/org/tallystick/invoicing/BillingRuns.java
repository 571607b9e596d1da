package org.tallystick.invoicing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.contracts.Grouping;
import org.tallystick.customers.CustomerId;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Page;
import org.tallystick.platform.Sql;

/** The billing runs of a company. */
@Repository
@Transactional(readOnly = true)
public class BillingRuns {
    private static final UUID NOBODY = new UUID(0, 0);
    private static final String SELECT = """
            select run_id, number, through_on, invoice_on, grouping, customers, state, started_by, started_at, posted_at
            from invoicing.billing_run
            where company_id = :company
            """;

    private final JdbcClient db;

    BillingRuns(JdbcClient db) {
        this.db = db;
    }

    public Optional<BillingRun> find(CompanyId company, RunId id) {
        return db.sql(SELECT + "and run_id = :id")
                .param("company", company.value())
                .param("id", id.value())
                .query(BillingRuns::run)
                .optional();
    }

    public Page<BillingRun> list(CompanyId company, int page, int size) {
        List<BillingRun> rows = db.sql(SELECT + "order by number desc limit :size offset :skip")
                .param("company", company.value())
                .param("size", size)
                .param("skip", Page.offset(page, size))
                .query(BillingRuns::run)
                .list();
        long total = db.sql("select count(*) from invoicing.billing_run where company_id = :company")
                .param("company", company.value())
                .query((row, number) -> row.getLong(1))
                .single();
        return new Page<>(rows, page, size, total);
    }

    /** The customer up to whom a run has collected; before all of them at first. */
    UUID collected(CompanyId company, RunId id) {
        return db.sql("select collected from invoicing.billing_run where company_id = :company and run_id = :id")
                .param("company", company.value())
                .param("id", id.value())
                .query((row, number) -> Objects.requireNonNullElse(row.getObject(1, UUID.class), NOBODY))
                .single();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(CompanyId company, BillingRun run) {
        db.sql("""
                        insert into invoicing.billing_run
                            (company_id, run_id, number, through_on, invoice_on, grouping, customers, state, started_by,
                             started_at)
                        values (:company, :id, :number, :through, :invoiceOn, :grouping, :customers::uuid[], :state, :by, :at)
                        """)
                .param("company", company.value())
                .param("id", run.id().value())
                .param("number", run.number())
                .param("through", run.throughOn())
                .param("invoiceOn", run.invoiceOn())
                .param("grouping", run.grouping().name())
                .param(
                        "customers",
                        run.customers().stream().map(CustomerId::value).toArray(UUID[]::new))
                .param("state", run.state().name())
                .param("by", run.startedBy())
                .param("at", Sql.moment(run.startedAt()))
                .update();
    }

    /** The number of a new run; whoever else starts one waits until this transaction has ended. */
    @Transactional(propagation = Propagation.MANDATORY)
    int nextNumber(CompanyId company) {
        db.sql("select pg_advisory_xact_lock(hashtextextended(:company::text || ' billing runs', 0)) is null")
                .param("company", company.value())
                .query((row, number) -> row.getBoolean(1))
                .single();
        return db.sql("select coalesce(max(number), 0) + 1 from invoicing.billing_run where company_id = :company")
                .param("company", company.value())
                .query((row, number) -> row.getInt(1))
                .single();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void setCollected(CompanyId company, RunId id, UUID customer) {
        db.sql("update invoicing.billing_run set collected = :customer where company_id = :company and run_id = :id")
                .param("company", company.value())
                .param("id", id.value())
                .param("customer", customer)
                .update();
    }

    /** False when the run is in none of the states any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean move(
            CompanyId company, RunId id, List<BillingRun.State> from, BillingRun.State to, @Nullable Instant postedAt) {
        return db.sql("""
                                update invoicing.billing_run
                                set state = :to, posted_at = coalesce(:at::timestamptz, posted_at)
                                where company_id = :company
                                  and run_id = :id
                                  and state = any(:from)
                                """)
                        .param("company", company.value())
                        .param("id", id.value())
                        .param("to", to.name())
                        .param("from", from.stream().map(Enum::name).toArray(String[]::new))
                        .param("at", Sql.momentOrNull(postedAt))
                        .update()
                == 1;
    }

    private static BillingRun run(ResultSet row, int number) throws SQLException {
        return new BillingRun(
                new RunId(Sql.uuid(row, "run_id")),
                row.getInt("number"),
                Sql.date(row, "through_on"),
                Sql.date(row, "invoice_on"),
                Grouping.valueOf(Sql.text(row, "grouping")),
                BillingRun.customers((UUID[]) row.getArray("customers").getArray()),
                BillingRun.State.valueOf(Sql.text(row, "state")),
                Sql.text(row, "started_by"),
                Sql.instant(row, "started_at"),
                Sql.instantOrNull(row, "posted_at"));
    }
}
