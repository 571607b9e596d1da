package org.tallystick.workbench.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.contracts.Charge;
import org.tallystick.contracts.ChargeId;
import org.tallystick.customers.CustomerId;
import org.tallystick.disputes.DisputeId;
import org.tallystick.documents.DocumentDesk;
import org.tallystick.invoicing.CreditMemoId;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.invoicing.RunId;
import org.tallystick.platform.Refusal;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;

/** Takes a document for a customer, charge, draft, invoice, credit memo, payment or dispute. */
@Controller
@RequestMapping("/c/{code}")
class UploadController {
    private final Papers papers;
    private final DocumentDesk desk;

    UploadController(Papers papers, DocumentDesk desk) {
        this.papers = papers;
        this.desk = desk;
    }

    /** What the form sent. */
    record Sent(String kind, MultipartFile file) {}

    @PostMapping("/customers/{id}/documents")
    View ofCustomer(
            @PathVariable CustomerId id,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam MultipartFile file,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        take(caller, papers.customer(caller.company(), id), new Sent(kind, file), answer);
        return SeeOther.page(shell, "/customers/" + id + "/documents");
    }

    @PostMapping("/charges/{id}/documents")
    View ofCharge(
            @PathVariable ChargeId id,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam MultipartFile file,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        return taken(caller, papers.charge(caller.company(), id), new Sent(kind, file), shell, answer);
    }

    @PostMapping("/billing-runs/{run}/drafts/{id}/documents")
    View ofDraft(
            @PathVariable RunId run,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam MultipartFile file,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        return taken(caller, papers.draft(caller.company(), run, id), new Sent(kind, file), shell, answer);
    }

    @PostMapping("/invoices/{id}/documents")
    View ofInvoice(
            @PathVariable InvoiceId id,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam MultipartFile file,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        return taken(caller, papers.invoice(caller.company(), id), new Sent(kind, file), shell, answer);
    }

    @PostMapping("/credit-memos/{id}/documents")
    View ofCreditMemo(
            @PathVariable CreditMemoId id,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam MultipartFile file,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        return taken(caller, papers.creditMemo(caller.company(), id), new Sent(kind, file), shell, answer);
    }

    @PostMapping("/payments/{id}/documents")
    View ofPayment(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam MultipartFile file,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        return taken(caller, papers.payment(caller.company(), id), new Sent(kind, file), shell, answer);
    }

    @PostMapping("/disputes/{id}/documents")
    View ofDispute(
            @PathVariable DisputeId id,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam MultipartFile file,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        return taken(caller, papers.dispute(caller.company(), id), new Sent(kind, file), shell, answer);
    }

    private View taken(Caller caller, Paper paper, Sent sent, Shell shell, RedirectAttributes answer) {
        take(caller, paper, sent, answer);
        return SeeOther.page(shell, paper.page());
    }

    private void take(Caller caller, Paper paper, Sent sent, RedirectAttributes answer) {
        caller.must(Permission.KEEP_DOCUMENTS);
        if (sent.file().isEmpty()) {
            throw Refusal.invalid("FILE_EMPTY", "Choose a file that is not empty.");
        }
        desk.requireFits(sent.file().getSize());
        String name = Objects.requireNonNullElse(sent.file().getOriginalFilename(), "");
        var upload = new DocumentDesk.Upload(
                sent.kind(),
                name,
                bytes(sent.file()),
                paper.subject(),
                paper.charges().stream().map(Charge::billable).toList());
        answer.addFlashAttribute("notice", words(desk.upload(caller, upload)));
    }

    private static String words(DocumentDesk.Uploaded uploaded) {
        String kept = uploaded.before()
                ? "The same file was here already; it belongs to this too now."
                : "The document was added.";
        return uploaded.received() == 0 ? kept : kept + " Check it, so that what waits for it is billed.";
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
