package org.tallystick.invoicing;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.contracts.Charges;
import org.tallystick.contracts.Grouping;
import org.tallystick.customers.CustomerId;
import org.tallystick.ledger.Periods;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Transactions;
import org.tallystick.platform.jobs.Jobs;
import org.tallystick.platform.jobs.Progress;
import org.tallystick.scrubber.CheckBook.Cause;

/** Where billing runs are started, reviewed, posted and discarded. */
@Service
@Transactional
public class BillingDesk {
    private static final List<BillingRun.State> REVIEWED =
            List.of(BillingRun.State.GENERATED, BillingRun.State.PARTLY_FAILED);

    private final BillingRuns runs;
    private final Drafts drafts;
    private final Charges charges;
    private final DraftPricing pricing;
    private final BillingCollection collection;
    private final BillingPosting posting;
    private final DraftApprovals approvals;
    private final Periods periods;
    private final Jobs jobs;
    private final Transactions transactions;
    private final AuditLog audit;
    private final BusinessClock clock;

    BillingDesk(
            BillingRuns runs,
            Drafts drafts,
            Charges charges,
            DraftPricing pricing,
            BillingCollection collection,
            BillingPosting posting,
            DraftApprovals approvals,
            Periods periods,
            Jobs jobs,
            Transactions transactions,
            AuditLog audit,
            BusinessClock clock) {
        this.runs = runs;
        this.drafts = drafts;
        this.charges = charges;
        this.pricing = pricing;
        this.collection = collection;
        this.posting = posting;
        this.approvals = approvals;
        this.periods = periods;
        this.jobs = jobs;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Which charges a run bills, and how. No customers means all. */
    public record Order(LocalDate throughOn, LocalDate invoiceOn, Grouping grouping, Set<CustomerId> customers) {
        public Order {
            customers = Set.copyOf(customers);
        }
    }

    /** Starts a run; it collects in the background. */
    public RunId start(Caller caller, Order order) {
        RunId id = plan(caller, order);
        jobs.start(
                caller.company(),
                BillingCollection.KIND,
                "Collecting charges through " + order.throughOn(),
                id.value(),
                "/billing-runs/" + id,
                caller.actor().reference());
        return id;
    }

    /** Posts what was reviewed, in the background; parked drafts stay parked. */
    public void post(Caller caller, RunId id) {
        BillingRun run = approve(caller, id);
        jobs.start(
                caller.company(),
                BillingPosting.KIND,
                "Posting billing run " + run.number(),
                id.value(),
                "/billing-runs/" + id,
                caller.actor().reference());
    }

    /** Collects at once and returns when done; for the command line and for single invoices. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public RunId collectNow(Caller caller, Order order, Progress progress) {
        RunId id = transactions.in(CompanyScope.of(caller.company()), () -> plan(caller, order));
        collection.run(caller.company(), id.value(), caller.actor().reference(), progress);
        return id;
    }

    /** Posts at once and returns when done. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void postNow(Caller caller, RunId id, Progress progress) {
        transactions.in(CompanyScope.of(caller.company()), () -> approve(caller, id));
        posting.run(caller.company(), id.value(), caller.actor().reference(), progress);
    }

    /** Tries a parked draft again, after whatever held it was mended. */
    public void retry(Caller caller, UUID draftId) {
        caller.must(Permission.BILL);
        CompanyId company = caller.company();
        Draft draft = drafts.lock(company, draftId).orElseThrow(() -> Refusal.notFound("draft"));
        if (draft.state() != Draft.State.PARKED) {
            throw Refusal.conflict("DRAFT_NOT_PARKED", "The draft is not parked any more; load the page again.");
        }
        BillingRun run = get(company, draft.run());
        pricing.price(
                company,
                run,
                List.of(draftId),
                new DraftChecks.Occasion(Cause.ASKED, caller.actor().reference()));
        runs.move(company, run.id(), List.of(BillingRun.State.PARTLY_FAILED), BillingRun.State.GENERATED, null);
        audit.record(caller, event("draft.retry", run).fact("draft", draftId));
    }

    /** Takes one draft out of a run; its charges are unbilled again. */
    public void discardDraft(Caller caller, UUID draftId, String reason) {
        caller.must(Permission.BILL);
        CompanyId company = caller.company();
        Draft draft = drafts.lock(company, draftId).orElseThrow(() -> Refusal.notFound("draft"));
        if (draft.state() == Draft.State.POSTED || draft.state() == Draft.State.DISCARDED) {
            throw Refusal.conflict("DRAFT_DONE", "The draft is posted or discarded already.");
        }
        BillingRun run = get(company, draft.run());
        drafts.discard(company, List.of(draftId));
        approvals.lapse(caller, List.of(draftId), "The draft was discarded.");
        charges.release(company, List.of(draftId));
        settleState(company, run);
        audit.record(caller, event("draft.discard", run).because(reason).fact("draft", draftId));
    }

    /** Gives a run up; charges that were not invoiced are unbilled again. */
    public void discard(Caller caller, RunId id) {
        caller.must(Permission.BILL);
        CompanyId company = caller.company();
        BillingRun run = get(company, id);
        boolean posted = drafts.count(company, id, Draft.State.POSTED) > 0;
        BillingRun.State end = posted ? BillingRun.State.POSTED : BillingRun.State.DISCARDED;
        if (!runs.move(company, id, REVIEWED, end, null)) {
            throw Refusal.conflict(
                    "RUN_NOT_REVIEWABLE", "The run is being worked on, or it is over; load the page again.");
        }
        List<UUID> discarded = drafts.discard(company, id);
        charges.release(company, discarded);
        approvals.lapse(caller, discarded, "The billing run was discarded.");
        audit.record(caller, event("billing-run.discard", run));
    }

    private RunId plan(Caller caller, Order order) {
        caller.must(Permission.BILL);
        CompanyId company = caller.company();
        if (!periods.isOpen(company, order.invoiceOn())) {
            throw Refusal.conflict("PERIOD_CLOSED", "The month of the invoice date is closed; choose another date.");
        }
        if (order.invoiceOn().isAfter(clock.today(company).plusDays(31))) {
            throw Refusal.invalid("DATE_TOO_FAR", "Invoices are dated a month ahead at most.");
        }
        var run = new BillingRun(
                RunId.next(),
                runs.nextNumber(company),
                order.throughOn(),
                order.invoiceOn(),
                order.grouping(),
                order.customers(),
                BillingRun.State.COLLECTING,
                caller.actor().reference(),
                clock.now(),
                null);
        runs.insert(company, run);
        audit.record(
                caller,
                event("billing-run.start", run)
                        .fact("throughOn", order.throughOn())
                        .fact("invoiceOn", order.invoiceOn())
                        .fact("grouping", order.grouping()));
        return run.id();
    }

    private BillingRun approve(Caller caller, RunId id) {
        caller.must(Permission.BILL);
        BillingRun run = get(caller.company(), id);
        if (!runs.move(caller.company(), id, REVIEWED, BillingRun.State.POSTING, null)) {
            throw Refusal.conflict(
                    "RUN_NOT_REVIEWABLE", "The run is being worked on, or it is over; load the page again.");
        }
        audit.record(caller, event("billing-run.post", run));
        return run;
    }

    /** A run whose last waiting draft is gone is over. */
    private void settleState(CompanyId company, BillingRun run) {
        boolean waiting = drafts.count(company, run.id(), Draft.State.READY) > 0
                || drafts.count(company, run.id(), Draft.State.PARKED) > 0;
        if (!waiting) {
            boolean posted = drafts.count(company, run.id(), Draft.State.POSTED) > 0;
            runs.move(company, run.id(), REVIEWED, posted ? BillingRun.State.POSTED : BillingRun.State.DISCARDED, null);
        }
    }

    private BillingRun get(CompanyId company, RunId id) {
        return runs.find(company, id).orElseThrow(() -> Refusal.notFound("billing run"));
    }

    private static AuditEvent event(String command, BillingRun run) {
        return AuditEvent.of(command, "billing run", run.id().value(), Integer.toString(run.number()));
    }
}
