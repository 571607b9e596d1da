package org.tallystick.workbench.invoices;

import java.time.LocalDate;
import java.util.Objects;
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
import org.tallystick.invoicing.CreditDesk;
import org.tallystick.invoicing.CreditMemoId;
import org.tallystick.invoicing.CreditReason;
import org.tallystick.invoicing.Invoice;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.invoicing.Invoices;
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
    private final BusinessClock clock;

    CreditController(Invoices invoices, CreditDesk desk, BusinessClock clock) {
        this.invoices = invoices;
        this.desk = desk;
        this.clock = clock;
    }

    @GetMapping("/new")
    String blank(@PathVariable InvoiceId id, Caller caller, Model model) {
        caller.must(Permission.CREDIT);
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
        caller.must(Permission.CREDIT);
        Invoice invoice = get(caller, id);
        LocalDate day = Objects.requireNonNullElse(on, clock.today(caller.company()));
        CreditMemoId memo = Entered.text(amount) == null
                ? desk.creditRest(caller, id, day, code, reason)
                : desk.credit(caller, id, Entered.money("amount", amount, invoice.currency()), day, code, reason);
        answer.addFlashAttribute("notice", "The credit memo was posted.");
        return SeeOther.page(shell, "/credit-memos/" + memo);
    }

    private Invoice get(Caller caller, InvoiceId id) {
        return invoices.find(caller.company(), id).orElseThrow(() -> Refusal.notFound("invoice"));
    }
}
