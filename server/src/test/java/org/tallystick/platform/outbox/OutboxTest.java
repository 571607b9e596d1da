package org.tallystick.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionManager;
import org.springframework.transaction.annotation.AnnotationTransactionAttributeSource;
import org.springframework.transaction.interceptor.TransactionInterceptor;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Ids;
import org.tallystick.platform.SampleCompany;
import org.tallystick.platform.SettableClock;
import org.tallystick.platform.Transactions;
import org.tallystick.testing.IntegrationTest;

/** The outbox with handlers and a clock of its own, far ahead of the server's, whose sweep so leaves the messages alone. */
@IntegrationTest
class OutboxTest {
    @Autowired
    JdbcClient db;

    @Autowired
    Companies companies;

    @Autowired
    Transactions transactions;

    @Autowired
    PlatformTransactionManager manager;

    private final SettableClock clock = new SettableClock(Clock.systemUTC());
    private CompanyId acme;
    private OutboxQueue queue;
    private Outbox outbox;

    @BeforeEach
    void aCompany() {
        clock.set(Instant.parse("2090-01-01T00:00:00Z"));
        acme = companies.create(SampleCompany.german()).id();
        queue = transactional(new OutboxQueue(db, clock));
        outbox = new Outbox(db, clock, new StaticListableBeanFactory().getBeanProvider(OutboxWorker.class));
    }

    @Test
    void messagesAreWorkedInTheOrderOfTheirWriting() {
        List<UUID> worked = new ArrayList<>();
        List<UUID> written = publish(250);

        int count = worker("order", message -> worked.add(message.subject())).drain(acme);

        assertThat(count).isEqualTo(250);
        assertThat(worked).containsExactlyElementsOf(written);
        assertThat(waiting()).isZero();
    }

    @Test
    void aMessageWhoseEffectCommittedIsNotWorkedAgainAfterACrash() {
        publish(1);
        List<UUID> effects = new ArrayList<>();
        OutboxHandler once = handler("once", message -> effects.add(message.subject()));
        OutboxMessage claimed = in(() -> queue.claim(acme, 1)).getFirst();
        in(
                () -> { // the effect commits with its receipt; then the process dies before it can acknowledge
                    if (queue.receipt(claimed, once.name())) {
                        once.handle(claimed);
                    }
                    return true;
                });

        clock.set(clock.instant().plus(Duration.ofMinutes(6)));
        int again = new OutboxWorker(queue, List.of(once), manager).drain(acme);

        assertThat(again).isEqualTo(1);
        assertThat(effects).hasSize(1);
        assertThat(waiting()).isZero();
    }

    @Test
    void anEffectThatFailsLeavesNoReceiptAndIsTriedAgain() {
        publish(1);
        List<Integer> attempts = new ArrayList<>();
        OutboxWorker worker = worker("second time", message -> {
            attempts.add(message.attempts());
            if (message.attempts() == 1) {
                throw new IllegalStateException("not yet");
            }
        });

        worker.drain(acme);
        assertThat(worker.drain(acme)).isZero(); // it waits
        clock.set(clock.instant().plus(Duration.ofMinutes(1)));
        worker.drain(acme);

        assertThat(attempts).containsExactly(1, 2);
        assertThat(waiting()).isZero();
    }

    @Test
    void drainingWaitsForWhatAnotherThreadHasInHand() throws InterruptedException {
        List<UUID> written = publish(1);
        List<UUID> effects = new CopyOnWriteArrayList<>();
        List<UUID> seen = new CopyOnWriteArrayList<>();
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        OutboxWorker worker = worker("slow", message -> {
            begun.countDown();
            await(goOn);
            effects.add(message.subject());
        });
        Thread first = Thread.ofPlatform().start(() -> worker.sweep(acme));
        begun.await();

        Thread second = Thread.ofPlatform().start(() -> {
            worker.drain(acme);
            seen.addAll(effects);
        });
        while (second.getState() != Thread.State.WAITING && second.isAlive()) {
            Thread.onSpinWait();
        }
        goOn.countDown();
        first.join();
        second.join();

        assertThat(seen).isEqualTo(written);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatNeverWorksIsParkedWithItsReasonAndCanBeTakenUp() {
        publish(1);
        OutboxWorker worker = worker("never", message -> {
            throw new IllegalStateException("broken");
        });
        for (int attempt = 0; attempt < 8; attempt++) {
            assertThat(worker.drain(acme)).isEqualTo(1);
            clock.set(clock.instant().plus(Duration.ofHours(2)));
        }

        assertThat(worker.drain(acme)).isZero();
        assertThat(in(() -> queue.parked(acme)))
                .singleElement()
                .satisfies(parked -> assertThat(parked.reason()).isEqualTo("IllegalStateException"));

        assertThat(in(() -> queue.retryParked(acme))).isEqualTo(1);
        worker("at last", message -> {}).drain(acme);
        assertThat(waiting()).isZero();
    }

    @Test
    void oneBadMessageDoesNotHoldUpTheOthers() {
        List<UUID> written = publish(3);
        List<UUID> worked = new ArrayList<>();
        worker("picky", message -> {
                    if (message.subject().equals(written.get(1))) {
                        throw new IllegalStateException("this one");
                    }
                    worked.add(message.subject());
                })
                .drain(acme);

        assertThat(worked).containsExactly(written.get(0), written.get(2));
        assertThat(waiting()).isEqualTo(1);
    }

    @Test
    void aMessageDiesWithTheTransactionThatWroteIt() {
        try {
            in(() -> {
                outbox.publish(acme, "outbox.tested", Ids.next(), "{}");
                throw new IllegalStateException("rolled back");
            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("rolled back");
        }

        assertThat(waiting()).isZero();
    }

    private List<UUID> publish(int count) {
        List<Outbox.Event> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(new Outbox.Event("outbox.tested", Ids.next(), "{}"));
        }
        in(() -> {
            outbox.publish(acme, events);
            return true;
        });
        return events.stream().map(Outbox.Event::subject).toList();
    }

    private OutboxWorker worker(String name, Consumer<OutboxMessage> effect) {
        return new OutboxWorker(queue, List.of(handler(name, effect)), manager);
    }

    private static OutboxHandler handler(String name, Consumer<OutboxMessage> effect) {
        return new OutboxHandler() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public boolean handles(String type) {
                return type.equals("outbox.tested");
            }

            @Override
            public void handle(OutboxMessage message) {
                effect.accept(message);
            }
        };
    }

    /** As Spring would make it: only inside a transaction does the database know whose messages to show. */
    private OutboxQueue transactional(OutboxQueue plain) {
        var factory = new ProxyFactory(plain);
        factory.setProxyTargetClass(true);
        factory.addAdvice(new TransactionInterceptor(
                (TransactionManager) manager, new AnnotationTransactionAttributeSource(false)));
        return (OutboxQueue) factory.getProxy(OutboxQueue.class.getClassLoader());
    }

    private long waiting() {
        return in(() -> db.sql("select count(*) from platform.outbox_message where company_id = :company")
                .param("company", acme.value())
                .query((row, number) -> row.getLong(1))
                .single());
    }

    private <T> T in(Supplier<T> work) {
        return transactions.in(CompanyScope.of(acme), work);
    }
}
