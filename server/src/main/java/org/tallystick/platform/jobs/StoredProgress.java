package org.tallystick.platform.jobs;

import java.util.UUID;
import org.tallystick.platform.CompanyId;

/** Progress that is written to the job's row, a few times a second at most. */
final class StoredProgress implements Progress {
    private static final long PAUSE_NANOS = 250_000_000;

    private final Jobs jobs;
    private final CompanyId company;
    private final UUID job;
    private long total;
    private long done;
    private long failed;
    private long writtenAt = System.nanoTime() - PAUSE_NANOS;
    private boolean cancelled;

    StoredProgress(Jobs jobs, CompanyId company, UUID job) {
        this.jobs = jobs;
        this.company = company;
        this.job = job;
    }

    @Override
    public void total(long steps) {
        total = steps;
        write();
    }

    @Override
    public void advance(long more, long moreFailed) {
        done += more;
        failed += moreFailed;
        if (System.nanoTime() - writtenAt >= PAUSE_NANOS) {
            write();
        }
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    void write() {
        writtenAt = System.nanoTime();
        cancelled = jobs.beat(company, job, total, done, failed) || cancelled;
    }
}
