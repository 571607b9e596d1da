package org.tallystick.platform;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Runs a whole command again when the database gave it up for another one: a deadlock or a serialisation failure. Inside a
 * running transaction there is nothing to repeat, so the work runs once (TRUST §3.3).
 */
public final class Retry {
    private static final int ATTEMPTS = 3;
    private static final int PAUSE_MILLIS = 50;

    private Retry() {}

    public static <T> T onConflict(Supplier<T> command) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return command.get();
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return command.get();
            } catch (ConcurrencyFailureException e) {
                if (attempt == ATTEMPTS) {
                    throw busy(e);
                }
                pause(attempt);
            }
        }
    }

    private static Refusal busy(ConcurrencyFailureException cause) {
        Refusal busy = Refusal.unavailable(
                "BUSY", "Others are working on the same accounts at this very moment. Try again in a few seconds.");
        busy.addSuppressed(cause);
        return busy;
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(PAUSE_MILLIS, 2L * PAUSE_MILLIS * attempt + 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before another attempt", e);
        }
    }
}
