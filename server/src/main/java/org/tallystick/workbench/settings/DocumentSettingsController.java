package org.tallystick.workbench.settings;

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
import org.tallystick.documents.DocumentKinds;
import org.tallystick.documents.RequirementDesk;
import org.tallystick.documents.Requirements;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.workbench.Entered;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;
import org.tallystick.workbench.documents.RequirementForm;
import org.tallystick.workbench.documents.RequirementRows;

/** Kinds of documents with the years they are kept, and the rules about charges of all customers. */
@Controller
@RequestMapping("/c/{code}/settings/documents")
class DocumentSettingsController {
    private final DocumentKinds kinds;
    private final Requirements requirements;
    private final RequirementDesk desk;
    private final Companies companies;
    private final BusinessClock clock;

    DocumentSettingsController(
            DocumentKinds kinds,
            Requirements requirements,
            RequirementDesk desk,
            Companies companies,
            BusinessClock clock) {
        this.kinds = kinds;
        this.requirements = requirements;
        this.desk = desk;
        this.companies = companies;
        this.clock = clock;
    }

    @GetMapping
    String show(Caller caller, Model model) {
        caller.must(Permission.ADMINISTER);
        CompanyId company = caller.company();
        model.addAttribute(
                "page",
                new DocumentSettingsPage(
                        new RequirementRows(requirements.general(company), kinds.list(company), clock.today(company)),
                        companies.get(company).currency().code()));
        return "workbench/settings/documents";
    }

    @PostMapping("/kinds")
    View setKind(
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "10") int years,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        kinds.set(caller, kind, title, years);
        answer.addFlashAttribute("notice", "Documents of this kind are kept " + years + " years.");
        return SeeOther.page(shell, "/settings/documents");
    }

    @PostMapping("/requirements")
    View require(
            @ModelAttribute RequirementForm form,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        desk.add(caller, form.wanted(null, clock.today(caller.company())));
        answer.addFlashAttribute("notice", "Charges that it concerns wait for the document from now on.");
        return SeeOther.page(shell, "/settings/documents");
    }

    @PostMapping("/requirements/{requirement}/end")
    View end(
            @PathVariable UUID requirement,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String reason,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        caller.must(Permission.ADMINISTER);
        boolean general = requirements
                .find(caller.company(), requirement)
                .filter(rule -> rule.customer() == null)
                .isPresent();
        if (!general) {
            throw Refusal.notFound("requirement");
        }
        LocalDate today = clock.today(caller.company());
        desk.end(
                caller,
                requirement,
                Objects.requireNonNullElse(Entered.date("last day", until), today.minusDays(1)),
                reason);
        answer.addFlashAttribute("notice", "The rule ends; charges that waited only for it are ready by themselves.");
        return SeeOther.page(shell, "/settings/documents");
    }
}
