package org.tallystick.workbench.invoices;

import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.delivery.Artefact;
import org.tallystick.delivery.Artefacts;
import org.tallystick.delivery.DeliveryDesk;
import org.tallystick.delivery.EInvoiceFiles;
import org.tallystick.einvoices.DocumentType;
import org.tallystick.invoicing.CreditMemoId;
import org.tallystick.invoicing.CreditMemos;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.invoicing.Invoices;
import org.tallystick.platform.Refusal;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;

/** Invoices and credit memos as their customers get them: the file that was or will be sent, and sending it once more. */
@Controller
@RequestMapping("/c/{code}")
class DocumentsController {
    private final Invoices invoices;
    private final CreditMemos memos;
    private final Artefacts artefacts;
    private final EInvoiceFiles files;
    private final DeliveryDesk desk;

    DocumentsController(
            Invoices invoices, CreditMemos memos, Artefacts artefacts, EInvoiceFiles files, DeliveryDesk desk) {
        this.invoices = invoices;
        this.memos = memos;
        this.artefacts = artefacts;
        this.files = files;
        this.desk = desk;
    }

    @GetMapping("/invoices/{id}/pdf")
    ResponseEntity<byte[]> invoice(@PathVariable InvoiceId id, Caller caller) {
        caller.must(Permission.VIEW);
        if (invoices.find(caller.company(), id).isEmpty()) {
            throw Refusal.notFound("invoice");
        }
        return file(artefacts.invoicePdf(caller.company(), id));
    }

    @GetMapping("/credit-memos/{id}/pdf")
    ResponseEntity<byte[]> creditMemo(@PathVariable CreditMemoId id, Caller caller) {
        caller.must(Permission.VIEW);
        if (memos.find(caller.company(), id).isEmpty()) {
            throw Refusal.notFound("credit memo");
        }
        return file(artefacts.creditMemoPdf(caller.company(), id));
    }

    /** As an electronic invoice: UBL, CII, or CII inside the PDF. */
    @GetMapping("/invoices/{id}/e-invoice/{form}")
    ResponseEntity<byte[]> invoice(@PathVariable InvoiceId id, @PathVariable String form, Caller caller) {
        caller.must(Permission.VIEW);
        return file(files.download(caller.company(), DocumentType.INVOICE, id.value(), EInvoiceFiles.Form.of(form)));
    }

    @GetMapping("/credit-memos/{id}/e-invoice/{form}")
    ResponseEntity<byte[]> creditMemo(@PathVariable CreditMemoId id, @PathVariable String form, Caller caller) {
        caller.must(Permission.VIEW);
        return file(
                files.download(caller.company(), DocumentType.CREDIT_MEMO, id.value(), EInvoiceFiles.Form.of(form)));
    }

    private static ResponseEntity<byte[]> file(EInvoiceFiles.Download file) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.contentType()))
                .headers(headers -> headers.setContentDisposition(ContentDisposition.attachment()
                        .filename(file.fileName())
                        .build()))
                .body(file.content());
    }

    @PostMapping("/invoices/{id}/deliveries")
    View sendInvoice(
            @PathVariable InvoiceId id, Caller caller, @RequestAttribute Shell shell, RedirectAttributes answer) {
        caller.must(Permission.BILL);
        if (invoices.find(caller.company(), id).isEmpty()) {
            throw Refusal.notFound("invoice");
        }
        desk.sendAgain(caller, id);
        answer.addFlashAttribute("notice", "The invoice is on its way.");
        return SeeOther.page(shell, "/invoices/" + id);
    }

    @PostMapping("/credit-memos/{id}/deliveries")
    View sendCreditMemo(
            @PathVariable CreditMemoId id, Caller caller, @RequestAttribute Shell shell, RedirectAttributes answer) {
        caller.must(Permission.BILL);
        if (memos.find(caller.company(), id).isEmpty()) {
            throw Refusal.notFound("credit memo");
        }
        desk.sendAgain(caller, id);
        answer.addFlashAttribute("notice", "The credit memo is on its way.");
        return SeeOther.page(shell, "/credit-memos/" + id);
    }

    private static ResponseEntity<byte[]> file(Artefact artefact) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(artefact.contentType()))
                .headers(headers -> headers.setContentDisposition(ContentDisposition.inline()
                        .filename(artefact.fileName())
                        .build()))
                .body(artefact.content());
    }
}
