package org.tallystick.cashapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.tallystick.cashapp.CamtText.Entry;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.jobs.Job;
import org.tallystick.platform.jobs.JobRunner;
import org.tallystick.platform.jobs.Jobs;
import org.tallystick.platform.jobs.Progress;
import org.tallystick.testing.IntegrationTest;

/** The import of a long file: by chunks, each with what it came to, so that it goes on and counts as if never interrupted. */
@IntegrationTest
@TestPropertySource(properties = "tallystick.background=false")
class StatementJobTest {
    private static final int LINES = 2_500;

    @Autowired
    BeanFactory server;

    CashCast cast;
    byte[] file;

    @BeforeEach
    void aLongFile() {
        cast = new CashCast(server);
        Entry[] entries = IntStream.rangeClosed(1, LINES)
                .mapToObj(n -> Entry.credit("7.00", cast.today(), Entry.text(number(n)))
                        .referenced("REF-" + n))
                .toArray(Entry[]::new);
        var ada = cast.customer();
        IntStream.of(1, 1_500, LINES).forEach(n -> cast.owes(ada, number(n), "7.00"));
        file = CamtText.file()
                .statement("S1", CashCast.IBAN, cast.today(), cast.today(), "0.00", entries)
                .bytes();
    }

    @Test
    void aLongFileWaitsForItsJobAndAShortOneDoesNot() {
        UUID waiting = start(file);
        UUID done = start(CamtText.file()
                .statement(
                        "S0",
                        CashCast.IBAN,
                        cast.today().minusDays(1),
                        cast.today().minusDays(1),
                        "0.00",
                        Entry.credit("1.00", cast.today().minusDays(1), Entry.text("one")))
                .bytes());

        assertThat(find(waiting).result()).isNull();
        assertThat(job(waiting).state()).isEqualTo(Job.State.QUEUED);
        assertThat(Objects.requireNonNull(find(done).result()).newLines()).isEqualTo(1);
    }

    @Test
    void whatACrashInterruptsGoesOnAndIsCountedOnce() {
        UUID run = start(file);
        assertThatThrownBy(() -> resume(run, new Interrupted(1_000, true))).hasMessage("crash");
        assertThat(lines()).isEqualTo(1_000);

        cast.bean(JobRunner.class).run(cast.company(), job(run).id());

        ImportResult result = Objects.requireNonNull(find(run).result());
        assertThat(result.newLines()).isEqualTo(LINES);
        assertThat(result.duplicate()).isZero();
        assertThat(result.autoApplied()).isEqualTo(3);
        assertThat(result.credits()).containsExactly(cast.money("17500.00"));
        assertThat(result.isComplete()).isTrue();
        assertThat(lines()).isEqualTo(LINES);
        assertThat(job(run).state()).isEqualTo(Job.State.DONE);
        assertThat(job(run).done()).isEqualTo(LINES);
        assertThat(job(run).message()).contains("2500 of 2500 lines are new", "3 payments are applied");
        assertThat(resume(run, Progress.unwatched())).isEqualTo(result);
    }

    @Test
    void whatSomebodyStopsKeepsItsChunksAndTheSameFileGoesOn() {
        UUID run = start(file);

        ImportResult stopped = resume(run, new Interrupted(2_000, false));
        assertThat(stopped.newLines()).isEqualTo(2_000);
        assertThat(stopped.problems()).extracting(ImportProblem::code).containsExactly("IMPORT-STOPPED");

        UUID again = start(file);
        ImportResult rest = resume(again, Progress.unwatched());
        assertThat(rest.newLines()).isEqualTo(500);
        assertThat(rest.duplicate()).isEqualTo(2_000);
        assertThat(lines()).isEqualTo(LINES);
        UUID third = start(file);
        assertThat(resume(third, Progress.unwatched()).problems())
                .extracting(ImportProblem::code)
                .containsExactly("FILE-DUPLICATE");
    }

    @Test
    void aFileOfMoreThanAMegabyteIsLeftToAJobUnread() {
        byte[] nonsense = new byte[(1 << 20) + 1];

        assertThatThrownBy(() -> start(nonsense))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("FILE-UNKNOWN"));
    }

    /** A watcher that dies, or asks to stop, once so many lines are done. */
    private static final class Interrupted implements Progress {
        private final long after;
        private final boolean dies;
        private long done;

        Interrupted(long after, boolean dies) {
            this.after = after;
            this.dies = dies;
        }

        @Override
        public void total(long steps) {}

        @Override
        public void advance(long more, long failed) {
            done += more;
            if (dies && done >= after) {
                throw new IllegalStateException("crash");
            }
        }

        @Override
        public boolean cancelled() {
            return done >= after;
        }
    }

    private static String number(int n) {
        return "INV-2026-%06d".formatted(n);
    }

    private UUID start(byte[] content) {
        return cast.call(() -> cast.bean(StatementImport.class).start(cast.caller(), "long.xml", content, null));
    }

    private ImportResult resume(UUID run, Progress progress) {
        return cast.call(() -> cast.bean(StatementImport.class).resume(cast.caller(), run, progress));
    }

    private ImportRun find(UUID run) {
        return cast.in(
                () -> cast.bean(ImportRuns.class).find(cast.company(), run).orElseThrow());
    }

    private Job job(UUID run) {
        return cast.in(
                () -> cast.bean(Jobs.class).latestFor(cast.company(), run).orElseThrow());
    }

    private long lines() {
        return cast.in(() -> cast.bean(JdbcClient.class)
                .sql("select count(*) from cashapp.receipt_line")
                .query((row, number) -> row.getLong(1))
                .single());
    }
}
