package org.tallystick.platform.jobs;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tallystick.platform.CompanyId;

@Configuration(proxyBeanMethods = false)
class SchedulerConfiguration {
    @Bean
    Task<String> jobTask(ObjectProvider<JobRunner> runner) {
        return Tasks.oneTime(JobScheduler.TASK).execute((instance, context) -> {
            String[] names = instance.getData().split("/", 2);
            runner.getObject().run(new CompanyId(UUID.fromString(names[0])), UUID.fromString(names[1]));
        });
    }
}
