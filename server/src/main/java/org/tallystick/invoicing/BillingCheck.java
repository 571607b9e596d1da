package org.tallystick.invoicing;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.jobs.JobWork;
import org.tallystick.platform.jobs.Progress;
import org.tallystick.scrubber.CheckBook.Cause;

/** Prices and checks what is not posted of a run again, in chunks; called again after a crash it begins anew. */
@Component
class BillingCheck implements JobWork {
    static final String KIND = "billing.check";

    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final int DRAFTS_AT_ONCE = 500;

    private final BillingRuns runs;
    private final Drafts drafts;
    private final DraftPricing pricing;
    private final TransactionTemplate transaction;

    BillingCheck(BillingRuns runs, Drafts drafts, DraftPricing pricing, PlatformTransactionManager transactions) {
        this.runs = runs;
        this.drafts = drafts;
        this.pricing = pricing;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String run(CompanyId company, UUID subject, String startedBy, Progress progress) {
        RunId id = new RunId(subject);
        BillingRun run = runs.find(company, id).orElseThrow(() -> Refusal.notFound("billing run"));
        progress.total(drafts.count(company, id, Draft.State.READY) + drafts.count(company, id, Draft.State.PARKED));
        UUID after = BEFORE_ALL;
        while (!progress.cancelled()) {
            UUID last = after;
            List<UUID> checked = transaction.execute(status -> chunk(company, run, last, startedBy));
            progress.advance(checked.size(), 0);
            if (checked.isEmpty()) {
                break;
            }
            after = checked.getLast();
        }
        long ready = drafts.count(company, id, Draft.State.READY);
        if (ready > 0) {
            transaction.executeWithoutResult(status ->
                    runs.move(company, id, List.of(BillingRun.State.PARTLY_FAILED), BillingRun.State.GENERATED, null));
        }
        return "Checked again: " + ready + " drafts are ready, " + drafts.count(company, id, Draft.State.PARKED)
                + " wait.";
    }

    private List<UUID> chunk(CompanyId company, BillingRun run, UUID after, String by) {
        List<UUID> ids = drafts.lockOpen(company, run.id(), after, DRAFTS_AT_ONCE).stream()
                .map(Draft::id)
                .toList();
        if (!ids.isEmpty()) {
            pricing.price(company, run, ids, new DraftChecks.Occasion(Cause.ASKED, by));
        }
        return ids;
    }
}
