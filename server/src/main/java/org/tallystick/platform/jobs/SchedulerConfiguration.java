package org.tallystick.platform.jobs;

import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerStarter;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tallystick.platform.CompanyId;

@Configuration(proxyBeanMethods = false)
class SchedulerConfiguration {
    /** Without background work the scheduler takes jobs in and leaves them to the server. */
    @Bean
    @ConditionalOnProperty(name = "tallystick.background", havingValue = "false")
    DbSchedulerStarter neverStarts() {
        return () -> {};
    }

    @Bean
    Task<String> jobTask(ObjectProvider<JobRunner> runner) {
        return Tasks.oneTime(JobScheduler.TASK).execute((instance, context) -> {
            String[] names = instance.getData().split("/", 2);
            runner.getObject().run(new CompanyId(UUID.fromString(names[0])), UUID.fromString(names[1]));
        });
    }
}
