package org.tallystick.workbench.settings;

import org.jspecify.annotations.Nullable;
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
import org.tallystick.network.SandboxBehaviour;
import org.tallystick.network.SandboxSettings;
import org.tallystick.platform.Companies;
import org.tallystick.workbench.Entered;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;

/** What electronic invoices say of the company. */
@Controller
@RequestMapping("/c/{code}/settings/e-invoices")
class EInvoicesController {
    private final DetailsDesk desk;
    private final SandboxSettings sandbox;
    private final Companies companies;

    EInvoicesController(DetailsDesk desk, SandboxSettings sandbox, Companies companies) {
        this.desk = desk;
        this.sandbox = sandbox;
        this.companies = companies;
    }

    @GetMapping
    String show(Caller caller, Model model) {
        caller.must(Permission.ADMINISTER);
        var company = caller.company();
        model.addAttribute(
                "page",
                new EInvoicesPage(
                        desk.seller(company),
                        companies.get(company),
                        sandbox.usual(company),
                        sandbox.ofReceivers(company)));
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

    /** How the built-in access point behaves to everybody without a rule. */
    @PostMapping("/sandbox")
    View usual(
            @RequestParam SandboxBehaviour behaviour,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        caller.must(Permission.ADMINISTER);
        sandbox.setUsual(caller, behaviour);
        answer.addFlashAttribute("notice", "Saved for messages from now on.");
        return SeeOther.page(shell, "/settings/e-invoices");
    }

    /** How it behaves to one receiver; without a behaviour as to everybody. */
    @PostMapping("/sandbox/receivers")
    View ofReceiver(
            @RequestParam(defaultValue = "") String receiver,
            @RequestParam(required = false) @Nullable SandboxBehaviour receiverBehaviour,
            @RequestParam(defaultValue = "") String reason,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        caller.must(Permission.ADMINISTER);
        sandbox.set(caller, receiver, receiverBehaviour, Entered.text(reason));
        answer.addFlashAttribute("notice", "Saved for messages from now on.");
        return SeeOther.page(shell, "/settings/e-invoices");
    }
}
