package org.tallystick.workbench.customers;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
import org.tallystick.documents.SupportingDocuments;
import org.tallystick.exemptions.CertificateDesk;
import org.tallystick.exemptions.Certificates;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.web.Choice;
import org.tallystick.workbench.Entered;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;

/** The certificates by which one customer goes without a tax. */
@Controller
@RequestMapping("/c/{code}/customers/{id}/exemptions")
class CustomerExemptionsController {
    private final Customers customers;
    private final Certificates certificates;
    private final CertificateDesk desk;
    private final SupportingDocuments documents;
    private final BusinessClock clock;

    CustomerExemptionsController(
            Customers customers,
            Certificates certificates,
            CertificateDesk desk,
            SupportingDocuments documents,
            BusinessClock clock) {
        this.customers = customers;
        this.certificates = certificates;
        this.desk = desk;
        this.documents = documents;
        this.clock = clock;
    }

    @GetMapping
    String show(@PathVariable CustomerId id, Caller caller, Model model) {
        caller.must(Permission.VIEW);
        var company = caller.company();
        var customer = customers.find(company, id).orElseThrow(() -> Refusal.notFound("customer"));
        model.addAttribute(
                "page",
                new ExemptionsPage(
                        new CustomerFrame(customer, "/exemptions"),
                        certificates.of(company, List.of(id)).getOrDefault(id, List.of()),
                        documents.ofCustomer(company, id, 1).rows().stream()
                                .map(document -> new Choice(document.id().toString(), document.name()))
                                .toList(),
                        clock.today(company)));
        return "workbench/customers/exemptions";
    }

    @PostMapping
    View record(
            @PathVariable CustomerId id,
            @RequestParam(defaultValue = "") String reasonCode,
            @RequestParam(defaultValue = "") String jurisdiction,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String validFrom,
            @RequestParam(defaultValue = "") String validUntil,
            @RequestParam(required = false) @Nullable UUID document,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        LocalDate from =
                Objects.requireNonNullElse(Entered.date("first day", validFrom), clock.today(caller.company()));
        desk.record(
                caller,
                id,
                new CertificateDesk.Proof(
                        reasonCode,
                        jurisdiction,
                        number,
                        Entered.text(reason),
                        from,
                        Entered.date("last day", validUntil),
                        document));
        answer.addFlashAttribute("notice", "Recorded. Drafts that waited for it are looked at again.");
        return SeeOther.page(shell, "/customers/" + id + "/exemptions");
    }
}
