package org.tallystick.workbench.invoices;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
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
import org.tallystick.invoicing.DebitMemoDesk;
import org.tallystick.invoicing.DebitReason;
import org.tallystick.invoicing.Invoice;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.invoicing.Invoices;
import org.tallystick.invoicing.TaxRates;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.web.Choice;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;

/** The form that charges more on an invoice. */
@Controller
@RequestMapping("/c/{code}/invoices/{id}/debit-memos")
class DebitController {
    private final Invoices invoices;
    private final DebitMemoDesk desk;
    private final TaxRates taxRates;
    private final BusinessClock clock;

    DebitController(Invoices invoices, DebitMemoDesk desk, TaxRates taxRates, BusinessClock clock) {
        this.invoices = invoices;
        this.desk = desk;
        this.taxRates = taxRates;
        this.clock = clock;
    }

    @GetMapping("/new")
    String blank(@PathVariable InvoiceId id, Caller caller, Model model) {
        caller.must(Permission.BILL);
        CompanyId company = caller.company();
        Invoice invoice = invoices.find(company, id).orElseThrow(() -> Refusal.notFound("invoice"));
        LocalDate today = clock.today(company);
        List<Choice> taxCodes = taxRates.on(company, today).values().stream()
                .map(rate -> new Choice(rate.code(), rate.label()))
                .sorted(Comparator.comparing(Choice::title))
                .toList();
        model.addAttribute("page", new DebitForm(invoice, invoices.lines(company, id), taxCodes, today));
        return "workbench/invoices/debit";
    }

    @PostMapping
    View debit(
            @PathVariable InvoiceId id,
            @RequestParam DebitReason code,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate on,
            @RequestParam MultiValueMap<String, String> form,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        LocalDate day = Objects.requireNonNullElse(on, clock.today(caller.company()));
        var input = new DebitMemoDesk.Input(id, DebitForm.read(form), code, note, day);
        return switch (desk.debitOrAsk(caller, input)) {
            case Answer.Done(var posted) -> {
                answer.addFlashAttribute("notice", "The debit memo was posted.");
                yield SeeOther.page(shell, "/invoices/" + posted.subject());
            }
            case Answer.Waits(var request) -> {
                answer.addFlashAttribute(
                        "notice", "Asked for. The debit memo is posted when somebody else approves it.");
                yield SeeOther.page(shell, "/approvals/" + request);
            }
        };
    }
}
