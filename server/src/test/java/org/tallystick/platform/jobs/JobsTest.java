package org.tallystick.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.SampleCompany;
import org.tallystick.platform.Transactions;
import org.tallystick.testing.IntegrationTest;

@IntegrationTest
class JobsTest {
    @Autowired
    Jobs jobs;

    @Autowired
    ScriptedWork work;

    @Autowired
    Companies companies;

    @Autowired
    Transactions transactions;

    @Autowired
    SchedulerClient scheduler;

    @Autowired
    JdbcClient db;

    private CompanyId acme;

    @BeforeEach
    void aCompany() {
        acme = companies.create(SampleCompany.german()).id();
    }

    @Test
    void aJobKeepsItsProgressAndEndsWithItsSentence() {
        UUID job = start((company, progress) -> {
            progress.total(10);
            progress.advance(7, 0);
            progress.advance(3, 1);
            return "10 done, 1 of them badly";
        });

        Job ended = awaitEnd(job);

        assertThat(ended.state()).isEqualTo(Job.State.DONE);
        assertThat(ended.message()).isEqualTo("10 done, 1 of them badly");
        assertThat(ended.total()).isEqualTo(10);
        assertThat(ended.done()).isEqualTo(10);
        assertThat(ended.failed()).isEqualTo(1);
        assertThat(ended.percent()).isEqualTo(100);
    }

    @Test
    void aRefusalIsShownAndABugIsNot() {
        UUID refused = start((company, progress) -> {
            throw Refusal.conflict("NO", "Not on a Sunday.");
        });
        UUID broken = start((company, progress) -> {
            throw new IllegalStateException("an inner thing");
        });

        assertThat(awaitEnd(refused).message()).isEqualTo("Not on a Sunday.");
        assertThat(awaitEnd(broken).message()).doesNotContain("inner thing");
        assertThat(awaitEnd(broken).state()).isEqualTo(Job.State.FAILED);
    }

    @Test
    void aJobCanBeStoppedBetweenChunks() throws InterruptedException {
        var started = new CountDownLatch(1);
        var asked = new CountDownLatch(1);
        UUID job = start((company, progress) -> {
            progress.total(1_000);
            started.countDown();
            await(asked);
            progress.total(1_000);
            return progress.cancelled() ? "stopped early" : "went on";
        });
        assertThat(started.await(30, TimeUnit.SECONDS)).isTrue();

        in(() -> {
            jobs.cancel(acme, job);
            return true;
        });
        asked.countDown();

        assertThat(awaitEnd(job).state()).isEqualTo(Job.State.CANCELLED);
        assertThat(awaitEnd(job).message()).isEqualTo("stopped early");
    }

    @Test
    void aJobNeverStartsWhenItsTransactionRollsBack() {
        UUID subject = Ids.next();
        var ran = new CountDownLatch(1);
        work.script(subject, (company, progress) -> {
            ran.countDown();
            return "ran";
        });
        try {
            in(() -> {
                jobs.start(acme, "scripted", "Tested", subject, "/jobs", "test");
                throw new IllegalStateException("rolled back");
            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("rolled back");
        }

        assertThat(in(() -> jobs.latestFor(acme, subject))).isEmpty();
        assertThat(await(ran, Duration.ofSeconds(1))).isFalse();
    }

    /** The row a killed server leaves: the job RUNNING, its execution picked and without a heartbeat since long. */
    @Test
    void aJobOfAKilledServerIsTakenUpAgain() {
        UUID subject = Ids.next();
        UUID job = Ids.next();
        work.script(subject, (company, progress) -> "went on after the crash");
        in(() -> {
            db.sql("""
                            insert into platform.job
                                (company_id, job_id, kind, title, subject_id, page, state, total, done, started_by,
                                 created_at)
                            values (:company, :job, 'scripted', 'Tested', :subject, '/jobs', 'RUNNING', 10, 4, 'test',
                                    timestamptz '2026-01-01 00:00:00Z')
                            """)
                    .param("company", acme.value())
                    .param("job", job)
                    .param("subject", subject)
                    .update();
            String name = acme + "/" + job;
            scheduler.scheduleIfNotExists(
                    JobScheduler.TASK.instance(name).data(name).scheduledTo(Instant.parse("2090-01-01T00:00:00Z")));
            return db.sql("""
                            update platform.scheduled_tasks
                            set picked = true, picked_by = 'a killed server', execution_time = :past,
                                last_heartbeat = :past, version = version + 1
                            where task_instance = :name
                            """)
                    .param("past", Instant.parse("2026-01-01T00:00:00Z").atOffset(ZoneOffset.UTC))
                    .param("name", name)
                    .update();
        });

        assertThat(awaitEnd(job).message()).isEqualTo("went on after the crash");
    }

    private UUID start(BiFunction<CompanyId, Progress, String> script) {
        UUID subject = Ids.next();
        work.script(subject, script);
        return in(() -> jobs.start(acme, "scripted", "Tested", subject, "/jobs", "test"));
    }

    private Job awaitEnd(UUID job) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> in(() -> jobs.find(acme, job).orElseThrow()),
                        found -> found.state().isFinal());
    }

    private static void await(CountDownLatch latch) {
        assertThat(await(latch, Duration.ofSeconds(30))).isTrue();
    }

    private static boolean await(CountDownLatch latch, Duration limit) {
        try {
            return latch.await(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private <T> T in(Supplier<T> work) {
        return transactions.in(CompanyScope.of(acme), work);
    }
}
