package org.tallystick.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.tallystick.access.ApiKeys;
import org.tallystick.access.Role;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Ids;
import org.tallystick.platform.SampleCompany;
import org.tallystick.platform.SettableClock;
import org.tallystick.platform.Transactions;
import org.tallystick.platform.idempotency.IdempotencyClaim;
import org.tallystick.platform.idempotency.IdempotencyClocks;
import org.tallystick.platform.idempotency.IdempotencyKeys;
import org.tallystick.testing.IntegrationTest;

@IntegrationTest
class IdempotencyTest {
    @Autowired
    MockMvcTester http;

    @Autowired
    DeedController deeds;

    @Autowired
    ApiKeys apiKeys;

    @Autowired
    Companies companies;

    @Autowired
    Transactions transactions;

    @Autowired
    JdbcClient db;

    private CompanyId acme;
    private String bearer;

    @BeforeEach
    void aProgramWithAKey() {
        acme = companies.create(SampleCompany.german()).id();
        bearer = "Bearer " + in(() -> apiKeys.create(acme, "test", Role.BILLING_CLERK));
    }

    @AfterEach
    void calm() {
        deeds.during(() -> {}, () -> {});
    }

    @Test
    void threeRequestsAtOnceHaveOneEffectAndTheOthersWait() throws Exception {
        String key = Ids.next().toString();
        var entered = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        deeds.during(
                () -> {
                    entered.countDown();
                    await(goOn);
                },
                () -> {});

        List<MockHttpServletResponse> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            Callable<MockHttpServletResponse> request = () -> post(key, "bill");
            Future<MockHttpServletResponse> first = threads.submit(request);
            await(entered);
            List<Future<MockHttpServletResponse>> others = List.of(threads.submit(request), threads.submit(request));
            for (Future<MockHttpServletResponse> other : others) {
                answers.add(other.get(30, TimeUnit.SECONDS));
            }
            goOn.countDown();
            answers.add(first.get(30, TimeUnit.SECONDS));
        }
        MockHttpServletResponse again = post(key, "bill");

        assertThat(answers).extracting(MockHttpServletResponse::getStatus).containsExactly(409, 409, 201);
        assertThat(answers.getFirst().getHeader("Retry-After")).isNotNull();
        assertThat(again.getStatus()).isEqualTo(201);
        assertThat(again.getHeader("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.getContentAsString()).isEqualTo(answers.getLast().getContentAsString());
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void aKeyBelongsToItsRequest() throws Exception {
        post("k-1", "bill");

        MockHttpServletResponse other = post("k-1", "bill twice");

        assertThat(other.getStatus()).isEqualTo(422);
        assertThat(other.getContentAsString()).contains("IDEMPOTENCY_KEY_REUSED");
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void aKeyIsRequiredAndHasABound() throws Exception {
        assertThat(post(null, "bill").getStatus()).isEqualTo(400);
        assertThat(post("x".repeat(256), "bill").getStatus()).isEqualTo(400);
        assertThat(effects()).isZero();
    }

    @Test
    void aCrashBetweenEffectAndAnswerNeverLeadsToASecondEffect() throws Exception {
        deeds.during(() -> {}, () -> {
            throw new IllegalStateException("died after the commit");
        });
        assertThat(post("k-2", "bill").getStatus()).isEqualTo(500);
        calm();

        MockHttpServletResponse again = post("k-2", "bill");

        assertThat(again.getStatus()).isEqualTo(409);
        assertThat(again.getHeader("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.getContentAsString()).contains("ALREADY_DONE");
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void aCrashBeforeTheEffectLeavesTheKeyFree() throws Exception {
        deeds.during(
                () -> {
                    throw new IllegalStateException("died before the commit");
                },
                () -> {});
        assertThat(post("k-3", "bill").getStatus()).isEqualTo(500);
        calm();

        assertThat(post("k-3", "bill").getStatus()).isEqualTo(201);
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void whoeverTookTooLongCannotCommitAnyMore() {
        var clock = new SettableClock(Clock.systemUTC());
        IdempotencyKeys keys = IdempotencyClocks.on(clock, db);
        IdempotencyClaim slow = claim(keys);
        clock.set(clock.instant().plus(Duration.ofMinutes(3)));
        IdempotencyClaim fast = claim(keys);

        assertThatThrownBy(() -> slow.call(this::effect)).hasStackTraceContaining("was taken over");
        fast.call(this::effect);

        assertThat(effects()).isEqualTo(1);
    }

    private IdempotencyClaim claim(IdempotencyKeys keys) {
        var outcome = (IdempotencyKeys.Outcome.Claimed) in(() -> keys.claim(acme, "k-4", new byte[] {1}));
        return outcome.claim();
    }

    private int effect() {
        return in(() -> db.sql("""
                        insert into platform.outbox_receipt (company_id, message_id, handler)
                        values (:company, :id, 'deed')
                        """)
                .param("company", acme.value())
                .param("id", Ids.next())
                .update());
    }

    private MockHttpServletResponse post(@Nullable String key, String words) {
        var request =
                http.post().uri("/api/v1/deeds").header("Authorization", bearer).content(words);
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return request.exchange().getResponse();
    }

    private long effects() {
        return in(() -> db.sql("select count(*) from platform.outbox_receipt where handler = 'deed'")
                .query((row, number) -> row.getLong(1))
                .single());
    }

    private <T> T in(Supplier<T> work) {
        return transactions.in(CompanyScope.of(acme), work);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
