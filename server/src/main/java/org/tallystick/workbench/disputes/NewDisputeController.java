package org.tallystick.workbench.disputes;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.customers.Customers;
import org.tallystick.disputes.DisputeDesk;
import org.tallystick.disputes.DisputeDesk.About;
import org.tallystick.disputes.DisputeId;
import org.tallystick.disputes.DisputeReasons;
import org.tallystick.disputes.RaisedBy;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.invoicing.Invoices;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.PaymentId;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.web.Choice;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.receivables.OpenItems;
import org.tallystick.workbench.Entered;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;

/** Opens a dispute about an invoice, a line of it, or one open item. */
@Controller
@RequestMapping("/c/{code}/disputes")
class NewDisputeController {
    private final DisputeDesk desk;
    private final DisputeReasons reasons;
    private final Customers customers;
    private final Invoices invoices;
    private final OpenItems items;

    NewDisputeController(
            DisputeDesk desk, DisputeReasons reasons, Customers customers, Invoices invoices, OpenItems items) {
        this.desk = desk;
        this.reasons = reasons;
        this.customers = customers;
        this.invoices = invoices;
        this.items = items;
    }

    @GetMapping("/new")
    String blank(
            @RequestParam(required = false) @Nullable InvoiceId invoice,
            @RequestParam(required = false) @Nullable OpenItemId item,
            @RequestParam(required = false) @Nullable UUID payment,
            @RequestParam(defaultValue = "") String line,
            @RequestParam(defaultValue = "CUSTOMER") RaisedBy raisedBy,
            Caller caller,
            Model model) {
        caller.must(Permission.KEEP_DISPUTES);
        CompanyId company = caller.company();
        List<OpenItem> found = item != null
                ? items.find(company, item).stream().toList()
                : invoice == null ? List.of() : items.ofDocument(company, invoice.value());
        if (found.isEmpty()) {
            throw Refusal.notFound("open item");
        }
        OpenItem first = found.getFirst();
        Money free = found.stream()
                .map(OpenItem::open)
                .filter(Money::isPositive)
                .reduce(Money.zero(first.currency()), Money::plus);
        model.addAttribute(
                "page",
                new DisputePages.Form(
                        first.number(),
                        customers.find(company, first.customer()).orElseThrow().name(),
                        free,
                        item == null && invoice != null ? invoice.toString() : "",
                        item == null ? "" : item.toString(),
                        payment == null ? "" : payment.toString(),
                        item == null && invoice != null ? lines(company, invoice) : List.of(),
                        line,
                        reasons.offered(company).stream()
                                .map(reason -> new Choice(reason.code(), reason.title()))
                                .toList(),
                        raisedBy,
                        first.kind() == OpenItem.Kind.INVOICE
                                ? "/invoices/" + first.document()
                                : "/customers/" + first.customer() + "/open-items"));
        return "workbench/disputes/new";
    }

    private List<Choice> lines(CompanyId company, InvoiceId invoice) {
        return invoices.lines(company, invoice).stream()
                .map(line -> new Choice(Integer.toString(line.line()), line.line() + ". " + line.description()))
                .toList();
    }

    @PostMapping
    View open(
            @RequestParam(required = false) @Nullable InvoiceId invoice,
            @RequestParam(required = false) @Nullable OpenItemId item,
            @RequestParam(required = false) @Nullable UUID payment,
            @RequestParam(defaultValue = "") String line,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String reasonCode,
            @RequestParam(defaultValue = "") String theirCode,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "CUSTOMER") RaisedBy raisedBy,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        caller.must(Permission.KEEP_DISPUTES);
        About about = about(invoice, item, line);
        DisputeId id = desk.open(
                caller,
                new DisputeDesk.Opening(
                        about,
                        amount(caller.company(), about, amount),
                        Entered.text(reasonCode),
                        Entered.text(theirCode),
                        words,
                        raisedBy,
                        payment == null ? null : new PaymentId(payment)));
        answer.addFlashAttribute("notice", "The dispute is open; what is disputed is not dunned until it is decided.");
        return SeeOther.page(shell, "/disputes/" + id);
    }

    private static About about(@Nullable InvoiceId invoice, @Nullable OpenItemId item, String line) {
        if (item != null) {
            return new About.OfItem(item);
        }
        if (invoice == null) {
            throw Refusal.invalid("NOTHING_NAMED", "Open a dispute from an invoice or an open item.");
        }
        return new About.OfInvoice(
                invoice,
                line.isBlank() ? null : (Integer) Entered.number("line", line).intValue());
    }

    private Optional<Money> amount(CompanyId company, About about, String amount) {
        if (Entered.text(amount) == null) {
            return Optional.empty();
        }
        List<OpenItem> found = switch (about) {
            case About.OfItem(OpenItemId id) -> items.find(company, id).stream().toList();
            case About.OfInvoice(InvoiceId id, Integer _) -> items.ofDocument(company, id.value());
        };
        OpenItem first = found.stream().findFirst().orElseThrow(() -> Refusal.notFound("open item"));
        return Optional.of(Entered.money("amount", amount, first.currency()));
    }
}
