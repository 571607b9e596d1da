package org.tallystick.platform.jobs;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Refusal;

/** Runs a job from its stored state to its end. */
@Component
public class JobRunner {
    private static final Logger log = LoggerFactory.getLogger(JobRunner.class);

    private final Jobs jobs;
    private final Map<String, JobWork> works;

    JobRunner(Jobs jobs, List<JobWork> works) {
        this.jobs = jobs;
        this.works = works.stream().collect(Collectors.toMap(JobWork::kind, Function.identity()));
    }

    public void run(CompanyId company, UUID id) {
        CompanyScope.of(company)
                .run(() -> jobs.find(company, id)
                        .filter(job -> !job.state().isFinal())
                        .ifPresent(job -> run(company, job)));
    }

    private void run(CompanyId company, Job job) {
        var progress = new StoredProgress(jobs, company, job.id());
        try {
            JobWork work = works.get(job.kind());
            if (work == null) {
                throw new IllegalStateException("nobody does jobs of kind " + job.kind());
            }
            String result = work.run(company, job.subject(), job.startedBy(), progress);
            progress.write();
            jobs.finish(company, job.id(), progress.cancelled() ? Job.State.CANCELLED : Job.State.DONE, result);
        } catch (Refusal e) {
            jobs.finish(company, job.id(), Job.State.FAILED, e.sentence());
        } catch (RuntimeException e) { // the job page must say that it ended, whatever the reason
            log.error("Job {} of kind {} failed", job.id(), job.kind(), e);
            jobs.finish(
                    company,
                    job.id(),
                    Job.State.FAILED,
                    "Something went wrong on our side. What is done is kept; starting again continues from there.");
        }
    }
}
