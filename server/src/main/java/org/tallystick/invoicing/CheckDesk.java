package org.tallystick.invoicing;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.invoicing.DraftFindings.Standing;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.jobs.Jobs;
import org.tallystick.scrubber.Catalogue;
import org.tallystick.scrubber.CheckBook;
import org.tallystick.scrubber.CheckBook.Cause;
import org.tallystick.scrubber.Rule;

/** Where somebody lets warnings about drafts pass, and has drafts checked again. */
@Service
@Transactional
public class CheckDesk {
    /** Of a rule at once; what is left is acknowledged by pressing again. */
    private static final int MOST_DRAFTS = 5_000;

    private final Drafts drafts;
    private final WaitingDrafts waitingDrafts;
    private final DraftFindings findings;
    private final BillingRuns runs;
    private final DraftPricing pricing;
    private final CheckBook book;
    private final Jobs jobs;
    private final AuditLog audit;
    private final BusinessClock clock;

    CheckDesk(
            Drafts drafts,
            WaitingDrafts waitingDrafts,
            DraftFindings findings,
            BillingRuns runs,
            DraftPricing pricing,
            CheckBook book,
            Jobs jobs,
            AuditLog audit,
            BusinessClock clock) {
        this.drafts = drafts;
        this.waitingDrafts = waitingDrafts;
        this.findings = findings;
        this.runs = runs;
        this.pricing = pricing;
        this.book = book;
        this.jobs = jobs;
        this.audit = audit;
        this.clock = clock;
    }

    /** One warning of one draft; the draft is ready when it was the last that held it. */
    public void acknowledge(Caller caller, UUID draftId, int position, String reason) {
        caller.must(Permission.BILL);
        requireReason(reason);
        Draft draft = drafts.lock(caller.company(), draftId).orElseThrow(() -> Refusal.notFound("draft"));
        Standing standing = findings.of(caller.company(), draftId).stream()
                .filter(one -> one.found().position() == position)
                .findFirst()
                .orElseThrow(CheckDesk::movedOn);
        if (draft.state() != Draft.State.PARKED || !standing.isOpenWarning()) {
            throw movedOn();
        }
        acknowledge(caller, get(caller.company(), draft.run()), List.of(standing), reason.strip());
    }

    /** The warnings of one rule about all drafts of a run that wait; returns how many drafts that were. */
    public int acknowledge(Caller caller, RunId runId, String code, String reason) {
        caller.must(Permission.BILL);
        requireReason(reason);
        Rule rule = Catalogue.get(code);
        BillingRun run = get(caller.company(), runId);
        Predicate<Standing> open =
                one -> one.isOpenWarning() && one.finding().rule().equals(rule);
        List<UUID> waiting = waitingDrafts.lockWarned(caller.company(), runId, rule.code(), MOST_DRAFTS).stream()
                .map(Draft::id)
                .toList();
        List<Standing> seen = findings.standing(caller.company(), waiting).stream()
                .filter(open)
                .toList();
        if (seen.isEmpty()) {
            throw movedOn();
        }
        acknowledge(caller, run, seen, reason.strip());
        return (int) seen.stream().map(one -> one.found().draft()).distinct().count();
    }

    private void acknowledge(Caller caller, BillingRun run, Collection<Standing> seen, String reason) {
        CompanyId company = caller.company();
        String by = caller.actor().reference();
        book.acknowledge(
                company,
                seen.stream().map(one -> one.found().words()).collect(Collectors.toSet()),
                reason,
                clock.now(),
                by);
        audit.record(
                caller,
                seen.stream().map(one -> event(one, run).because(reason)).toList());
        List<UUID> ids = seen.stream()
                .map(one -> one.found().draft())
                .distinct()
                .sorted()
                .toList();
        pricing.price(company, run, ids, new DraftChecks.Occasion(Cause.CHANGE, by));
        runs.move(company, run.id(), List.of(BillingRun.State.PARTLY_FAILED), BillingRun.State.GENERATED, null);
    }

    /** Checks what is not posted of a run again, in the background. */
    public void checkAgain(Caller caller, RunId id) {
        caller.must(Permission.BILL);
        BillingRun run = get(caller.company(), id);
        boolean reviewable = run.state() == BillingRun.State.GENERATED || run.state() == BillingRun.State.PARTLY_FAILED;
        if (!reviewable) {
            throw Refusal.conflict(
                    "RUN_NOT_REVIEWABLE", "The run is being worked on, or it is over; load the page again.");
        }
        jobs.start(
                caller.company(),
                BillingCheck.KIND,
                "Checking billing run " + run.number(),
                id.value(),
                "/billing-runs/" + id,
                caller.actor().reference());
        audit.record(
                caller, AuditEvent.of("billing-run.check", "billing run", id.value(), Integer.toString(run.number())));
    }

    private static void requireReason(String reason) {
        if (reason.isBlank()) {
            throw Refusal.invalid("REASON_MISSING", "Write why the warning may pass; the reason is kept.");
        }
    }

    private static Refusal movedOn() {
        return Refusal.conflict(
                "FINDING_MOVED_ON", "The warning is acknowledged or mended meanwhile; load the page again.");
    }

    private static AuditEvent event(Standing standing, BillingRun run) {
        return AuditEvent.of(
                        "finding.acknowledge",
                        "draft",
                        standing.found().draft(),
                        standing.finding().rule().code())
                .about(standing.found().customer().value())
                .fact("run", run.number())
                .fact("rule", standing.finding().rule().title());
    }

    private BillingRun get(CompanyId company, RunId id) {
        return runs.find(company, id).orElseThrow(() -> Refusal.notFound("billing run"));
    }
}
