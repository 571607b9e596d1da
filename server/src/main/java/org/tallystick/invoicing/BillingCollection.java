package org.tallystick.invoicing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallystick.contracts.BillingPlan;
import org.tallystick.contracts.ChargeClaims;
import org.tallystick.contracts.ChargeGroup;
import org.tallystick.contracts.GroupingPolicies;
import org.tallystick.customers.CustomerId;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.jobs.JobWork;
import org.tallystick.platform.jobs.Progress;
import org.tallystick.scrubber.CheckBook.Cause;

/** Collects a run: customer by customer in chunks, each chunk's charges claimed, priced and committed together. */
@Component
class BillingCollection implements JobWork {
    static final String KIND = "billing.collect";

    private static final int CUSTOMERS_AT_ONCE = 1_000;

    private final BillingRuns runs;
    private final Drafts drafts;
    private final ChargeClaims claims;
    private final GroupingPolicies policies;
    private final DraftPricing pricing;
    private final TransactionTemplate transaction;

    BillingCollection(
            BillingRuns runs,
            Drafts drafts,
            ChargeClaims claims,
            GroupingPolicies policies,
            DraftPricing pricing,
            PlatformTransactionManager transactions) {
        this.runs = runs;
        this.drafts = drafts;
        this.claims = claims;
        this.policies = policies;
        this.pricing = pricing;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String run(CompanyId company, UUID subject, String startedBy, Progress progress) {
        BillingRun run = runs.find(company, new RunId(subject)).orElseThrow(() -> Refusal.notFound("billing run"));
        try {
            collect(company, run, progress);
        } catch (RuntimeException e) { // what was collected can be reviewed or discarded, whatever it was
            giveBack(company, run, e);
            throw e;
        }
        finish(company, run);
        long ready = drafts.count(company, run.id(), Draft.State.READY);
        long parked = drafts.count(company, run.id(), Draft.State.PARKED);
        return ready + " drafts are ready for review, " + parked + " are parked.";
    }

    private void collect(CompanyId company, BillingRun run, Progress progress) {
        BillingPlan plan = policies.plan(company, run.invoiceOn(), run.grouping());
        while (run.state() == BillingRun.State.COLLECTING && !progress.cancelled()) {
            int collected = transaction.execute(status -> chunk(company, run, plan));
            progress.advance(collected, 0);
            if (collected == 0) {
                break;
            }
        }
    }

    private void finish(CompanyId company, BillingRun run) {
        transaction.executeWithoutResult(status ->
                runs.move(company, run.id(), List.of(BillingRun.State.COLLECTING), BillingRun.State.GENERATED, null));
    }

    private void giveBack(CompanyId company, BillingRun run, RuntimeException reason) {
        try {
            finish(company, run);
        } catch (RuntimeException e) {
            reason.addSuppressed(e);
        }
    }

    /** Returns how many customers were collected; the place is stored with them, so that a crash repeats nothing. */
    private int chunk(CompanyId company, BillingRun run, BillingPlan plan) {
        List<CustomerId> next = claims.payersToBill(
                company, run.throughOn(), run.customers(), runs.collected(company, run.id()), CUSTOMERS_AT_ONCE, plan);
        if (next.isEmpty()) {
            return 0;
        }
        Map<UUID, ChargeGroup> fresh = new LinkedHashMap<>();
        claims.groups(company, next, run.customers(), run.throughOn(), plan)
                .forEach(grouped -> fresh.put(Ids.next(), grouped.group()));
        drafts.insert(company, run.id(), fresh);
        Set<UUID> claimed = new HashSet<>();
        claims.claim(company, fresh, run.customers(), run.throughOn(), plan)
                .forEach(draft -> claimed.add(draft.draft()));
        List<UUID> empty = new ArrayList<>(fresh.keySet());
        empty.removeAll(claimed);
        drafts.discard(company, empty);
        pricing.price(company, run, claimed, new DraftChecks.Occasion(Cause.COLLECT, run.startedBy()));
        runs.setCollected(company, run.id(), next.getLast().value());
        return next.size();
    }
}
