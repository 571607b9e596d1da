package org.tallystick.demo;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.tallystick.access.Caller;
import org.tallystick.collections.DunningDesk;
import org.tallystick.collections.DunningPolicy;
import org.tallystick.collections.DunningRuns;
import org.tallystick.collections.NoticeRelease;
import org.tallystick.collections.PolicyDesk;
import org.tallystick.collections.UsualPolicy;
import org.tallystick.customers.CustomerKind;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.jobs.Progress;
import org.tallystick.platform.outbox.OutboxWorker;

/** Whoever is late is reminded: yesterday's run was approved and sent, today's waits for somebody to look at it. */
@Component
class DemoReminders {
    private final PolicyDesk policies;
    private final DunningDesk desk;
    private final DunningRuns runs;
    private final NoticeRelease release;
    private final OutboxWorker outbox;
    private final BusinessClock clock;

    DemoReminders(
            PolicyDesk policies,
            DunningDesk desk,
            DunningRuns runs,
            NoticeRelease release,
            OutboxWorker outbox,
            BusinessClock clock) {
        this.policies = policies;
        this.desk = desk;
        this.runs = runs;
        this.release = release;
        this.outbox = outbox;
        this.clock = clock;
    }

    void live(Caller caller, Consumer<String> line) {
        LocalDate today = clock.today(caller.company());
        UUID policy = policies.save(caller, everyDay(today));
        policies.assign(caller, (CustomerKind) null, policy, today.minusYears(1));
        UUID sent = desk.runNow(caller, today.minusDays(1), Progress.unwatched());
        desk.approve(caller, sent);
        release.run(caller.company());
        outbox.drain(caller.company());
        long notices = runs.totals(caller.company(), sent).stream()
                .filter(DunningRuns.Total::isOnItsWay)
                .mapToLong(DunningRuns.Total::notices)
                .sum();
        desk.runNow(caller, today, Progress.unwatched());
        line.accept("16. Reminders: " + notices + " approved, each for all that a customer owes.");
    }

    /** The usual one, also on weekends: the sample company lives on whatever day somebody looks. */
    private static DunningPolicy everyDay(LocalDate today) {
        DunningPolicy usual = UsualPolicy.from(today.minusYears(1));
        return new DunningPolicy(
                usual.id(),
                usual.version(),
                usual.name(),
                usual.from(),
                usual.levels(),
                usual.daysBetween(),
                Map.of(),
                false,
                false);
    }
}
