package org.tallystick.workbench.billing;

import java.util.List;
import java.util.UUID;
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
import org.tallystick.approvals.ApprovalKind;
import org.tallystick.approvals.Approvals;
import org.tallystick.contracts.Charges;
import org.tallystick.customers.Customers;
import org.tallystick.invoicing.BillingDesk;
import org.tallystick.invoicing.BillingRun;
import org.tallystick.invoicing.BillingRuns;
import org.tallystick.invoicing.CheckDesk;
import org.tallystick.invoicing.Draft;
import org.tallystick.invoicing.DraftFindings;
import org.tallystick.invoicing.DraftPreview;
import org.tallystick.invoicing.Drafts;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.invoicing.Invoices;
import org.tallystick.invoicing.RunId;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.workbench.ActorNames;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;
import org.tallystick.workbench.checks.FixLink;
import org.tallystick.workbench.documents.DocumentPanels;

/** One draft of a billing run: what it would invoice, and why it waits. */
@Controller
@RequestMapping("/c/{code}/billing-runs/{run}/drafts/{id}")
class DraftsController {
    private final BillingRuns runs;
    private final BillingDesk desk;
    private final Drafts drafts;
    private final DraftFindings findings;
    private final CheckDesk checks;
    private final DraftPreview preview;
    private final Charges charges;
    private final Customers customers;
    private final Invoices invoices;
    private final DocumentPanels panels;
    private final Approvals approvals;
    private final ActorNames names;

    DraftsController(
            BillingRuns runs,
            BillingDesk desk,
            Drafts drafts,
            DraftFindings findings,
            CheckDesk checks,
            DraftPreview preview,
            Charges charges,
            Customers customers,
            Invoices invoices,
            DocumentPanels panels,
            Approvals approvals,
            ActorNames names) {
        this.runs = runs;
        this.desk = desk;
        this.drafts = drafts;
        this.findings = findings;
        this.checks = checks;
        this.preview = preview;
        this.charges = charges;
        this.customers = customers;
        this.invoices = invoices;
        this.panels = panels;
        this.approvals = approvals;
        this.names = names;
    }

    @GetMapping
    String show(
            @PathVariable RunId run, @PathVariable UUID id, Caller caller, @RequestAttribute Shell shell, Model model) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        BillingRun found = runs.find(company, run).orElseThrow(() -> Refusal.notFound("billing run"));
        Draft draft = get(company, run, id);
        InvoiceId invoice = draft.invoice();
        boolean waits =
                draft.state() == Draft.State.READY || (draft.state() == Draft.State.PARKED && draft.check() != null);
        model.addAttribute(
                "page",
                new BillingPages.DraftPage(
                        draft,
                        found,
                        customers.find(company, draft.customer()).orElseThrow(),
                        charges.ofDrafts(company, List.of(id)).getOrDefault(id, List.of()),
                        findings.of(company, id).stream()
                                .map(standing -> finding(standing, draft, shell))
                                .toList(),
                        waits ? preview.of(company, draft).orElse(null) : null,
                        invoice == null ? null : invoices.find(company, invoice).orElse(null),
                        approvals
                                .latest(company, ApprovalKind.INVOICE, List.of(id))
                                .get(id)));
        model.addAttribute("documents", panels.draft(caller, run, id));
        return "workbench/billing/draft";
    }

    @PostMapping("/retry")
    View retry(
            @PathVariable RunId run,
            @PathVariable UUID id,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        get(caller.company(), run, id);
        desk.retry(caller, id);
        Draft after = get(caller.company(), run, id);
        answer.addFlashAttribute(
                "notice",
                after.state() == Draft.State.PARKED
                        ? "Tried again; the draft still waits: " + after.parkedReason()
                        : "Tried again; the draft is ready to be posted.");
        return SeeOther.page(shell, "/billing-runs/" + run);
    }

    @PostMapping("/discard")
    View discard(
            @PathVariable RunId run,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        get(caller.company(), run, id);
        desk.discardDraft(caller, id, reason.strip());
        answer.addFlashAttribute("notice", "The draft was discarded; its charges are unbilled again.");
        return SeeOther.page(shell, "/billing-runs/" + run);
    }

    /** Lets one warning of the draft pass. */
    @PostMapping("/acknowledgements")
    View acknowledge(
            @PathVariable RunId run,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int finding,
            @RequestParam(defaultValue = "") String reason,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        caller.must(Permission.BILL);
        get(caller.company(), run, id);
        checks.acknowledge(caller, id, finding, reason);
        Draft after = get(caller.company(), run, id);
        answer.addFlashAttribute(
                "notice",
                after.state() == Draft.State.READY
                        ? "The warning was acknowledged; the draft is ready to be posted."
                        : "The warning was acknowledged; the draft still waits.");
        return SeeOther.page(shell, "/billing-runs/" + run + "/drafts/" + id);
    }

    private BillingPages.DraftFinding finding(DraftFindings.Standing standing, Draft draft, Shell shell) {
        DraftFindings.Acknowledged acknowledged = standing.acknowledged();
        return new BillingPages.DraftFinding(
                standing,
                FixLink.of(standing.finding(), draft.customer(), shell),
                acknowledged == null ? null : names.of(acknowledged.by()));
    }

    /** Of this run, not of another one of the company. */
    private Draft get(CompanyId company, RunId run, UUID id) {
        return drafts.find(company, id)
                .filter(draft -> draft.run().equals(run))
                .orElseThrow(() -> Refusal.notFound("draft"));
    }
}
