package org.tallystick.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.testing.IntegrationTest;

@IntegrationTest
class EarlierWritesTest {
    @Autowired
    EarlierWrites earlier;

    @Autowired
    Transactions transactions;

    @Autowired
    JdbcClient db;

    @Test
    void itWaitsForATransactionThatWritesAndNotForLaterOnes() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        var ended = new AtomicBoolean();
        Thread writer = Thread.ofPlatform()
                .start(() -> transactions.outside(() -> {
                    writes();
                    begun.countDown();
                    await(mayEnd);
                    ended.set(true);
                    return true;
                }));
        begun.await();
        var sawTheEnd = new AtomicBoolean();
        Thread waiting = Thread.ofPlatform().start(() -> {
            earlier.awaitEnd();
            sawTheEnd.set(ended.get());
        });
        while (waiting.getState() != Thread.State.TIMED_WAITING && waiting.isAlive()) {
            Thread.onSpinWait();
        }

        mayEnd.countDown();
        writer.join();
        waiting.join();

        assertThat(sawTheEnd).isTrue();
    }

    private void writes() {
        db.sql("select pg_current_xact_id()::text")
                .query((row, number) -> row.getString(1))
                .single();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
