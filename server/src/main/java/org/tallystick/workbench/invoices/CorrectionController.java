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
import org.tallystick.customers.Customers;
import org.tallystick.invoicing.Correction;
import org.tallystick.invoicing.Corrections;
import org.tallystick.invoicing.CreditApproval;
import org.tallystick.invoicing.CreditDesk;
import org.tallystick.invoicing.Invoice;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.invoicing.Invoices;
import org.tallystick.invoicing.TaxRates;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.web.Choice;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItems;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;
import org.tallystick.workbench.customers.CustomerLookup;

/** The form that corrects an invoice: credited, and billed anew as it should have been. */
@Controller
@RequestMapping("/c/{code}/invoices/{id}/corrections")
class CorrectionController {
    private final Invoices invoices;
    private final Corrections corrections;
    private final CreditDesk credits;
    private final CreditApproval approval;
    private final OpenItems items;
    private final Customers customers;
    private final CustomerLookup lookup;
    private final TaxRates taxRates;
    private final BusinessClock clock;

    CorrectionController(
            Invoices invoices,
            Corrections corrections,
            CreditDesk credits,
            CreditApproval approval,
            OpenItems items,
            Customers customers,
            CustomerLookup lookup,
            TaxRates taxRates,
            BusinessClock clock) {
        this.invoices = invoices;
        this.corrections = corrections;
        this.credits = credits;
        this.approval = approval;
        this.items = items;
        this.customers = customers;
        this.lookup = lookup;
        this.taxRates = taxRates;
        this.clock = clock;
    }

    @GetMapping("/new")
    String blank(@PathVariable InvoiceId id, Caller caller, Model model) {
        caller.must(Permission.PROPOSE);
        CompanyId company = caller.company();
        Invoice invoice = get(company, id);
        LocalDate today = clock.today(company);
        List<Choice> taxCodes = taxRates.on(company, today).values().stream()
                .map(rate -> new Choice(rate.code(), rate.label()))
                .sorted(Comparator.comparing(Choice::title))
                .toList();
        Money open = items.ofDocument(company, id.value()).stream()
                .map(OpenItem::open)
                .reduce(Money.zero(invoice.currency()), Money::plus);
        model.addAttribute(
                "page",
                new CorrectionForm(
                        invoice,
                        customers
                                .find(company, invoice.customer())
                                .orElseThrow()
                                .number(),
                        invoices.lines(company, id),
                        taxCodes,
                        credits.creditable(company, id),
                        open,
                        today));
        return "workbench/invoices/correct";
    }

    @PostMapping
    View correct(
            @PathVariable InvoiceId id,
            @RequestParam(defaultValue = "") String customer,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate on,
            @RequestParam MultiValueMap<String, String> form,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        caller.must(Permission.PROPOSE);
        CompanyId company = caller.company();
        var rebill = CorrectionForm.read(form, lookup.find(company, customer).id());
        LocalDate day = Objects.requireNonNullElse(on, clock.today(company));
        return switch (approval.correct(caller, id, rebill, day, reason)) {
            case Answer.Done _ -> {
                Correction made = corrections.ofInvoice(company, id).orElseThrow();
                answer.addFlashAttribute("notice", "Credited. This draft bills it anew; look at it and post it.");
                yield SeeOther.page(shell, "/billing-runs/" + made.run());
            }
            case Answer.Waits(var request) -> {
                answer.addFlashAttribute(
                        "notice", "Asked for. It is credited and drafted anew when somebody else approves it.");
                yield SeeOther.page(shell, "/approvals/" + request);
            }
        };
    }

    private Invoice get(CompanyId company, InvoiceId id) {
        return invoices.find(company, id).orElseThrow(() -> Refusal.notFound("invoice"));
    }
}
