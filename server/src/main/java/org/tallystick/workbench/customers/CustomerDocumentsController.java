package org.tallystick.workbench.customers;

import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.documents.DocumentKinds;
import org.tallystick.documents.RequirementDesk;
import org.tallystick.documents.Requirements;
import org.tallystick.documents.SupportingDocuments;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.workbench.Entered;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;
import org.tallystick.workbench.documents.DocumentPanels;
import org.tallystick.workbench.documents.RequirementForm;
import org.tallystick.workbench.documents.RequirementRows;

/** The documents of a customer, and which ones their charges need. */
@Controller
@RequestMapping("/c/{code}/customers/{id}")
class CustomerDocumentsController {
    private final Customers customers;
    private final SupportingDocuments documents;
    private final DocumentPanels panels;
    private final DocumentKinds kinds;
    private final Requirements requirements;
    private final RequirementDesk desk;
    private final BusinessClock clock;

    CustomerDocumentsController(
            Customers customers,
            SupportingDocuments documents,
            DocumentPanels panels,
            DocumentKinds kinds,
            Requirements requirements,
            RequirementDesk desk,
            BusinessClock clock) {
        this.customers = customers;
        this.documents = documents;
        this.panels = panels;
        this.kinds = kinds;
        this.requirements = requirements;
        this.desk = desk;
        this.clock = clock;
    }

    @GetMapping("/documents")
    String show(@PathVariable CustomerId id, @RequestParam(defaultValue = "1") int page, Caller caller, Model model) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        Customer customer = customers.find(company, id).orElseThrow(() -> Refusal.notFound("customer"));
        var there = documents.ofCustomer(company, id, page);
        model.addAttribute(
                "page",
                new CustomerPages.DocumentList(
                        new CustomerFrame(customer, "/documents"),
                        there,
                        panels.customer(caller, id, there.rows()),
                        new RequirementRows(requirements.of(company, id), kinds.list(company), clock.today(company))));
        return "workbench/customers/documents";
    }

    @PostMapping("/requirements")
    View require(
            @PathVariable CustomerId id,
            @ModelAttribute RequirementForm form,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        desk.add(caller, form.wanted(id, clock.today(caller.company())));
        answer.addFlashAttribute("notice", "Charges that it concerns wait for the document from now on.");
        return SeeOther.page(shell, "/customers/" + id + "/documents");
    }

    @PostMapping("/requirements/{requirement}/end")
    View end(
            @PathVariable CustomerId id,
            @PathVariable UUID requirement,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String reason,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        boolean own = requirements
                .find(caller.company(), requirement)
                .filter(rule -> id.equals(rule.customer()))
                .isPresent();
        if (!own) {
            throw Refusal.notFound("requirement");
        }
        LocalDate today = clock.today(caller.company());
        desk.end(
                caller,
                requirement,
                Objects.requireNonNullElse(Entered.date("last day", until), today.minusDays(1)),
                reason);
        answer.addFlashAttribute("notice", "The rule ends; charges that waited only for it are ready by themselves.");
        return SeeOther.page(shell, "/customers/" + id + "/documents");
    }
}
