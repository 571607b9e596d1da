package org.tallystick.platform;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.tallystick.platform.daily.DailyWorks;
import org.tallystick.platform.idempotency.IdempotencyKeys;
import org.tallystick.platform.outbox.OutboxWorker;

/** What a running server does by itself every few seconds: missed messages, the work of ended days, what is due, old keys. */
@Component
@ConditionalOnProperty(name = "tallystick.background", havingValue = "true", matchIfMissing = true)
class Housekeeping implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);
    private static final int PAUSE_SECONDS = 5;
    private static final int SWEEPS_PER_HOUR = 720;

    private final Companies companies;
    private final OutboxWorker outbox;
    private final DailyWorks daily;
    private final IdempotencyKeys keys;
    private final List<RegularWork> regular;
    private @Nullable ScheduledExecutorService timer;
    private volatile boolean running;
    private int sweeps;

    Housekeeping(
            Companies companies,
            OutboxWorker outbox,
            DailyWorks daily,
            IdempotencyKeys keys,
            List<RegularWork> regular) {
        this.companies = companies;
        this.outbox = outbox;
        this.daily = daily;
        this.keys = keys;
        this.regular = List.copyOf(regular);
    }

    /** A stopped one may be started again: then it has a new timer. */
    @Override
    public void start() {
        running = true;
        outbox.wake();
        var fresh = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("housekeeping").daemon().factory());
        var _ = fresh.scheduleWithFixedDelay(this::sweep, PAUSE_SECONDS, PAUSE_SECONDS, TimeUnit.SECONDS);
        timer = fresh;
    }

    @Override
    public void stop() {
        running = false;
        outbox.sleep();
        if (timer != null) {
            timer.shutdown();
            timer = null;
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void sweep() {
        try {
            boolean hourly = sweeps++ % SWEEPS_PER_HOUR == 0;
            for (Company company : companies.list()) {
                outbox.sweep(company.id());
                daily.catchUp(company.id());
                CompanyScope.of(company.id()).run(() -> regular.forEach(work -> work.run(company.id())));
                if (hourly) {
                    CompanyScope.of(company.id()).run(() -> keys.forgetOld(company.id()));
                }
            }
        } catch (RuntimeException e) { // the next sweep comes anyway; the database may be away for a moment
            log.warn("A sweep failed", e);
        }
    }
}
