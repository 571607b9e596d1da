package org.tallystick.platform.jobs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Sql;

/** The background work of a company, running and past. */
@Repository
@Transactional
public class Jobs {
    private static final String SELECT = """
            select job_id, kind, title, subject_id, page, state, total, done, failed, message, started_by,
                   cancel_requested, created_at, finished_at
            from platform.job
            where company_id = :company
            """;

    private final JdbcClient db;
    private final Clock clock;
    private final JobScheduler scheduler;

    Jobs(JdbcClient db, Clock clock, JobScheduler scheduler) {
        this.db = db;
        this.clock = clock;
        this.scheduler = scheduler;
    }

    /** Queues work; it starts once the caller's transaction has committed. */
    public UUID start(CompanyId company, String kind, String title, UUID subject, String page, String startedBy) {
        UUID id = Ids.next();
        db.sql("""
                        insert into platform.job
                            (company_id, job_id, kind, title, subject_id, page, state, started_by, created_at)
                        values (:company, :job, :kind, :title, :subject, :page, 'QUEUED', :startedBy, :now)
                        """)
                .param("company", company.value())
                .param("job", id)
                .param("kind", kind)
                .param("title", title)
                .param("subject", subject)
                .param("page", page)
                .param("startedBy", startedBy)
                .param("now", Sql.moment(clock.instant()))
                .update();
        scheduler.schedule(company, id);
        return id;
    }

    @Transactional(readOnly = true)
    public Optional<Job> find(CompanyId company, UUID id) {
        return db.sql(SELECT + "and job_id = :job")
                .param("company", company.value())
                .param("job", id)
                .query(Jobs::job)
                .optional();
    }

    @Transactional(readOnly = true)
    public List<Job> recent(CompanyId company, int limit) {
        return db.sql(SELECT + "order by created_at desc limit :limit")
                .param("company", company.value())
                .param("limit", limit)
                .query(Jobs::job)
                .list();
    }

    /** The latest job about a thing. */
    @Transactional(readOnly = true)
    public Optional<Job> latestFor(CompanyId company, UUID subject) {
        return db.sql(SELECT + "and subject_id = :subject order by created_at desc limit 1")
                .param("company", company.value())
                .param("subject", subject)
                .query(Jobs::job)
                .optional();
    }

    /** Asks a job to stop after its current chunk. */
    public void cancel(CompanyId company, UUID id) {
        int updated =
                db.sql("""
                        update platform.job
                        set cancel_requested = true
                        where company_id = :company
                          and job_id = :job
                          and state in ('QUEUED', 'RUNNING')
                        """).param("company", company.value()).param("job", id).update();
        if (updated == 0 && find(company, id).isEmpty()) {
            throw Refusal.notFound("job");
        }
    }

    /** Writes progress at once, whatever becomes of the caller's transaction. Returns whether the job should stop. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    boolean beat(CompanyId company, UUID id, long total, long done, long failed) {
        return db.sql("""
                        update platform.job
                        set state = 'RUNNING', total = :total, done = :done, failed = :failed, beat_at = :now
                        where company_id = :company
                          and job_id = :job
                        returning cancel_requested
                        """)
                .param("company", company.value())
                .param("job", id)
                .param("total", total)
                .param("done", done)
                .param("failed", failed)
                .param("now", Sql.moment(clock.instant()))
                .query((row, number) -> row.getBoolean(1))
                .single();
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void finish(CompanyId company, UUID id, Job.State state, @Nullable String message) {
        db.sql("""
                        update platform.job
                        set state = :state, message = :message, finished_at = :now
                        where company_id = :company
                          and job_id = :job
                        """)
                .param("company", company.value())
                .param("job", id)
                .param("state", state.name())
                .param("message", message)
                .param("now", Sql.moment(clock.instant()))
                .update();
    }

    private static Job job(ResultSet row, int number) throws SQLException {
        return new Job(
                Sql.uuid(row, "job_id"),
                Sql.text(row, "kind"),
                Sql.text(row, "title"),
                Sql.uuid(row, "subject_id"),
                Sql.text(row, "page"),
                Job.State.valueOf(Sql.text(row, "state")),
                row.getLong("total"),
                row.getLong("done"),
                row.getLong("failed"),
                row.getString("message"),
                Sql.text(row, "started_by"),
                row.getBoolean("cancel_requested"),
                Sql.instant(row, "created_at"),
                Sql.instantOrNull(row, "finished_at"));
    }
}
