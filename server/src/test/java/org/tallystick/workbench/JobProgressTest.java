package org.tallystick.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tallystick.platform.jobs.Job;

class JobProgressTest {
    @Test
    void aRunningJobCountsWhatIsDoneAndWhatFailed() {
        assertThat(sentence(job(Job.State.RUNNING, 10_000, 3_400, 12, null, false)))
                .isEqualTo("3,400 of 10,000 done, 12 failed.");
    }

    @Test
    void anUnknownTotalIsNotMadeUp() {
        JobProgress progress = JobProgress.of(job(Job.State.RUNNING, 0, 340, 0, null, false), new Formats(Locale.UK));

        assertThat(progress.known()).isFalse();
        assertThat(progress.sentence()).isEqualTo("340 done.");
    }

    @Test
    void aJobThatIsToStopSaysSo() {
        assertThat(sentence(job(Job.State.RUNNING, 10, 4, 0, null, true)))
                .isEqualTo("4 of 10 done. Stopping after the current step.");
    }

    @Test
    void anEndedJobSaysWhatItSaidLast() {
        assertThat(sentence(job(Job.State.DONE, 10, 10, 0, "10 invoices issued.", false)))
                .isEqualTo("10 invoices issued.");
        assertThat(sentence(job(Job.State.CANCELLED, 10, 4, 0, null, true))).isEqualTo("Cancelled. 4 of 10 done.");
    }

    private static String sentence(Job job) {
        return JobProgress.of(job, new Formats(Locale.UK)).sentence();
    }

    private static Job job(
            Job.State state, long total, long done, long failed, @Nullable String message, boolean cancelRequested) {
        return new Job(
                new UUID(0, 1),
                "test",
                "Billing run",
                new UUID(0, 2),
                "",
                state,
                total,
                done,
                failed,
                message,
                "SYSTEM",
                cancelRequested,
                Instant.EPOCH,
                null);
    }
}
