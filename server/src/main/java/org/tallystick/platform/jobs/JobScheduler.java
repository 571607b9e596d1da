package org.tallystick.platform.jobs;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Instant;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.tallystick.platform.CompanyId;

/** Hands jobs to db-scheduler, in the caller's transaction. */
@Component
class JobScheduler {
    static final TaskDescriptor<String> TASK = TaskDescriptor.of("job", String.class);

    private final ObjectProvider<SchedulerClient> client;

    JobScheduler(ObjectProvider<SchedulerClient> client) {
        this.client = client;
    }

    void schedule(CompanyId company, UUID job) {
        String name = company + "/" + job;
        client.getObject()
                .scheduleIfNotExists(
                        TASK.instance(name).data(name).scheduledTo(Instant.EPOCH)); // at once, whatever the clock shows
    }
}
