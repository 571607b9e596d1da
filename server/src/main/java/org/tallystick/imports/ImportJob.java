package org.tallystick.imports;

import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.tallystick.access.Caller;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.jobs.JobWork;
import org.tallystick.platform.jobs.Progress;

/** An import in the background. */
@Component
class ImportJob implements JobWork {
    private final ImportDesk desk;
    private final ObjectProvider<ImportFollowUp> followUps;

    ImportJob(ImportDesk desk, ObjectProvider<ImportFollowUp> followUps) {
        this.desk = desk;
        this.followUps = followUps;
    }

    @Override
    public String kind() {
        return ImportDesk.JOB;
    }

    @Override
    public String run(CompanyId company, UUID subject, String startedBy, Progress progress) {
        Caller caller = Caller.onBehalfOf(company, startedBy);
        ImportResult result = desk.take(caller, subject, progress);
        if (result.isUnreadable()) {
            return "Nothing was taken over: " + result.errors().getFirst().message();
        }
        String sentence = "%d of %d rows taken over, %d known before, %d rejected."
                .formatted(result.accepted(), result.rows(), result.skipped(), result.rejected());
        ImportBatch batch = desk.get(caller, subject);
        if (batch.followUp() && !progress.cancelled()) {
            for (ImportFollowUp followUp : followUps) {
                sentence += " " + followUp.after(caller, batch, progress);
            }
        }
        return sentence;
    }
}
