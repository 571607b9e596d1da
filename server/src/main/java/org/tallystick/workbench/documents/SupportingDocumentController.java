package org.tallystick.workbench.documents;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
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
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.documents.RetentionDesk;
import org.tallystick.documents.Subject;
import org.tallystick.documents.SupportingDocument;
import org.tallystick.documents.SupportingDocuments;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.workbench.ActorNames;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;
import org.tallystick.workbench.history.Histories;

/** One supporting document: its facts, its bytes, and how long it is kept. */
@Controller
@RequestMapping("/c/{code}/documents/{id}")
class SupportingDocumentController {
    /** Whatever a file turns out to be in a browser, it can do nothing there. */
    private static final String SANDBOX = "sandbox; default-src 'none'; frame-ancestors 'none'";

    private final SupportingDocuments documents;
    private final RetentionDesk desk;
    private final Papers papers;
    private final Customers customers;
    private final ActorNames names;
    private final Histories histories;
    private final BusinessClock clock;

    SupportingDocumentController(
            SupportingDocuments documents,
            RetentionDesk desk,
            Papers papers,
            Customers customers,
            ActorNames names,
            Histories histories,
            BusinessClock clock) {
        this.documents = documents;
        this.desk = desk;
        this.papers = papers;
        this.customers = customers;
        this.names = names;
        this.histories = histories;
        this.clock = clock;
    }

    @GetMapping
    String show(@PathVariable UUID id, Caller caller, @RequestAttribute Shell shell, Model model) {
        SupportingDocument document = get(caller, id);
        CompanyId company = caller.company();
        List<DocumentPage.Link> links = documents.subjects(company, id).stream()
                .map(subject -> link(company, subject))
                .toList();
        model.addAttribute(
                "page",
                new DocumentPage(
                        document,
                        names.of(document.uploadedBy()),
                        links,
                        histories.ofSubject(company, id, shell),
                        !clock.today(company).isAfter(document.keptThrough())));
        return "workbench/documents/show";
    }

    @GetMapping("/file")
    ResponseEntity<byte[]> file(@PathVariable UUID id, Caller caller) {
        SupportingDocument document = get(caller, id);
        byte[] content = documents.content(caller.company(), document);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(document.type().mediaType()))
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(document.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", SANDBOX)
                .body(content);
    }

    @PostMapping("/hold")
    View hold(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        desk.hold(caller, id, reason);
        answer.addFlashAttribute("notice", "The document is on legal hold; nobody can erase it.");
        return SeeOther.page(shell, "/documents/" + id);
    }

    @PostMapping("/release")
    View release(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        desk.release(caller, id, reason);
        answer.addFlashAttribute("notice", "The legal hold was released.");
        return SeeOther.page(shell, "/documents/" + id);
    }

    @PostMapping("/erase")
    View erase(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        desk.erase(caller, id, reason);
        answer.addFlashAttribute("notice", "The document was erased; that it was here stays on record.");
        return SeeOther.page(shell, "/documents/" + id);
    }

    private SupportingDocument get(Caller caller, UUID id) {
        caller.must(Permission.VIEW);
        return documents.find(caller.company(), id).orElseThrow(() -> Refusal.notFound("document"));
    }

    private DocumentPage.Link link(CompanyId company, Subject subject) {
        CustomerId customer = subject.customer();
        return new DocumentPage.Link(
                subject.type().title(),
                papers.page(company, subject).orElse(null),
                customer == null ? null : customers.find(company, customer).orElse(null));
    }
}
