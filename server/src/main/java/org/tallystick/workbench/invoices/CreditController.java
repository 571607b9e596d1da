package org.tallystick.workbench.invoices;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
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
import org.tallystick.approvals.Answer;
import org.tallystick.invoicing.CreditApproval;
import org.tallystick.invoicing.CreditDesk;
import org.tallystick.invoicing.CreditReason;
import org.tallystick.invoicing.Invoice;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.invoicing.Invoices;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Refusal;
import org.tallystick.workbench.Entered;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;

/** The form that credits an invoice, in part or what is left of it. */
@Controller
@RequestMapping("/c/{code}/invoices/{id}/credit-memos")
class CreditController {
    private final Invoices invoices;
    private final CreditDesk desk;
    private final CreditApproval credits;
    private final BusinessClock clock;

    CreditController(Invoices invoices, CreditDesk desk, CreditApproval credits, BusinessClock clock) {
        this.invoices = invoices;
        this.desk = desk;
        this.credits = credits;
        this.clock = clock;
    }

    @GetMapping("/new")
    String blank(@PathVariable InvoiceId id, Caller caller, Model model) {
        caller.must(Permission.PROPOSE);
        model.addAttribute(
                "page",
                new InvoicePages.CreditForm(
                        get(caller, id), desk.creditable(caller.company(), id), clock.today(caller.company())));
        return "workbench/invoices/credit";
    }

    /** Without an amount the whole rest is credited. */
    @PostMapping
    View credit(
            @PathVariable InvoiceId id,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam CreditReason code,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate on,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        caller.must(Permission.PROPOSE);
        Invoice invoice = get(caller, id);
        LocalDate day = Objects.requireNonNullElse(on, clock.today(caller.company()));
        Optional<Money> gross = Entered.text(amount) == null
                ? Optional.empty()
                : Optional.of(Entered.money("amount", amount, invoice.currency()));
        return switch (credits.credit(caller, id, gross, day, code, reason)) {
            case Answer.Done(var memo) -> {
                answer.addFlashAttribute("notice", "The credit memo was posted.");
                yield SeeOther.page(shell, "/credit-memos/" + memo.subject());
            }
            case Answer.Waits(var request) -> {
                answer.addFlashAttribute(
                        "notice", "Asked for. The credit memo is posted when somebody else approves it.");
                yield SeeOther.page(shell, "/approvals/" + request);
            }
        };
    }

    private Invoice get(Caller caller, InvoiceId id) {
        return invoices.find(caller.company(), id).orElseThrow(() -> Refusal.notFound("invoice"));
    }
}
