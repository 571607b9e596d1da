package org.tallystick.workbench.invoices;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.approvals.Approval;
import org.tallystick.approvals.Approvals;
import org.tallystick.customers.Customers;
import org.tallystick.delivery.Deliveries;
import org.tallystick.disputes.Disputes;
import org.tallystick.invoicing.BilledSummaries;
import org.tallystick.invoicing.CorrectionDesk;
import org.tallystick.invoicing.Corrections;
import org.tallystick.invoicing.CreditDesk;
import org.tallystick.invoicing.CreditMemos;
import org.tallystick.invoicing.DebitMemoDesk;
import org.tallystick.invoicing.Deposit;
import org.tallystick.invoicing.Deposits;
import org.tallystick.invoicing.Invoice;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.invoicing.InvoiceShares;
import org.tallystick.invoicing.Invoices;
import org.tallystick.ledger.JournalBook;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItems;
import org.tallystick.workbench.Shell;
import org.tallystick.workbench.documents.DocumentPanels;
import org.tallystick.workbench.history.Histories;

/** One invoice with everything that is known about it. */
@Controller
@RequestMapping("/c/{code}/invoices/{id}")
class InvoiceController {
    private final Invoices invoices;
    private final InvoiceShares shares;
    private final Deposits deposits;
    private final Customers customers;
    private final OpenItems items;
    private final SettledParts settledParts;
    private final BilledSummaries billed;
    private final CreditMemos memos;
    private final CreditDesk creditDesk;
    private final CorrectionDesk correctionDesk;
    private final DebitMemoDesk debitDesk;
    private final Corrections corrections;
    private final Approvals approvals;
    private final Deliveries deliveries;
    private final JournalBook journal;
    private final Histories histories;
    private final DocumentPanels panels;
    private final Disputes disputes;
    private final BusinessClock clock;

    InvoiceController(
            Invoices invoices,
            InvoiceShares shares,
            Deposits deposits,
            Customers customers,
            OpenItems items,
            SettledParts settledParts,
            BilledSummaries billed,
            CreditMemos memos,
            CreditDesk creditDesk,
            CorrectionDesk correctionDesk,
            DebitMemoDesk debitDesk,
            Corrections corrections,
            Approvals approvals,
            Deliveries deliveries,
            JournalBook journal,
            Histories histories,
            DocumentPanels panels,
            Disputes disputes,
            BusinessClock clock) {
        this.invoices = invoices;
        this.shares = shares;
        this.deposits = deposits;
        this.customers = customers;
        this.items = items;
        this.settledParts = settledParts;
        this.billed = billed;
        this.memos = memos;
        this.creditDesk = creditDesk;
        this.correctionDesk = correctionDesk;
        this.debitDesk = debitDesk;
        this.corrections = corrections;
        this.approvals = approvals;
        this.deliveries = deliveries;
        this.journal = journal;
        this.histories = histories;
        this.panels = panels;
        this.disputes = disputes;
        this.clock = clock;
    }

    @GetMapping
    String show(@PathVariable InvoiceId id, Caller caller, @RequestAttribute Shell shell, Model model) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        Invoice invoice = invoices.find(company, id).orElseThrow(() -> Refusal.notFound("invoice"));
        List<OpenItem> installments = items.ofDocument(company, id.value());
        Optional<Deposit> deposit = deposits.find(company, id);
        model.addAttribute(
                "page",
                new InvoicePages.Show(
                        invoice,
                        customers.find(company, invoice.customer()).orElseThrow(),
                        invoices.lines(company, id),
                        invoices.taxes(company, id),
                        installments,
                        settledParts.of(company, installments),
                        memos.ofInvoice(company, id),
                        deliveries.ofDocument(company, id.value()),
                        creditDesk.creditable(company, id),
                        journal.entryOf(company, "INVOICE", id.value()).orElse(null),
                        histories.ofSubject(company, id.value(), shell),
                        approvals.about(company, id.value()).stream()
                                .filter(Approval::waits)
                                .toList(),
                        shares.of(company, id).orElse(null),
                        deposit.orElse(null),
                        deposit.isPresent() ? deposits.deductedBy(company, id) : deposits.deductedOn(company, id),
                        clock.today(company)));
        model.addAttribute("billedBefore", billed.of(company, id).orElse(null));
        model.addAttribute("chain", corrections.chain(company, id));
        model.addAttribute("correctable", correctionDesk.isCorrectable(company, id));
        model.addAttribute("debitable", debitDesk.isDebitable(company, invoice));
        model.addAttribute("debitMemos", invoices.debitMemos(company, id));
        model.addAttribute("disputes", disputes.ofInvoice(company, id));
        model.addAttribute("documents", panels.invoice(caller, id));
        return "workbench/invoices/show";
    }
}
