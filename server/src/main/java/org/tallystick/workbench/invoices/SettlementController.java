package org.tallystick.workbench.invoices;

import java.time.LocalDate;
import java.util.List;
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
import org.tallystick.approvals.Answer;
import org.tallystick.invoicing.Invoice;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.invoicing.Invoices;
import org.tallystick.ledger.JournalBook;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Retry;
import org.tallystick.receivables.AllocationDesk;
import org.tallystick.receivables.AllocationId;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.receivables.OpenItems;
import org.tallystick.receivables.WriteOffDesk;
import org.tallystick.workbench.Entered;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;
import org.tallystick.workbench.invoices.InvoicePages.Settled;

/** Giving up what is open on an installment, and taking back what settled one. */
@Controller
@RequestMapping("/c/{code}/invoices/{id}")
class SettlementController {
    private final Invoices invoices;
    private final OpenItems items;
    private final SettledParts settledParts;
    private final AllocationDesk desk;
    private final WriteOffDesk writeOffs;
    private final JournalBook journal;
    private final BusinessClock clock;

    SettlementController(
            Invoices invoices,
            OpenItems items,
            SettledParts settledParts,
            AllocationDesk desk,
            WriteOffDesk writeOffs,
            JournalBook journal,
            BusinessClock clock) {
        this.invoices = invoices;
        this.items = items;
        this.settledParts = settledParts;
        this.desk = desk;
        this.writeOffs = writeOffs;
        this.journal = journal;
        this.clock = clock;
    }

    @GetMapping("/write-offs/new")
    String blankWriteOff(@PathVariable InvoiceId id, @RequestParam OpenItemId item, Caller caller, Model model) {
        caller.must(Permission.PROPOSE);
        model.addAttribute(
                "page",
                new InvoicePages.WriteOffForm(
                        get(caller, id), installment(caller.company(), id, item), clock.today(caller.company())));
        return "workbench/invoices/writeoff";
    }

    @PostMapping("/write-offs")
    View writeOff(
            @PathVariable InvoiceId id,
            @RequestParam OpenItemId item,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate on,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        caller.must(Permission.PROPOSE);
        Invoice invoice = get(caller, id);
        OpenItem installment = installment(caller.company(), id, item);
        Money given = Entered.money("amount", amount, invoice.currency());
        LocalDate day = Objects.requireNonNullElse(on, clock.today(caller.company()));
        return switch (Retry.onConflict(() -> writeOffs.writeOff(caller, installment.id(), given, day, reason))) {
            case Answer.Done _ -> {
                answer.addFlashAttribute("notice", "The amount was written off; it shows apart from what was paid.");
                yield SeeOther.page(shell, "/invoices/" + id);
            }
            case Answer.Waits(var request) -> {
                answer.addFlashAttribute("notice", "Asked for. It is written off when somebody else approves it.");
                yield SeeOther.page(shell, "/approvals/" + request);
            }
        };
    }

    @GetMapping("/allocations/{allocation}")
    String allocation(@PathVariable InvoiceId id, @PathVariable AllocationId allocation, Caller caller, Model model) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        Settled settled = settled(company, id, allocation);
        model.addAttribute(
                "page",
                new InvoicePages.ShowAllocation(
                        get(caller, id),
                        settled,
                        journal.entryOf(company, "ALLOCATION", allocation.value())
                                .orElse(null),
                        clock.today(company)));
        return "workbench/invoices/allocation";
    }

    @PostMapping("/allocations/{allocation}/reversal")
    View takeBack(
            @PathVariable InvoiceId id,
            @PathVariable AllocationId allocation,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "false") boolean wrongCustomer,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate on,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        settled(caller.company(), id, allocation);
        LocalDate day = Objects.requireNonNullElse(on, clock.today(caller.company()));
        Retry.onConflict(() -> {
            desk.takeBack(caller, List.of(allocation), day, reason, wrongCustomer);
            return allocation;
        });
        answer.addFlashAttribute("notice", "Taken back: the amount is open again, and its source has it again.");
        return SeeOther.page(shell, "/invoices/" + id);
    }

    private Invoice get(Caller caller, InvoiceId id) {
        return invoices.find(caller.company(), id).orElseThrow(() -> Refusal.notFound("invoice"));
    }

    private OpenItem installment(CompanyId company, InvoiceId invoice, OpenItemId item) {
        return items.ofDocument(company, invoice.value()).stream()
                .filter(candidate -> candidate.id().equals(item))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("installment"));
    }

    private Settled settled(CompanyId company, InvoiceId invoice, AllocationId id) {
        List<OpenItem> installments = items.ofDocument(company, invoice.value());
        return settledParts.of(company, installments).stream()
                .filter(settled -> settled.allocation().id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("allocation"));
    }
}
