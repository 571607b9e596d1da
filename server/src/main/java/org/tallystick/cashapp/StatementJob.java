package org.tallystick.cashapp;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tallystick.access.Caller;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.jobs.JobWork;
import org.tallystick.platform.jobs.Progress;

/** The import of a long bank file in the background. */
@Component
class StatementJob implements JobWork {
    private final StatementImport imports;

    StatementJob(StatementImport imports) {
        this.imports = imports;
    }

    @Override
    public String kind() {
        return StatementImport.JOB;
    }

    @Override
    public String run(CompanyId company, UUID subject, String startedBy, Progress progress) {
        ImportResult result = imports.resume(Caller.onBehalfOf(company, startedBy), subject, progress);
        return result.repeated().map(ImportProblem::message).orElseGet(() -> said(result));
    }

    private static String said(ImportResult result) {
        return "%d of %d lines are new, %d were booked before, %d payments are applied.%s"
                .formatted(
                        result.newLines(),
                        result.lines(),
                        result.duplicate(),
                        result.autoApplied(),
                        result.isComplete() ? "" : " Something needs a look: see the result.");
    }
}
