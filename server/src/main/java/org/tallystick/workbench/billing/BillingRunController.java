package org.tallystick.workbench.billing;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.approvals.Approvals;
import org.tallystick.invoicing.BillingDesk;
import org.tallystick.invoicing.BillingRun;
import org.tallystick.invoicing.BillingRuns;
import org.tallystick.invoicing.CheckDesk;
import org.tallystick.invoicing.Draft;
import org.tallystick.invoicing.DraftFindings;
import org.tallystick.invoicing.Drafts;
import org.tallystick.invoicing.RunId;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Page;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.jobs.Jobs;
import org.tallystick.scrubber.Catalogue;
import org.tallystick.scrubber.Rule;
import org.tallystick.workbench.ActorNames;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;
import org.tallystick.workbench.approvals.Deciding;
import org.tallystick.workbench.customers.CustomerLookup;
import org.tallystick.workbench.history.Histories;

/** One billing run: its drafts under review, its progress, and the decision about it. */
@Controller
@RequestMapping("/c/{code}/billing-runs/{id}")
class BillingRunController {
    private final BillingRuns runs;
    private final BillingDesk desk;
    private final Drafts drafts;
    private final DraftFindings findings;
    private final CheckDesk checks;
    private final Approvals approvals;
    private final Deciding deciding;
    private final Jobs jobs;
    private final CustomerLookup lookup;
    private final ActorNames names;
    private final Histories histories;

    BillingRunController(
            BillingRuns runs,
            BillingDesk desk,
            Drafts drafts,
            DraftFindings findings,
            CheckDesk checks,
            Approvals approvals,
            Deciding deciding,
            Jobs jobs,
            CustomerLookup lookup,
            ActorNames names,
            Histories histories) {
        this.runs = runs;
        this.desk = desk;
        this.drafts = drafts;
        this.findings = findings;
        this.checks = checks;
        this.approvals = approvals;
        this.deciding = deciding;
        this.jobs = jobs;
        this.lookup = lookup;
        this.names = names;
        this.histories = histories;
    }

    @GetMapping
    String show(
            @PathVariable RunId id,
            @RequestParam(required = false) Draft.@Nullable State state,
            @RequestParam(defaultValue = "") String check,
            @RequestParam(defaultValue = "1") int page,
            Caller caller,
            @RequestAttribute Shell shell,
            Model model) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        BillingRun run = runs.find(company, id).orElseThrow(() -> Refusal.notFound("billing run"));
        Rule only = check.isBlank() ? null : Catalogue.get(check);
        Page<Draft> found = only == null
                ? drafts.list(company, id, state, page, Page.SIZE)
                : findings.drafts(company, id, only, page, Page.SIZE);
        model.addAttribute(
                "page",
                new BillingPages.Show(
                        run,
                        names.of(run.startedBy()),
                        jobs.latestFor(company, id.value()).orElse(null),
                        drafts.summary(company, id),
                        state,
                        found,
                        lookup.of(
                                company,
                                found.rows().stream()
                                        .flatMap(draft -> Stream.of(draft.customer(), draft.child()))
                                        .filter(Objects::nonNull)
                                        .toList()),
                        new BillingPages.Found(findings.counts(company, id), only),
                        approvals.waiting(company, id.value()).stream()
                                .map(one -> new BillingPages.Waiting(
                                        deciding.name(one.decider()), one.requests(), one.late()))
                                .toList(),
                        histories.ofSubject(company, id.value(), shell)));
        return "workbench/billing/show";
    }

    @PostMapping("/post")
    View post(@PathVariable RunId id, Caller caller, @RequestAttribute Shell shell) {
        desk.post(caller, id);
        return SeeOther.page(shell, "/billing-runs/" + id);
    }

    /** Checks what is not posted again, in the background. */
    @PostMapping("/check")
    View check(@PathVariable RunId id, Caller caller, @RequestAttribute Shell shell) {
        checks.checkAgain(caller, id);
        return SeeOther.page(shell, "/billing-runs/" + id);
    }

    /** Lets the warnings of one rule pass, for all drafts of the run. */
    @PostMapping("/acknowledgements")
    View acknowledge(
            @PathVariable RunId id,
            @RequestParam(defaultValue = "") String check,
            @RequestParam(defaultValue = "") String reason,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        int seen = checks.acknowledge(caller, id, check, reason);
        answer.addFlashAttribute(
                "notice",
                "The warning was acknowledged for " + shell.count(seen) + (seen == 1 ? " draft." : " drafts."));
        return SeeOther.page(shell, "/billing-runs/" + id);
    }

    @PostMapping("/discard")
    View discard(@PathVariable RunId id, Caller caller, @RequestAttribute Shell shell, RedirectAttributes answer) {
        desk.discard(caller, id);
        answer.addFlashAttribute("notice", "The run was given up; what it did not invoice is unbilled again.");
        return SeeOther.page(shell, "/billing-runs/" + id);
    }
}
