package org.tallystick.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;
import org.tallystick.access.Caller;
import org.tallystick.access.Role;
import org.tallystick.cast.Paper;
import org.tallystick.cast.PaperTrade;
import org.tallystick.cast.Trading;
import org.tallystick.contracts.ChargeDesk;
import org.tallystick.contracts.ChargeId;
import org.tallystick.customers.CustomerId;
import org.tallystick.documents.DocumentRequirement.Scope;
import org.tallystick.documents.RequiredDocument.State;
import org.tallystick.invoicing.BillingRun;
import org.tallystick.invoicing.BillingRuns;
import org.tallystick.invoicing.Draft;
import org.tallystick.invoicing.RunId;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.Refusal;
import org.tallystick.testing.IntegrationTest;

/** What needs a document is not billed without it, goes on by itself once it is there, and nobody lets it pass alone (H-6). */
@IntegrationTest
@TestPropertySource(properties = "tallystick.background=false") // the test works the outbox off itself
class RequiredDocumentsTest {
    @Autowired
    ApplicationContext beans;

    private Trading trading;
    private PaperTrade paper;
    private CustomerId acme;
    private Caller clerk;
    private Caller approver;

    @BeforeEach
    void aCompanyWithCustomers() {
        trading = Trading.open(beans);
        paper = new PaperTrade(trading);
        acme = trading.customer("C-1", "Acme Corp");
        clerk = paper.somebody(Role.BILLING_CLERK);
        approver = paper.somebody(Role.APPROVER);
    }

    @Test
    void aDraftWaitsForItsDocumentAndIsReadyWhenItIsValid() {
        paper.require(acme, "PROOF_OF_DELIVERY");
        paper.require(acme, "PURCHASE_ORDER");
        ChargeId charge = paper.charge(acme, "100.00", null);
        CustomerId other = trading.customer("C-2", "Mercy Clinic");
        paper.charge(other, "50.00", null);

        RunId run = collect();
        trading.post(run);

        Draft waiting = draft(run, acme);
        assertThat(waiting.state()).isEqualTo(Draft.State.PARKED);
        assertThat(waiting.parkedCode()).isEqualTo("AWAITING_DOCUMENTS");
        assertThat(waiting.parkedReason()).startsWith("Waits for: Proof of delivery, Purchase order.");
        assertThat(draft(run, other).state()).isEqualTo(Draft.State.POSTED);
        assertThat(paper.needed(charge)).extracting(RequiredDocument::state).containsOnly(State.REQUIRED);

        paper.upload(clerk, "PROOF_OF_DELIVERY", Paper.text("delivered on Monday"), charge);
        paper.upload(clerk, "PURCHASE_ORDER", Paper.pdf("Order 4711"), charge);
        assertThat(paper.needed(charge)).extracting(RequiredDocument::state).containsOnly(State.RECEIVED);
        assertThat(draft(run, acme).state()).isEqualTo(Draft.State.PARKED);

        paper.validate(clerk, paper.needed(charge, "PROOF_OF_DELIVERY").id());
        assertThat(draft(run, acme).parkedReason()).startsWith("Waits for: Purchase order.");
        paper.validate(clerk, paper.needed(charge, "PURCHASE_ORDER").id());
        assertThat(draft(run, acme).state()).isEqualTo(Draft.State.READY);
        assertThat(draft(run, acme).net()).isEqualTo(Money.of("100.00", Trading.EUR));
        assertThat(state(run)).isEqualTo(BillingRun.State.GENERATED);

        trading.post(run);
        assertThat(draft(run, acme).state()).isEqualTo(Draft.State.POSTED);
        assertThat(paper.open()).isEmpty();
    }

    @Test
    void aRejectedDocumentIsStillMissing() {
        paper.require(acme, "TIMESHEET");
        ChargeId charge = paper.charge(acme, "100.00", null);
        paper.upload(clerk, "TIMESHEET", Paper.text("hours of somebody else"), charge);
        UUID id = paper.needed(charge, "TIMESHEET").id();

        paper.act(() -> paper.bean(RequiredDesk.class).reject(clerk, id, "Not ours"));
        RunId run = collect();

        assertThat(draft(run, acme).parkedCode()).isEqualTo("AWAITING_DOCUMENTS");
        assertRefused("DOCUMENT_MOVED_ON", () -> paper.validate(clerk, id));

        paper.upload(clerk, "TIMESHEET", Paper.text("our hours"), charge);
        paper.validate(clerk, id);
        assertThat(draft(run, acme).state()).isEqualTo(Draft.State.READY);
        assertThat(trading.call(() -> paper.bean(RequiredDocuments.class)
                        .steps(trading.company().id(), id)))
                .extracting(RequiredDocument.Step::what)
                .containsExactly("REQUIRED", "RECEIVED", "REJECTED", "RECEIVED", "VALIDATED");
    }

    @Test
    void whoAskedForAWaiverNeverGrantsIt() {
        paper.require(acme, "REFERRAL");
        ChargeId charge = paper.charge(acme, "100.00", null);
        RunId run = collect();
        UUID id = paper.needed(charge, "REFERRAL").id();
        var desk = paper.bean(RequiredDesk.class);

        assertRefused("WAIVER_NOT_ASKED", () -> paper.act(() -> desk.waive(approver, id)));
        assertRefused("REASON_MISSING", () -> paper.act(() -> desk.askWaiver(approver, id, " ")));
        paper.act(() -> desk.askWaiver(approver, id, "The doctor has retired"));
        assertRefused("FORBIDDEN", () -> paper.act(() -> desk.waive(approver, id)));
        assertRefused("FORBIDDEN", () -> paper.act(() -> desk.waive(clerk, id)));
        assertThat(draft(run, acme).state()).isEqualTo(Draft.State.PARKED);

        Caller another = paper.somebody(Role.CONTROLLER);
        paper.act(() -> desk.waive(another, id));
        assertThat(paper.needed(charge, "REFERRAL").state()).isEqualTo(State.WAIVED);
        assertThat(draft(run, acme).state()).isEqualTo(Draft.State.READY);
        trading.post(run);
    }

    @Test
    void aRuleMadeAfterTheDraftHoldsItWhenItIsPosted() {
        ChargeId charge = paper.charge(acme, "100.00", null);
        RunId run = collect();
        assertThat(draft(run, acme).state()).isEqualTo(Draft.State.READY);

        paper.require(null, "PROOF_OF_DELIVERY");
        trading.post(run);

        assertThat(draft(run, acme).parkedCode()).isEqualTo("AWAITING_DOCUMENTS");
        assertThat(paper.needed(charge)).hasSize(1);
        assertThat(state(run)).isEqualTo(BillingRun.State.PARTLY_FAILED);
    }

    @Test
    void whatIsUnbilledWhenARuleIsMadeCanBeChasedAtOnce() {
        ChargeId charge = paper.charge(acme, "100.00", null);

        UUID rule = paper.require(acme, "TIMESHEET");

        assertThat(paper.open()).extracting(RequiredDocument::charge).containsExactly(charge.value());

        paper.act(() -> paper.bean(RequirementDesk.class)
                .end(approver, rule, trading.today().minusDays(1), "Agreed otherwise"));
        assertThat(paper.open()).isEmpty();
        RunId run = collect();
        assertThat(draft(run, acme).state()).isEqualTo(Draft.State.READY);
        trading.post(run);
    }

    @Test
    void aRuleThatEndsFreesWhatWaited() {
        UUID rule = paper.require(null, "TIMESHEET");
        paper.charge(acme, "100.00", null);
        RunId run = collect();

        assertRefused(
                "FORBIDDEN",
                () -> paper.act(() -> paper.bean(RequirementDesk.class)
                        .end(clerk, rule, trading.today().minusDays(1), "Nobody reads them")));
        paper.act(() -> paper.bean(RequirementDesk.class)
                .end(approver, rule, trading.today().minusDays(1), "Nobody reads them"));

        assertThat(draft(run, acme).state()).isEqualTo(Draft.State.READY);
    }

    @Test
    void aWithdrawnChargeNeedsNothing() {
        paper.require(acme, "TIMESHEET");
        ChargeId charge = paper.charge(acme, "100.00", null);
        assertThat(paper.open()).hasSize(1);

        paper.act(() -> paper.bean(ChargeDesk.class).withdraw(clerk, charge, "Entered twice"));

        assertThat(paper.open()).isEmpty();
    }

    @Test
    void oneOrderCoversAllItsCharges() {
        paper.require(acme, "PURCHASE_ORDER", Scope.PURCHASE_ORDER);
        ChargeId first = paper.charge(acme, "100.00", "PO-1");
        ChargeId second = paper.charge(acme, "200.00", "PO-1");
        ChargeId without = paper.charge(acme, "300.00", null);
        assertThat(paper.open()).hasSize(2);

        paper.upload(clerk, "PURCHASE_ORDER", Paper.pdf("PO-1"), first);
        paper.validate(clerk, paper.needed(first, "PURCHASE_ORDER").id());

        assertThat(paper.needed(second)).extracting(RequiredDocument::state).containsOnly(State.VALIDATED);
        assertThat(paper.open()).extracting(RequiredDocument::charge).containsExactly(without.value());
    }

    @Test
    void onlyWhatARuleSaysNeedsTheDocument() {
        LocalDate today = trading.today();
        trading.call(() -> paper.bean(RequirementDesk.class)
                .add(
                        trading.caller(),
                        new RequirementDesk.Wanted(
                                acme,
                                "TIMESHEET",
                                "test",
                                Money.of("100.00", Trading.EUR),
                                Scope.CHARGE,
                                today,
                                today)));
        paper.charge(acme, "99.99", null);
        trading.charge(acme, "1", "500.00", today.minusDays(1));
        ChargeId large = paper.charge(acme, "100.00", null);

        assertThat(paper.open()).extracting(RequiredDocument::charge).containsExactly(large.value());
    }

    /** Whoever comes first: the draft is never left waiting for a document that is valid. */
    @Test
    void aDocumentValidatedWhileTheRunIsPostedIsNotMissed() throws Exception {
        paper.require(acme, "TIMESHEET");
        for (int round = 0; round < 6; round++) {
            ChargeId charge = paper.charge(acme, 100 + round + ".00", null);
            paper.upload(clerk, "TIMESHEET", Paper.text("hours of round " + round), charge);
            UUID id = paper.needed(charge, "TIMESHEET").id();

            atOnce(
                    () -> {
                        RunId run = collect();
                        trading.post(run);
                        return run;
                    },
                    () -> {
                        paper.validate(clerk, id);
                        return id;
                    });
            paper.drain();

            assertThat(allDrafts())
                    .extracting(Draft::state)
                    .allMatch(state -> state == Draft.State.POSTED || state == Draft.State.READY);
        }
    }

    private List<Draft> allDrafts() {
        return trading
                .call(() -> paper.bean(BillingRuns.class)
                        .list(trading.company().id(), 1, 100)
                        .rows())
                .stream()
                .flatMap(run -> trading.drafts(run.id()).stream())
                .toList();
    }

    private static void atOnce(Callable<?>... deeds) throws Exception {
        var barrier = new CyclicBarrier(deeds.length);
        List<Future<?>> done = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(deeds.length)) {
            for (Callable<?> deed : deeds) {
                done.add(threads.submit(() -> {
                    barrier.await();
                    return deed.call();
                }));
            }
            for (Future<?> each : done) {
                each.get();
            }
        }
    }

    private RunId collect() {
        return trading.collect(trading.today(), trading.today());
    }

    private Draft draft(RunId run, CustomerId customer) {
        return trading.drafts(run).stream()
                .filter(draft -> draft.customer().equals(customer))
                .findFirst()
                .orElseThrow();
    }

    private BillingRun.State state(RunId run) {
        return trading.call(() -> paper.bean(BillingRuns.class)
                .find(trading.company().id(), run)
                .orElseThrow()
                .state());
    }

    private static void assertRefused(String code, Runnable deed) {
        assertThatThrownBy(deed::run)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
