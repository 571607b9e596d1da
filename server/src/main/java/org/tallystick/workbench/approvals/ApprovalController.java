package org.tallystick.workbench.approvals;

import java.util.List;
import java.util.UUID;
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
import org.tallystick.approvals.ApprovalId;
import org.tallystick.approvals.Approvals;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Transactions;
import org.tallystick.workbench.ActorNames;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;
import org.tallystick.workbench.history.Histories;

/** One request: what is asked for, what is known about it, and the decision. */
@Controller
@RequestMapping("/c/{code}/approvals/{id}")
class ApprovalController {
    private static final int EARLIER = 10;

    private final Approvals approvals;
    private final ApprovalDesk desk;
    private final Context context;
    private final Customers customers;
    private final Histories histories;
    private final ActorNames names;
    private final Deciding deciding;
    private final Transactions transactions;
    private final BusinessClock clock;

    ApprovalController(
            Approvals approvals,
            ApprovalDesk desk,
            Context context,
            Customers customers,
            Histories histories,
            ActorNames names,
            Deciding deciding,
            Transactions transactions,
            BusinessClock clock) {
        this.approvals = approvals;
        this.desk = desk;
        this.context = context;
        this.customers = customers;
        this.histories = histories;
        this.names = names;
        this.deciding = deciding;
        this.transactions = transactions;
        this.clock = clock;
    }

    @GetMapping
    String show(@PathVariable ApprovalId id, Caller caller, @RequestAttribute Shell shell, Model model) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        Approval approval = approvals.find(company, id).orElseThrow(() -> Refusal.notFound("request for approval"));
        UUID customer = approval.asked().customer();
        model.addAttribute(
                "page",
                new ApprovalPage(
                        approval,
                        customer(company, customer),
                        context.of(caller, approval, shell),
                        customer == null ? List.of() : context.record(company, new CustomerId(customer), shell),
                        customer == null
                                ? List.of()
                                : approvals.ofCustomer(company, customer, EARLIER).stream()
                                        .filter(other -> !other.id().equals(id))
                                        .toList(),
                        ApprovalPage.people(approval, names::of),
                        deciding.name(approval.decider(), approval.isEscalated()),
                        approval.askedBy().equals(caller.actor().reference()),
                        desk.mayDecide(caller, approval),
                        desk.mayTakeBack(caller, approval),
                        histories.ofSubject(company, id.value(), shell),
                        clock.now()));
        return "workbench/approvals/show";
    }

    @PostMapping("/approve")
    View approve(
            @PathVariable ApprovalId id,
            @RequestParam(required = false) @Nullable String reason,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        Approval.Deed deed = transactions.in(CompanyScope.of(caller.company()), () -> desk.approve(caller, id, reason));
        answer.addFlashAttribute(
                "notice",
                deed.subjectType().equals("draft")
                        ? "Approved. The draft is ready to be posted."
                        : "Approved and done: " + deed.label() + ".");
        return SeeOther.page(shell, "/approvals/" + id);
    }

    @PostMapping("/reject")
    View reject(
            @PathVariable ApprovalId id,
            @RequestParam(defaultValue = "") String reason,
            Caller caller,
            @RequestAttribute Shell shell) {
        desk.reject(caller, id, reason);
        return SeeOther.page(shell, "/approvals/" + id);
    }

    /** Somebody changes their mind; the same is asked for again. */
    @PostMapping("/take-back")
    View takeBack(
            @PathVariable ApprovalId id,
            @RequestParam(defaultValue = "") String reason,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        ApprovalId again = transactions.in(CompanyScope.of(caller.company()), () -> desk.takeBack(caller, id, reason));
        answer.addFlashAttribute("notice", "Taken back. The same waits for a decision again.");
        return SeeOther.page(shell, "/approvals/" + again);
    }

    @PostMapping("/withdraw")
    View withdraw(
            @PathVariable ApprovalId id,
            @RequestParam(defaultValue = "") String reason,
            Caller caller,
            @RequestAttribute Shell shell) {
        desk.withdraw(caller, id, reason);
        return SeeOther.page(shell, "/approvals/" + id);
    }

    private @Nullable Customer customer(CompanyId company, @Nullable UUID id) {
        return id == null ? null : customers.find(company, new CustomerId(id)).orElse(null);
    }
}
