package org.tallystick.invoicing;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Actor;
import org.tallystick.access.Caller;
import org.tallystick.approvals.Approvable;
import org.tallystick.approvals.Approval;
import org.tallystick.approvals.ApprovalId;
import org.tallystick.approvals.ApprovalKind;
import org.tallystick.approvals.ApprovalState;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.scrubber.CheckBook.Cause;

/** Makes approved drafts ready, all of a run in one pass; what is no longer as it was asked for is refused. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class InvoiceApproval implements Approvable {
    private final Drafts drafts;
    private final BillingRuns runs;
    private final DraftPricing pricing;
    private final DepositDesk deposits;
    private final DebitMemoDesk debits;

    InvoiceApproval(Drafts drafts, BillingRuns runs, DraftPricing pricing, DepositDesk deposits, DebitMemoDesk debits) {
        this.drafts = drafts;
        this.runs = runs;
        this.pricing = pricing;
        this.deposits = deposits;
        this.debits = debits;
    }

    @Override
    public ApprovalKind kind() {
        return ApprovalKind.INVOICE;
    }

    /** Drafts are locked before anything is decided about them, as everywhere. */
    @Override
    public void prepare(CompanyId company, List<Approval> requests) {
        drafts.lock(company, subjects(requests));
    }

    @Override
    public Approval.Deed carryOut(Caller asker, Approval approved) {
        return carryOutAll(asker.company(), List.of(approved))
                .values()
                .iterator()
                .next();
    }

    @Override
    public Map<ApprovalId, Approval.Deed> carryOutAll(CompanyId company, List<Approval> approved) {
        Map<UUID, Approval> byDraft = new LinkedHashMap<>();
        Map<ApprovalId, Approval.Deed> deeds = new LinkedHashMap<>();
        for (Approval one : approved) {
            if (hasDraft(one)) {
                byDraft.put(one.asked().subject(), one);
            } else {
                deeds.put(one.id(), post(Caller.onBehalfOf(company, one.askedBy()), one));
            }
        }
        reprice(company, byDraft.keySet());
        for (Draft draft : drafts.byIds(company, byDraft.keySet())) {
            Approval one = Objects.requireNonNull(byDraft.get(draft.id()));
            requireReady(draft, one);
            deeds.put(
                    one.id(), new Approval.Deed("draft", draft.id(), one.asked().label()));
        }
        return deeds;
    }

    /** Prices and checks them again; one whose approval stands is ready then. */
    private void reprice(CompanyId company, Collection<UUID> ids) {
        Map<UUID, List<UUID>> byRun = drafts.byIds(company, ids).stream()
                .filter(draft -> draft.state() == Draft.State.PARKED)
                .collect(Collectors.groupingBy(
                        draft -> draft.run().value(),
                        TreeMap::new,
                        Collectors.mapping(Draft::id, Collectors.toList())));
        byRun.forEach((id, ofRun) -> {
            BillingRun run = runs.find(company, new RunId(id)).orElseThrow();
            pricing.price(company, run, ofRun, new DraftChecks.Occasion(Cause.CHANGE, Actor.SYSTEM.reference()));
            runs.move(company, run.id(), List.of(BillingRun.State.PARTLY_FAILED), BillingRun.State.GENERATED, null);
        });
    }

    private static void requireReady(Draft draft, Approval approval) {
        String label = approval.asked().label();
        if (DraftApprovals.AWAITING.equals(draft.parkedCode())) {
            throw Refusal.conflict(
                    "APPROVAL_OUTDATED",
                    "The draft for " + label
                            + " is not what was asked for any more. Check it again on its page; then it is"
                            + " asked for as it is now.");
        }
        if (draft.state() != Draft.State.READY) {
            throw Refusal.conflict(
                    "APPROVAL_OUTDATED",
                    "The draft for " + label + " cannot be posted now: "
                            + (draft.parkedReason() == null ? draft.state().title() + "." : draft.parkedReason()));
        }
    }

    @Override
    public void turnedDown(CompanyId company, Approval refused) {
        if (refused.state() == ApprovalState.REJECTED && hasDraft(refused)) {
            Pricing.Result.Parked parked = DraftApprovals.rejected(refused);
            drafts.setParked(company, refused.asked().subject(), parked.code(), parked.reason());
        }
    }

    /** As long as it is not posted. */
    @Override
    public void reopen(CompanyId company, Approval decided) {
        if (!hasDraft(decided)) {
            Approvable.super.reopen(company, decided);
            return;
        }
        Draft draft = drafts.lock(company, decided.asked().subject()).orElseThrow();
        if (draft.state() != Draft.State.READY && draft.state() != Draft.State.PARKED) {
            throw Refusal.conflict(
                    "APPROVAL_DONE", "The draft is posted or discarded; what was decided about it stands.");
        }
        drafts.setParked(
                company,
                draft.id(),
                DraftApprovals.AWAITING,
                decided.because() + " A decision was taken back; it is asked for again.");
    }

    /** Deposits and debit memos have no draft: they are posted when they are approved. */
    private static boolean hasDraft(Approval one) {
        String type = one.asked().subjectType();
        return !type.equals(DepositDesk.SUBJECT) && !type.equals(DebitMemoDesk.SUBJECT);
    }

    private Approval.Deed post(Caller asker, Approval one) {
        return one.asked().subjectType().equals(DepositDesk.SUBJECT)
                ? deposits.carryOut(asker, one)
                : debits.carryOut(asker, one);
    }

    private static List<UUID> subjects(List<Approval> requests) {
        return requests.stream().map(one -> one.asked().subject()).toList();
    }
}
