package org.tallystick.platform.outbox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.CompanyScope;

/** Works messages off: soon after the commit that wrote one, and at the next sweep whatever was missed. */
@Component
public class OutboxWorker {
    private static final Logger log = LoggerFactory.getLogger(OutboxWorker.class);
    private static final int BATCH = 100;

    private final OutboxQueue queue;
    private final List<OutboxHandler> handlers;
    private final TransactionTemplate transaction;
    private final Set<CompanyId> nudged = ConcurrentHashMap.newKeySet();
    private final Map<CompanyId, Integer> busy = new HashMap<>(); // threads at work, by company; guarded by itself
    private volatile boolean awake;

    OutboxWorker(OutboxQueue queue, List<OutboxHandler> handlers, PlatformTransactionManager transactions) {
        this.queue = queue;
        this.handlers = handlers;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Nudges are followed from now on; a process that only runs one command leaves the work to the server. */
    public void wake() {
        awake = true;
    }

    public void sleep() {
        awake = false;
    }

    /** Works the company's messages off on another thread, unless that is about to happen anyway. */
    void nudge(CompanyId company) {
        if (awake && nudged.add(company)) {
            Thread.ofVirtual().name("outbox").start(() -> {
                nudged.remove(company);
                sweep(company);
            });
        }
    }

    /** Works off what is due now, waits for what other threads have in hand, and returns how many messages it worked. */
    public int drain(CompanyId company) {
        int count = sweep(company);
        while (awaitOthers(company)) {
            count += sweep(company);
        }
        return count;
    }

    /** Works off what is due now and nobody else has in hand, and returns how many messages that were. */
    public int sweep(CompanyId company) {
        begin(company);
        try {
            return CompanyScope.of(company).call(() -> workOff(company));
        } finally {
            end(company);
        }
    }

    private int workOff(CompanyId company) {
        int count = 0;
        while (true) {
            List<OutboxMessage> batch = queue.claim(company, BATCH);
            batch.forEach(this::work);
            count += batch.size();
            if (batch.size() < BATCH) {
                return count;
            }
        }
    }

    private void begin(CompanyId company) {
        synchronized (busy) {
            busy.merge(company, 1, Integer::sum);
        }
    }

    private void end(CompanyId company) {
        synchronized (busy) {
            busy.computeIfPresent(company, (id, threads) -> threads == 1 ? null : threads - 1);
            busy.notifyAll();
        }
    }

    /** False when nobody was at work. */
    private boolean awaitOthers(CompanyId company) {
        synchronized (busy) {
            boolean waited = busy.containsKey(company);
            while (busy.containsKey(company)) {
                try {
                    busy.wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
            return waited;
        }
    }

    private void work(OutboxMessage message) {
        try {
            for (OutboxHandler handler : handlers) {
                if (handler.handles(message.type())) {
                    hand(message, handler);
                }
            }
            queue.delivered(message);
        } catch (RuntimeException e) { // whatever a handler throws, the other messages go on
            log.warn("Message {} of type {} failed, attempt {}", message.id(), message.type(), message.attempts(), e);
            queue.failed(message, e.getClass().getSimpleName());
        }
    }

    private void hand(OutboxMessage message, OutboxHandler handler) {
        if (handler.callsOutside()) {
            handler.handle(message);
            return;
        }
        transaction.executeWithoutResult(status -> {
            if (queue.receipt(message, handler.name())) {
                handler.handle(message);
            }
        });
    }
}
