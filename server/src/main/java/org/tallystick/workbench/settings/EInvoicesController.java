package org.tallystick.workbench.settings;

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
import org.tallystick.einvoices.DetailsDesk;
import org.tallystick.einvoices.RegisteredId;
import org.tallystick.einvoices.SellerDetails;
import org.tallystick.platform.Companies;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;

/** What electronic invoices say of the company. */
@Controller
@RequestMapping("/c/{code}/settings/e-invoices")
class EInvoicesController {
    private final DetailsDesk desk;
    private final Companies companies;

    EInvoicesController(DetailsDesk desk, Companies companies) {
        this.desk = desk;
        this.companies = companies;
    }

    @GetMapping
    String show(Caller caller, Model model) {
        caller.must(Permission.ADMINISTER);
        var company = caller.company();
        model.addAttribute("page", new EInvoicesPage(desk.seller(company), companies.get(company)));
        return "workbench/settings/einvoices";
    }

    @PostMapping
    View set(
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "") String endpointScheme,
            @RequestParam(defaultValue = "") String endpoint,
            @RequestParam(defaultValue = "") String registrationScheme,
            @RequestParam(defaultValue = "") String registration,
            @RequestParam(defaultValue = "") String contactName,
            @RequestParam(defaultValue = "") String contactPhone,
            @RequestParam(defaultValue = "") String contactEmail,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        caller.must(Permission.ADMINISTER);
        desk.set(
                caller,
                new SellerDetails(
                        version,
                        RegisteredId.of(endpointScheme, endpoint, "electronic address"),
                        RegisteredId.of(registrationScheme, registration, "registration number"),
                        contactName,
                        contactPhone,
                        contactEmail));
        answer.addFlashAttribute("notice", "Saved. Drafts that waited for it are looked at again.");
        return SeeOther.page(shell, "/settings/e-invoices");
    }
}
