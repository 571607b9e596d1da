package org.tallystick.testing;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.tallystick.platform.Refusal;

/** Several people who press the same button at the same moment. */
public final class AtOnce {
    private AtOnce() {}

    /** How many of the attempts, all begun at the same moment, succeeded. Anything but a refusal fails the test. */
    public static long atOnce(List<Callable<Boolean>> attempts) throws Exception {
        var start = new CyclicBarrier(attempts.size());
        List<Callable<Boolean>> waiting = attempts.stream()
                .<Callable<Boolean>>map(attempt -> () -> {
                    start.await();
                    return attempt.call();
                })
                .toList();
        long succeeded = 0;
        try (var threads = Executors.newFixedThreadPool(attempts.size())) {
            for (Future<Boolean> future : threads.invokeAll(waiting)) {
                succeeded += future.get() ? 1 : 0;
            }
        }
        return succeeded;
    }

    /** False when it was refused. */
    public static boolean succeeds(Callable<?> deed) throws Exception {
        try {
            deed.call();
            return true;
        } catch (Refusal refusal) {
            return false;
        }
    }
}
