package org.tallystick.workbench.invoices;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
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
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.invoicing.CreditApproval;
import org.tallystick.invoicing.Invoice;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.invoicing.InvoiceShares;
import org.tallystick.invoicing.Invoices;
import org.tallystick.invoicing.MoveDesk;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.web.Choice;
import org.tallystick.workbench.Entered;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;

/** The form that moves what a payer does not pay to another payer of the same charges. */
@Controller
@RequestMapping("/c/{code}/invoices/{id}/moves")
class MoveController {
    private final Invoices invoices;
    private final InvoiceShares shares;
    private final Customers customers;
    private final MoveDesk desk;
    private final CreditApproval credits;
    private final BusinessClock clock;

    MoveController(
            Invoices invoices,
            InvoiceShares shares,
            Customers customers,
            MoveDesk desk,
            CreditApproval credits,
            BusinessClock clock) {
        this.invoices = invoices;
        this.shares = shares;
        this.customers = customers;
        this.desk = desk;
        this.credits = credits;
        this.clock = clock;
    }

    @GetMapping("/new")
    String blank(@PathVariable InvoiceId id, Caller caller, Model model) {
        caller.must(Permission.PROPOSE);
        CompanyId company = caller.company();
        Invoice invoice = get(company, id);
        model.addAttribute(
                "page",
                new InvoicePages.MoveForm(
                        invoice, desk.movable(company, id), choices(company, invoice), clock.today(company)));
        return "workbench/invoices/move";
    }

    /** The others of the family, those after this payer first, and the customer whose charges they are. */
    private List<Choice> choices(CompanyId company, Invoice invoice) {
        List<CustomerId> ids = shares.of(company, invoice.id()).stream()
                .flatMap(family -> {
                    List<CustomerId> payers = family.members().stream()
                            .map(InvoiceShares.Member::payer)
                            .toList();
                    int own = payers.indexOf(invoice.customer());
                    return Stream.of(
                                    payers.subList(own + 1, payers.size()),
                                    List.of(family.customer()),
                                    payers.subList(0, Math.max(own, 0)))
                            .flatMap(List::stream);
                })
                .distinct()
                .filter(payer -> !payer.equals(invoice.customer()))
                .toList();
        var known = customers.byIds(company, ids);
        return ids.stream()
                .map(known::get)
                .filter(Objects::nonNull)
                .map(payer -> new Choice(payer.id().toString(), payer.name()))
                .toList();
    }

    @PostMapping
    View move(
            @PathVariable InvoiceId id,
            @RequestParam CustomerId payer,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate on,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        caller.must(Permission.PROPOSE);
        CompanyId company = caller.company();
        Invoice invoice = get(company, id);
        Money wanted = Entered.text(amount) == null
                ? desk.movable(company, id)
                : Entered.money("amount", amount, invoice.currency());
        LocalDate day = Objects.requireNonNullElse(on, clock.today(company));
        return switch (credits.move(caller, id, payer, wanted, day, reason)) {
            case Answer.Done _ -> {
                answer.addFlashAttribute("notice", "Moved. The other payer has an invoice of their own for it.");
                yield SeeOther.page(shell, "/invoices/" + id);
            }
            case Answer.Waits(var request) -> {
                answer.addFlashAttribute("notice", "Asked for. It is moved when somebody else approves it.");
                yield SeeOther.page(shell, "/approvals/" + request);
            }
        };
    }

    private Invoice get(CompanyId company, InvoiceId id) {
        return invoices.find(company, id).orElseThrow(() -> Refusal.notFound("invoice"));
    }
}
