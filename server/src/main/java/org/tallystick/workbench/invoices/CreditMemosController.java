package org.tallystick.workbench.invoices;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.customers.Customers;
import org.tallystick.delivery.Deliveries;
import org.tallystick.invoicing.Correction;
import org.tallystick.invoicing.Corrections;
import org.tallystick.invoicing.CreditMemo;
import org.tallystick.invoicing.CreditMemoId;
import org.tallystick.invoicing.CreditMemos;
import org.tallystick.invoicing.Invoices;
import org.tallystick.ledger.JournalBook;
import org.tallystick.payments.Refund;
import org.tallystick.payments.Refunds;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Page;
import org.tallystick.platform.Refusal;
import org.tallystick.receivables.CreditRefunds;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.receivables.OpenItems;
import org.tallystick.workbench.Downloads;
import org.tallystick.workbench.Shell;
import org.tallystick.workbench.customers.CustomerLookup;
import org.tallystick.workbench.documents.DocumentPanels;
import org.tallystick.workbench.history.Histories;

/** Posted credit memos. */
@Controller
@RequestMapping("/c/{code}/credit-memos")
class CreditMemosController {
    private final CreditMemos memos;
    private final Invoices invoices;
    private final Corrections corrections;
    private final Customers customers;
    private final OpenItems items;
    private final CreditRefunds credits;
    private final Refunds refunds;
    private final Deliveries deliveries;
    private final JournalBook journal;
    private final CustomerLookup lookup;
    private final Histories histories;
    private final DocumentPanels panels;
    private final Downloads downloads;

    CreditMemosController(
            CreditMemos memos,
            Invoices invoices,
            Corrections corrections,
            Customers customers,
            OpenItems items,
            CreditRefunds credits,
            Refunds refunds,
            Deliveries deliveries,
            JournalBook journal,
            CustomerLookup lookup,
            Histories histories,
            DocumentPanels panels,
            Downloads downloads) {
        this.memos = memos;
        this.invoices = invoices;
        this.corrections = corrections;
        this.customers = customers;
        this.items = items;
        this.credits = credits;
        this.refunds = refunds;
        this.deliveries = deliveries;
        this.journal = journal;
        this.lookup = lookup;
        this.histories = histories;
        this.panels = panels;
        this.downloads = downloads;
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "1") int page, Caller caller, Model model) {
        caller.must(Permission.VIEW);
        Page<CreditMemo> found = memos.list(caller.company(), page, Page.SIZE);
        model.addAttribute(
                "page",
                new InvoicePages.MemoList(
                        found,
                        lookup.of(
                                caller.company(),
                                found.rows().stream().map(CreditMemo::customer).toList())));
        return "workbench/invoices/memos";
    }

    @GetMapping(params = "format")
    void export(@RequestParam String format, Caller caller, HttpServletResponse response) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        downloads.send(
                CreditMemosTable.of((page, size) -> memos.list(company, page, size), ids -> lookup.of(company, ids)),
                format,
                response);
    }

    @GetMapping("/{id}")
    String show(@PathVariable CreditMemoId id, Caller caller, @RequestAttribute Shell shell, Model model) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        CreditMemo memo = memos.find(company, id).orElseThrow(() -> Refusal.notFound("credit memo"));
        OpenItem item =
                items.ofDocument(company, id.value()).stream().findFirst().orElse(null);
        model.addAttribute(
                "page",
                new InvoicePages.ShowMemo(
                        memo,
                        invoices.find(company, memo.invoice()).orElseThrow(),
                        customers.find(company, memo.customer()).orElseThrow(),
                        item,
                        item == null ? List.of() : refunds(company, item.id()),
                        deliveries.ofDocument(company, id.value()),
                        journal.entryOf(company, "CREDIT_MEMO", id.value()).orElse(null),
                        histories.ofSubject(company, id.value(), shell)));
        Correction.Chain chain = corrections.chain(company, memo.invoice());
        Correction correction = chain.correction();
        if (correction != null && correction.memo().equals(id)) {
            model.addAttribute("chain", new Correction.Chain(List.of(), correction, chain.replacedBy()));
        }
        model.addAttribute("documents", panels.creditMemo(caller, id));
        return "workbench/invoices/memo";
    }

    private List<Refund> refunds(CompanyId company, OpenItemId credit) {
        return credits.ofCredit(company, credit).stream()
                .flatMap(id -> refunds.find(company, id).stream())
                .toList();
    }
}
