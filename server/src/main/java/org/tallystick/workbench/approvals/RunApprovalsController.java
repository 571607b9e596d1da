package org.tallystick.workbench.approvals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.tallystick.approvals.Approval;
import org.tallystick.approvals.ApprovalDesk;
import org.tallystick.approvals.ApprovalFilter;
import org.tallystick.approvals.ApprovalId;
import org.tallystick.approvals.ApprovalKind;
import org.tallystick.approvals.ApprovalState;
import org.tallystick.approvals.Approvals;
import org.tallystick.approvals.Decider;
import org.tallystick.invoicing.BillingRun;
import org.tallystick.invoicing.BillingRuns;
import org.tallystick.invoicing.RunId;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Page;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Transactions;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;
import org.tallystick.workbench.customers.CustomerLookup;

/** The drafts of one billing run that wait for approval: looked through on one page, approved together. */
@Controller
@RequestMapping("/c/{code}/billing-runs/{id}/approvals")
class RunApprovalsController {
    private static final int AT_ONCE = 200;

    private final BillingRuns runs;
    private final Approvals approvals;
    private final ApprovalDesk desk;
    private final Deciding deciding;
    private final CustomerLookup lookup;
    private final Transactions transactions;
    private final BusinessClock clock;

    RunApprovalsController(
            BillingRuns runs,
            Approvals approvals,
            ApprovalDesk desk,
            Deciding deciding,
            CustomerLookup lookup,
            Transactions transactions,
            BusinessClock clock) {
        this.runs = runs;
        this.approvals = approvals;
        this.desk = desk;
        this.deciding = deciding;
        this.lookup = lookup;
        this.transactions = transactions;
        this.clock = clock;
    }

    @GetMapping
    String list(@PathVariable RunId id, @RequestParam(defaultValue = "1") int page, Caller caller, Model model) {
        caller.must(Permission.VIEW);
        BillingRun run = runs.find(caller.company(), id).orElseThrow(() -> Refusal.notFound("billing run"));
        var filter = new ApprovalFilter(ApprovalKind.INVOICE, ApprovalState.WAITING, id.value());
        Page<Approval> found = approvals.list(caller.company(), filter, page, AT_ONCE);
        Map<Decider, String> deciders = new HashMap<>();
        found.rows().forEach(row -> deciders.computeIfAbsent(row.decider(), deciding::name));
        model.addAttribute(
                "page",
                new RunApprovalsPage(
                        run,
                        found,
                        desk.mayDecide(caller, found.rows()),
                        deciders,
                        lookup.of(caller.company(), ApprovalsPage.customers(found)),
                        clock.now()));
        return "workbench/approvals/run";
    }

    @PostMapping
    View approve(
            @PathVariable RunId id,
            @RequestParam(defaultValue = "") List<ApprovalId> request,
            @RequestParam(required = false) @Nullable String note,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        if (runs.find(caller.company(), id).isEmpty()) {
            throw Refusal.notFound("billing run");
        }
        int approved = transactions.in(CompanyScope.of(caller.company()), () -> desk.approveAll(caller, request, note));
        answer.addFlashAttribute(
                "notice",
                approved == 1
                        ? "One draft is approved and ready to be posted."
                        : shell.count(approved) + " drafts are approved and ready to be posted.");
        return SeeOther.page(shell, "/billing-runs/" + id);
    }
}
