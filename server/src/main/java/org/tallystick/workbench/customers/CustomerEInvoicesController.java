package org.tallystick.workbench.customers;

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
import org.tallystick.einvoices.BuyerDetails;
import org.tallystick.einvoices.DetailsDesk;
import org.tallystick.einvoices.EInvoiceForm;
import org.tallystick.einvoices.RegisteredId;
import org.tallystick.platform.Refusal;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;

/** Which electronic invoices a customer wants, and what they have to say of the customer. */
@Controller
@RequestMapping("/c/{code}/customers/{id}/e-invoices")
class CustomerEInvoicesController {
    private final Customers customers;
    private final DetailsDesk desk;

    CustomerEInvoicesController(Customers customers, DetailsDesk desk) {
        this.customers = customers;
        this.desk = desk;
    }

    @GetMapping
    String show(@PathVariable CustomerId id, Caller caller, Model model) {
        caller.must(Permission.VIEW);
        var customer = customers.find(caller.company(), id).orElseThrow(() -> Refusal.notFound("customer"));
        model.addAttribute(
                "page",
                new CustomerPages.EInvoices(
                        new CustomerFrame(customer, "/e-invoices"), desk.buyer(caller.company(), id)));
        return "workbench/customers/einvoices";
    }

    @PostMapping
    View set(
            @PathVariable CustomerId id,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(required = false) @Nullable EInvoiceForm form,
            @RequestParam(defaultValue = "") String endpointScheme,
            @RequestParam(defaultValue = "") String endpoint,
            @RequestParam(defaultValue = "") String registrationScheme,
            @RequestParam(defaultValue = "") String registration,
            @RequestParam(defaultValue = "") String reference,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        caller.must(Permission.KEEP_CUSTOMERS);
        desk.set(
                caller,
                id,
                new BuyerDetails(
                        version,
                        form,
                        RegisteredId.of(endpointScheme, endpoint, "electronic address"),
                        RegisteredId.of(registrationScheme, registration, "registration number"),
                        reference));
        answer.addFlashAttribute("notice", "Saved. Drafts that waited for it are looked at again.");
        return SeeOther.page(shell, "/customers/" + id + "/e-invoices");
    }
}
