package org.tallystick.workbench.statements;

import org.jspecify.annotations.Nullable;
import org.tallystick.cashapp.ImportResult;
import org.tallystick.cashapp.ImportRun;
import org.tallystick.platform.jobs.Job;

/** An import of a bank's file: how far its job has come, or what it came to. */
public record ImportPage(ImportRun run, @Nullable Job job, String startedBy, boolean mayImport) {
    public @Nullable ImportResult result() {
        return run.result();
    }

    public boolean isRunning() {
        return run.result() == null && job != null && !job.state().isFinal();
    }

    /** Said when nothing is wrong. */
    public String sentence(ImportResult result) {
        if (result.newLines() > 0) {
            return "Everything is booked.";
        }
        return result.announced() > 0
                ? "What the bank announces is kept. The statement of the day books it."
                : "All lines were booked before.";
    }
}
