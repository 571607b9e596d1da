package org.tallystick.workbench.refunds;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.approvals.Approval;
import org.tallystick.approvals.ApprovalDesk;
import org.tallystick.approvals.ApprovalKind;
import org.tallystick.cashapp.ReceiptLines;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.payments.BankAccounts;
import org.tallystick.payments.PaymentId;
import org.tallystick.payments.Payments;
import org.tallystick.payments.Refund;
import org.tallystick.payments.RefundDesk;
import org.tallystick.payments.RefundEvent;
import org.tallystick.payments.RefundFiles;
import org.tallystick.payments.RefundId;
import org.tallystick.payments.Refunds;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Transactions;
import org.tallystick.receivables.CreditRefunds;
import org.tallystick.receivables.OpenItem;
import org.tallystick.workbench.ActorNames;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;
import org.tallystick.workbench.history.Histories;

/** One refund: decide about it, and say what the bank did with it. */
@Controller
@RequestMapping("/c/{code}/refunds/{id}")
class RefundController {
    private final Refunds refunds;
    private final RefundDesk desk;
    private final RefundFiles files;
    private final ApprovalDesk approvals;
    private final Payments payments;
    private final CreditRefunds credits;
    private final Customers customers;
    private final BankAccounts bankAccounts;
    private final ReceiptLines lines;
    private final Histories histories;
    private final ActorNames names;
    private final Transactions transactions;
    private final BusinessClock clock;

    RefundController(
            Refunds refunds,
            RefundDesk desk,
            RefundFiles files,
            ApprovalDesk approvals,
            Payments payments,
            CreditRefunds credits,
            Customers customers,
            BankAccounts bankAccounts,
            ReceiptLines lines,
            Histories histories,
            ActorNames names,
            Transactions transactions,
            BusinessClock clock) {
        this.refunds = refunds;
        this.desk = desk;
        this.files = files;
        this.approvals = approvals;
        this.payments = payments;
        this.credits = credits;
        this.customers = customers;
        this.bankAccounts = bankAccounts;
        this.lines = lines;
        this.histories = histories;
        this.names = names;
        this.transactions = transactions;
        this.clock = clock;
    }

    @GetMapping
    String show(@PathVariable RefundId id, Caller caller, @RequestAttribute Shell shell, Model model) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        Refund refund = find(company, id);
        List<RefundEvent> events = refunds.events(company, id);
        CustomerId customer = refund.customer();
        Approval waiting =
                approvals.waitingAbout(company, ApprovalKind.REFUND, id.value()).orElse(null);
        model.addAttribute(
                "page",
                new RefundPage(
                        refund,
                        source(company, refund),
                        customer == null
                                ? null
                                : customers.find(company, customer).orElse(null),
                        bankAccounts.find(company, refund.bankAccount()).orElseThrow(),
                        events.stream()
                                .map(RefundEvent::file)
                                .filter(Objects::nonNull)
                                .findFirst()
                                .flatMap(file -> files.find(company, file))
                                .orElse(null),
                        names.of(refund.requestedBy()),
                        refund.requestedBy().equals(caller.actor().reference()),
                        waiting == null ? null : waiting.id(),
                        waiting != null && approvals.mayDecide(caller, waiting),
                        waiting == null ? "" : waiting.because(),
                        histories.ofSubject(company, id.value(), shell),
                        clock.today(company)));
        return "workbench/refunds/refund";
    }

    @PostMapping("/approve")
    View approve(@PathVariable RefundId id, Caller caller, @RequestAttribute Shell shell) {
        transactions.in(CompanyScope.of(caller.company()), () -> {
            desk.approve(caller, id);
            return id;
        });
        return SeeOther.page(shell, "/refunds/" + id);
    }

    @PostMapping("/reject")
    View reject(
            @PathVariable RefundId id,
            @RequestParam(defaultValue = "") String reason,
            Caller caller,
            @RequestAttribute Shell shell) {
        givingBack(caller, id, () -> desk.reject(caller, id, reason));
        return SeeOther.page(shell, "/refunds/" + id);
    }

    @PostMapping("/sent")
    View markSent(@PathVariable RefundId id, Caller caller, @RequestAttribute Shell shell) {
        desk.markSent(caller, id);
        return SeeOther.page(shell, "/refunds/" + id);
    }

    @PostMapping("/confirm")
    View confirm(@PathVariable RefundId id, @RequestParam LocalDate on, Caller caller, @RequestAttribute Shell shell) {
        desk.confirm(caller, id, on);
        return SeeOther.page(shell, "/refunds/" + id);
    }

    @PostMapping("/fail")
    View fail(
            @PathVariable RefundId id,
            @RequestParam(defaultValue = "") String reason,
            Caller caller,
            @RequestAttribute Shell shell) {
        givingBack(caller, id, () -> desk.fail(caller, id, reason));
        return SeeOther.page(shell, "/refunds/" + id);
    }

    @PostMapping("/back")
    View comeBack(
            @PathVariable RefundId id,
            @RequestParam LocalDate on,
            @RequestParam(defaultValue = "") String reason,
            Caller caller,
            @RequestAttribute Shell shell) {
        givingBack(caller, id, () -> desk.comeBack(caller, id, on, reason));
        return SeeOther.page(shell, "/refunds/" + id);
    }

    private RefundPage.Source source(CompanyId company, Refund refund) {
        PaymentId payment = refund.payment();
        if (payment != null) {
            return new RefundPage.Source(
                    "Of payment", payments.find(company, payment).orElseThrow().number(), "/payments/" + payment);
        }
        OpenItem credit = credits.creditOf(company, refund.id()).orElseThrow();
        return new RefundPage.Source("Of credit memo", credit.number(), "/credit-memos/" + credit.document());
    }

    /** The bank line of the payment waits for a person again. */
    private void givingBack(Caller caller, RefundId id, Runnable deed) {
        CompanyId company = caller.company();
        transactions.in(CompanyScope.of(company), () -> {
            deed.run();
            Stream.ofNullable(find(company, id).payment()).forEach(payment -> lines.follow(company, payment));
            return id;
        });
    }

    private Refund find(CompanyId company, RefundId id) {
        return refunds.find(company, id).orElseThrow(() -> Refusal.notFound("refund"));
    }
}
