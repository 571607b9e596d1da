package org.tallystick.workbench.deliveries;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
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
import org.tallystick.delivery.Artefact;
import org.tallystick.delivery.Artefacts;
import org.tallystick.delivery.Deliveries;
import org.tallystick.delivery.Delivery;
import org.tallystick.delivery.DeliveryDesk;
import org.tallystick.delivery.PrintBatch;
import org.tallystick.invoicing.CreditMemoId;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Page;
import org.tallystick.platform.Refusal;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;
import org.tallystick.workbench.customers.CustomerLookup;

/** What waits to be printed, and what did not reach its customer. */
@Controller
@RequestMapping("/c/{code}/deliveries")
class DeliveriesController {
    private final Deliveries deliveries;
    private final DeliveryDesk desk;
    private final Artefacts artefacts;
    private final CustomerLookup lookup;

    DeliveriesController(Deliveries deliveries, DeliveryDesk desk, Artefacts artefacts, CustomerLookup lookup) {
        this.deliveries = deliveries;
        this.desk = desk;
        this.artefacts = artefacts;
        this.lookup = lookup;
    }

    @GetMapping
    String show(
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(required = false) @Nullable UUID printed,
            Caller caller,
            Model model) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        Page<Delivery> failed = deliveries.astray(company, page, Page.SIZE);
        model.addAttribute(
                "page",
                new DeliveriesPage(
                        deliveries.waitingForPrint(company),
                        failed,
                        lookup.of(
                                company,
                                failed.rows().stream().map(Delivery::customer).toList()),
                        printed == null ? null : batch(company, printed)));
        return "workbench/deliveries/list";
    }

    /** Leads to a page with the PDF: the address keeps it, so that a printer out of paper loses nothing. */
    @PostMapping("/print")
    View print(Caller caller, @RequestAttribute Shell shell, RedirectAttributes answer) {
        PrintBatch batch = desk.printBatch(caller);
        answer.addFlashAttribute("notice", words(batch));
        return SeeOther.page(shell, "/deliveries?printed=" + batch.artefact().id());
    }

    @GetMapping("/prints/{id}")
    ResponseEntity<byte[]> pdf(@PathVariable UUID id, Caller caller) {
        caller.must(Permission.VIEW);
        return Pdf.answer(batch(caller.company(), id));
    }

    /** What the print house checks the PDF against. */
    @GetMapping("/prints/{id}/manifest")
    ResponseEntity<byte[]> manifest(@PathVariable UUID id, Caller caller) {
        caller.must(Permission.VIEW);
        Artefact batch = batch(caller.company(), id);
        return Pdf.answer(artefacts
                .find(caller.company(), batch.subject(), Artefact.Kind.PRINT_MANIFEST)
                .orElseThrow(() -> Refusal.notFound("manifest")));
    }

    @PostMapping("/{id}/send-again")
    View sendAgain(@PathVariable UUID id, Caller caller, @RequestAttribute Shell shell, RedirectAttributes answer) {
        caller.must(Permission.BILL);
        Delivery delivery = deliveries.find(caller.company(), id).orElseThrow(() -> Refusal.notFound("delivery"));
        switch (delivery.subjectType()) {
            case INVOICE -> desk.sendAgain(caller, new InvoiceId(delivery.subject()));
            case CREDIT_MEMO -> desk.sendAgain(caller, new CreditMemoId(delivery.subject()));
            case RECEIPT -> desk.sendReceiptAgain(caller, delivery.subject());
            case DEBIT_NOTICE -> desk.tellAgain(caller, delivery.subject());
            case DOCUMENT_REQUEST -> desk.askAgain(caller, delivery.subject());
            case STATEMENT -> desk.sendStatementAgain(caller, delivery.subject());
            case REMINDER ->
                throw Refusal.conflict(
                        "REMINDER_ONCE", "A reminder is sent once; the next run proposes what is still open.");
            case REJECTION -> desk.sendRejectionAgain(caller, delivery.subject());
            case LATE_FEES -> desk.sendLateFeesAgain(caller, delivery.subject());
        }
        answer.addFlashAttribute("notice", delivery.number() + " is on its way again.");
        return SeeOther.page(shell, "/deliveries");
    }

    private Artefact batch(CompanyId company, UUID id) {
        return artefacts
                .find(company, id)
                .filter(artefact -> artefact.kind() == Artefact.Kind.PRINT_BATCH)
                .orElseThrow(() -> Refusal.notFound("print batch"));
    }

    private static String words(PrintBatch batch) {
        String ready = batch.documents() == 1 ? "1 document is ready." : batch.documents() + " documents are ready.";
        return batch.failed() == 0 ? ready : ready + " " + batch.failed() + " could not be set; see below.";
    }
}
