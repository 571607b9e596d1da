package org.tallystick.controls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.access.Actor;
import org.tallystick.access.Caller;
import org.tallystick.cashapp.CashCast;
import org.tallystick.customers.CustomerId;
import org.tallystick.platform.Companies;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;
import org.tallystick.testing.IntegrationTest;

@IntegrationTest
class ControlsTest {
    @Autowired
    BeanFactory server;

    @Autowired
    JdbcClient db;

    @Autowired
    BooksCheck check;

    @Autowired
    BooksReport report;

    @Autowired
    TieOut tieOut;

    @Autowired
    TieOutRuns runs;

    CashCast cast;

    @BeforeEach
    void aCompanyWithAnItemAndAPayment() {
        cast = new CashCast(server);
        CustomerId ada = cast.customer();
        cast.owes(ada, "INV-1", "100.00");
        cast.paid(ada, "30.00", null);
    }

    @Test
    void cleanBooksAreFoundCleanAndTheRunIsKept() {
        CheckReport found = check.run(cast.caller());

        CheckRun kept = cast.in(() -> check.latest(cast.company()).orElseThrow());
        assertThat(found.isClean()).isTrue();
        assertThat(found.checks()).hasSize(Invariants.load().size());
        assertThat(kept.id()).isEqualTo(found.run());
        assertThat(kept.checks()).isEqualTo(found.checks().size());
        assertThat(kept.isClean()).isTrue();
    }

    @Test
    void whatIsFoundIsKeptAndReported() {
        UUID job = stuckJob();
        try {
            CheckReport found = check.run(cast.caller());
            CheckRun kept = cast.in(() -> check.latest(cast.company()).orElseThrow());
            BooksReport.Summary summary = report.check(code());

            assertThat(found.broken())
                    .extracting(broken -> broken.invariant().id())
                    .containsExactly("I47");
            assertThat(kept.rows()).singleElement().satisfies(row -> {
                assertThat(row.invariant().severity()).isEqualTo(Severity.WARN);
                assertThat(row.finding().subjectId()).isEqualTo(job.toString());
            });
            assertThat(summary.isClean()).isFalse();
            assertThat(summary.text()).contains("I47 WARN").contains(job.toString());
            assertThat(summary.document().toString()).contains("I47").contains(job.toString());
        } finally {
            end(job);
        }
    }

    @Test
    void whoMayNotCheckTheBooksIsRefused() {
        var stranger = new Caller(cast.company(), Actor.COMMAND_LINE, Set.of());

        assertThatThrownBy(() -> check.run(stranger)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> report.check("NO-SUCH")).hasMessageContaining("NO-SUCH");
    }

    @Test
    void controlAccountsTieOutNowAndOnDaysBefore() {
        TieOutReport now = cast.call(() -> tieOut.now(cast.caller()));
        TieOutReport before = cast.in(() -> {
            tieOut.run(cast.company(), cast.today().minusDays(5));
            return runs.latest(cast.company()).orElseThrow();
        });

        assertThat(now.controls())
                .extracting(TiedControl::control)
                .containsExactly(TiedControl.Control.RECEIVABLES, TiedControl.Control.UNAPPLIED_CASH);
        assertThat(now.controls())
                .extracting(TiedControl::ledger)
                .containsExactly(cast.money("100.00"), cast.money("30.00"));
        assertThat(now.ties()).isTrue();
        assertThat(before.businessOn()).isEqualTo(cast.today().minusDays(5));
        assertThat(before.controls()).hasSize(1);
        assertThat(cast.in(() -> runs.find(cast.company(), now.run()))).contains(now);
        assertThat(cast.in(() -> runs.list(cast.company(), false, 10))).hasSize(2);
        assertThat(cast.in(() -> runs.list(cast.company(), true, 10))).isEmpty();
    }

    private String code() {
        return cast.bean(Companies.class).get(cast.company()).code();
    }

    private UUID stuckJob() {
        UUID job = Ids.next();
        return cast.in(() -> {
            db.sql("""
                            insert into platform.job
                                (company_id, job_id, kind, title, subject_id, page, state, started_by, created_at)
                            values (:company, :job, 'test', 'Stuck', :job, 'jobs', 'RUNNING', 'SYSTEM',
                                    now() - interval '1 hour')
                            """)
                    .param("company", cast.company().value())
                    .param("job", job)
                    .update();
            return job;
        });
    }

    private void end(UUID job) {
        cast.in(() -> db.sql("update platform.job set state = 'FAILED' where company_id = :company and job_id = :job")
                .param("company", cast.company().value())
                .param("job", job)
                .update());
    }
}
