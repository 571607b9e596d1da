package org.tallystick.controls;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Sql;

/** Checks the books of a company and keeps what was found as evidence. */
@Service
public class BooksCheck {
    private final Invariants invariants;
    private final JdbcClient db;
    private final BusinessClock clock;
    private final TransactionTemplate transaction;

    BooksCheck(Invariants invariants, JdbcClient db, BusinessClock clock, PlatformTransactionManager transactions) {
        this.invariants = invariants;
        this.db = db;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Runs every invariant on one snapshot, then keeps the result in a second transaction. */
    public CheckReport run(Caller caller) {
        caller.must(Permission.CHECK_BOOKS);
        CompanyId company = caller.company();
        Instant started = clock.now();
        List<CheckResult> checks = invariants.run(company);
        var report = new CheckReport(Ids.next(), clock.today(company), started, clock.now(), checks);
        CompanyScope.of(company).run(() -> transaction.executeWithoutResult(status -> keep(company, report)));
        return report;
    }

    /** The last run, if there was one. */
    @Transactional(readOnly = true)
    public Optional<CheckRun> latest(CompanyId company) {
        return db.sql("""
                        select run_id, business_on, started_at, finished_at, checks, findings
                        from controls.check_run
                        where company_id = :company
                        order by started_at desc, run_id desc
                        limit 1
                        """)
                .param("company", company.value())
                .query((row, number) -> run(company, row))
                .optional();
    }

    /** The latest runs first, without the rows they found. */
    @Transactional(readOnly = true)
    public List<CheckRun> recent(CompanyId company, int limit) {
        return db.sql("""
                        select run_id, business_on, started_at, finished_at, checks, findings
                        from controls.check_run
                        where company_id = :company
                        order by started_at desc, run_id desc
                        limit :limit
                        """)
                .param("company", company.value())
                .param("limit", limit)
                .query((row, number) -> new CheckRun(
                        Sql.uuid(row, "run_id"),
                        Sql.date(row, "business_on"),
                        Sql.instant(row, "started_at"),
                        Sql.instant(row, "finished_at"),
                        row.getInt("checks"),
                        row.getInt("findings"),
                        List.of()))
                .list();
    }

    private CheckRun run(CompanyId company, ResultSet row) throws SQLException {
        UUID id = Sql.uuid(row, "run_id");
        return new CheckRun(
                id,
                Sql.date(row, "business_on"),
                Sql.instant(row, "started_at"),
                Sql.instant(row, "finished_at"),
                row.getInt("checks"),
                row.getInt("findings"),
                findings(company, id));
    }

    private List<CheckRun.KeptFinding> findings(CompanyId company, UUID run) {
        return db.sql("""
                        select invariant, currency, subject_type, subject_id, expected, actual, detail
                        from controls.check_finding
                        where company_id = :company
                          and run_id = :run
                        order by ordinal
                        """)
                .param("company", company.value())
                .param("run", run)
                .query((row, number) -> new CheckRun.KeptFinding(
                        invariants.get(Sql.text(row, "invariant")), Invariants.finding(row, number)))
                .list();
    }

    private void keep(CompanyId company, CheckReport report) {
        db.sql("""
                        insert into controls.check_run
                            (company_id, run_id, business_on, started_at, finished_at, checks, findings)
                        values (:company, :run, :on, :started, :finished, :checks, :findings)
                        """)
                .param("company", company.value())
                .param("run", report.run())
                .param("on", report.businessOn())
                .param("started", Sql.moment(report.startedAt()))
                .param("finished", Sql.moment(report.finishedAt()))
                .param("checks", report.checks().size())
                .param("findings", report.findings())
                .update();
        int ordinal = 1;
        for (CheckResult check : report.broken()) {
            for (Finding finding : check.findings()) {
                keep(company, report.run(), ordinal++, check.invariant(), finding);
            }
        }
    }

    private void keep(CompanyId company, UUID run, int ordinal, Invariant invariant, Finding finding) {
        db.sql("""
                        insert into controls.check_finding
                            (company_id, run_id, ordinal, invariant, currency, subject_type, subject_id, expected, actual,
                             detail)
                        values (:company, :run, :ordinal, :invariant, :currency, :type, :subject, :expected, :actual, :detail)
                        """)
                .param("company", company.value())
                .param("run", run)
                .param("ordinal", ordinal)
                .param("invariant", invariant.id())
                .param("currency", finding.currency())
                .param("type", finding.subjectType())
                .param("subject", finding.subjectId())
                .param("expected", finding.expected())
                .param("actual", finding.actual())
                .param("detail", finding.detail())
                .update();
    }
}
