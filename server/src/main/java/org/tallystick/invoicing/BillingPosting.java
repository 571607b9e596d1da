package org.tallystick.invoicing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallystick.access.Caller;
import org.tallystick.approvals.ApprovalDesk;
import org.tallystick.approvals.PassedDeed;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.jobs.JobWork;
import org.tallystick.platform.jobs.Progress;
import org.tallystick.scrubber.CheckBook.Cause;

/**
 * Posts a run's drafts in chunks, one transaction each: what a crash interrupts is not posted, what was committed is not
 * posted again. A draft that cannot be posted is parked with the reason, and the run goes on.
 */
@Component
class BillingPosting implements JobWork {
    static final String KIND = "billing.post";

    private static final Logger log = LoggerFactory.getLogger(BillingPosting.class);
    private static final int DRAFTS_AT_ONCE = 500;

    private final BillingRuns runs;
    private final Drafts drafts;
    private final DraftPricing pricing;
    private final InvoicePosting posting;
    private final PostingGates gates;
    private final DraftApprovals approvals;
    private final ApprovalDesk desk;
    private final InvoicingPolicies policies;
    private final BusinessClock clock;
    private final TransactionTemplate transaction;

    BillingPosting(
            BillingRuns runs,
            Drafts drafts,
            DraftPricing pricing,
            InvoicePosting posting,
            PostingGates gates,
            DraftApprovals approvals,
            ApprovalDesk desk,
            InvoicingPolicies policies,
            BusinessClock clock,
            PlatformTransactionManager transactions) {
        this.runs = runs;
        this.drafts = drafts;
        this.pricing = pricing;
        this.posting = posting;
        this.gates = gates;
        this.approvals = approvals;
        this.desk = desk;
        this.policies = policies;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String run(CompanyId company, UUID subject, String startedBy, Progress progress) {
        BillingRun run = runs.find(company, new RunId(subject)).orElseThrow(() -> Refusal.notFound("billing run"));
        Caller caller = Caller.onBehalfOf(company, startedBy);
        try {
            postAll(caller, run, progress);
        } catch (RuntimeException e) { // whatever it was, the run must not stay "posting" with nobody at it
            giveBack(company, run, e);
            throw e;
        }
        return finish(company, run);
    }

    private void postAll(Caller caller, BillingRun run, Progress progress) {
        progress.total(drafts.count(caller.company(), run.id(), Draft.State.READY));
        while (!progress.cancelled()) {
            Chunk chunk = next(caller, run);
            progress.advance(chunk.drafts(), chunk.parked());
            if (chunk.drafts() == 0) {
                break;
            }
        }
    }

    private void giveBack(CompanyId company, BillingRun run, RuntimeException reason) {
        try {
            finish(company, run);
        } catch (RuntimeException e) {
            reason.addSuppressed(e);
        }
    }

    private record Chunk(int drafts, int parked) {
        Chunk plus(Chunk more) {
            return new Chunk(drafts + more.drafts, parked + more.parked);
        }
    }

    /** When a chunk fails as a whole, its drafts are tried one by one, so that only the guilty one is parked. */
    private Chunk next(Caller caller, BillingRun run) {
        try {
            return transaction.execute(status -> post(caller, run, ready(caller.company(), run)));
        } catch (Refusal | TransientDataAccessException | DataAccessResourceFailureException e) {
            throw e; // no draft's fault
        } catch (DataAccessException | IllegalStateException | IllegalArgumentException | ArithmeticException e) {
            log.warn("A chunk of run {} failed; its drafts are tried one by one", run.id(), e);
            return oneByOne(caller, run);
        }
    }

    private List<Draft> ready(CompanyId company, BillingRun run) {
        return drafts.lockNext(company, run.id(), Draft.State.READY, DRAFTS_AT_ONCE);
    }

    private Chunk oneByOne(Caller caller, BillingRun run) {
        Chunk done = new Chunk(0, 0);
        for (Draft draft : transaction.execute(status -> ready(caller.company(), run))) {
            done = done.plus(alone(caller, run, draft.id()));
        }
        return done;
    }

    private Chunk alone(Caller caller, BillingRun run, UUID draft) {
        CompanyId company = caller.company();
        try {
            return transaction.execute(status -> post(caller, run, ready(company, draft)));
        } catch (Refusal | TransientDataAccessException | DataAccessResourceFailureException e) {
            throw e;
        } catch (DataAccessException | IllegalStateException | IllegalArgumentException | ArithmeticException e) {
            log.error("Draft {} of run {} was parked", draft, run.id(), e);
            return transaction.execute(status -> park(company, draft));
        }
    }

    private List<Draft> ready(CompanyId company, UUID draft) {
        return drafts.lock(company, draft).filter(found -> found.state() == Draft.State.READY).stream()
                .toList();
    }

    private Chunk post(Caller caller, BillingRun run, List<Draft> ready) {
        CompanyId company = caller.company();
        if (ready.isEmpty()) {
            return new Chunk(0, 0);
        }
        String by = caller.actor().reference();
        List<DraftPricing.Verdict> verdicts = pricing.verdicts(company, run.invoiceOn(), ready, by);
        DraftChecks.Outcome checked = pricing.check(company, run, verdicts, new DraftChecks.Occasion(Cause.POST, by));
        DraftApprovals.Outcome approved =
                approvals.posting(company, run, verdicts, checked.held().keySet());
        List<PricedInvoice> priced = new ArrayList<>(ready.size());
        List<Draft> parked = new ArrayList<>();
        for (DraftPricing.Verdict verdict : verdicts) {
            if (approved.held().containsKey(verdict.draft().id())) {
                continue; // all its documents wait, whoever pays them
            }
            if (verdict.result() instanceof Pricing.Result.Priced(PricedInvoice invoice)
                    && !checked.held().containsKey(invoice.draft())) {
                priced.addAll(invoice.documents());
            } else {
                parked.add(verdict.applied(checked));
            }
        }
        if (!parked.isEmpty()) {
            drafts.setPriced(company, parked);
        }
        if (!approved.held().isEmpty()) { // their findings are written down for whoever decides
            var occasion = new DraftChecks.Occasion(Cause.CHANGE, by);
            pricing.price(company, run, approved.held().keySet(), occasion);
        }
        gates.admitted(caller, priced);
        var posted = posting.post(caller, priced, policies.of(company));
        if (!posted.isEmpty()) {
            drafts.setPosted(company, posted);
        }
        desk.passed(caller, passed(posted, approved.passed()));
        return new Chunk(ready.size(), ready.size() - posted.size());
    }

    private static List<PassedDeed> passed(Map<UUID, InvoiceId> posted, Map<UUID, DraftApprovals.Passed> byMatrix) {
        List<PassedDeed> deeds = new ArrayList<>(byMatrix.size());
        posted.forEach((draft, invoice) -> {
            DraftApprovals.Passed passed = byMatrix.get(draft);
            if (passed != null) {
                deeds.add(passed.deed(invoice));
            }
        });
        return deeds;
    }

    private Chunk park(CompanyId company, UUID draft) {
        List<Draft> guilty = ready(company, draft);
        guilty.forEach(found -> drafts.setParked(
                company,
                found.id(),
                "POSTING_FAILED",
                "Posting failed on our side; nothing was posted. It is noted in the log; retry after it is mended."));
        return new Chunk(guilty.size(), guilty.size());
    }

    private String finish(CompanyId company, BillingRun run) {
        long posted = drafts.count(company, run.id(), Draft.State.POSTED);
        long parked = drafts.count(company, run.id(), Draft.State.PARKED);
        long left = drafts.count(company, run.id(), Draft.State.READY);
        BillingRun.State state = left > 0
                ? BillingRun.State.GENERATED
                : parked > 0 ? BillingRun.State.PARTLY_FAILED : BillingRun.State.POSTED;
        transaction.executeWithoutResult(
                status -> runs.move(company, run.id(), List.of(BillingRun.State.POSTING), state, clock.now()));
        return posted + " invoices are posted, " + parked + " drafts are parked.";
    }
}
