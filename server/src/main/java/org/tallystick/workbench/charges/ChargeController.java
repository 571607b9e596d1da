package org.tallystick.workbench.charges;

import java.util.Optional;
import java.util.UUID;
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
import org.tallystick.contracts.Charge;
import org.tallystick.contracts.ChargeDesk;
import org.tallystick.contracts.ChargeId;
import org.tallystick.contracts.Charges;
import org.tallystick.customers.Customers;
import org.tallystick.invoicing.Draft;
import org.tallystick.invoicing.Drafts;
import org.tallystick.invoicing.Invoices;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;
import org.tallystick.workbench.documents.DocumentPanels;
import org.tallystick.workbench.history.Histories;

/** One charge: what it is, where it was billed, and the way to take it back. */
@Controller
@RequestMapping("/c/{code}/charges/{id}")
class ChargeController {
    private final Charges charges;
    private final ChargeDesk desk;
    private final Customers customers;
    private final Drafts drafts;
    private final Invoices invoices;
    private final Histories histories;
    private final DocumentPanels panels;

    ChargeController(
            Charges charges,
            ChargeDesk desk,
            Customers customers,
            Drafts drafts,
            Invoices invoices,
            Histories histories,
            DocumentPanels panels) {
        this.charges = charges;
        this.desk = desk;
        this.customers = customers;
        this.drafts = drafts;
        this.invoices = invoices;
        this.histories = histories;
        this.panels = panels;
    }

    @GetMapping
    String show(@PathVariable ChargeId id, Caller caller, @RequestAttribute Shell shell, Model model) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        Charge charge = charges.find(company, id).orElseThrow(() -> Refusal.notFound("charge"));
        UUID claimedBy = charge.draft();
        Optional<Draft> draft = claimedBy == null ? Optional.empty() : drafts.find(company, claimedBy);
        model.addAttribute(
                "page",
                new ChargePages.Show(
                        charge,
                        customers.find(company, charge.input().customer()).orElseThrow(),
                        draft.orElse(null),
                        draft.map(Draft::invoice)
                                .flatMap(invoice -> invoices.find(company, invoice))
                                .orElse(null),
                        histories.ofSubject(company, id.value(), shell)));
        model.addAttribute("documents", panels.charge(caller, id));
        return "workbench/charges/show";
    }

    @PostMapping("/withdraw")
    View withdraw(
            @PathVariable ChargeId id,
            @RequestParam(defaultValue = "") String reason,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        desk.withdraw(caller, id, reason);
        answer.addFlashAttribute("notice", "The charge was withdrawn; it will not be billed.");
        return SeeOther.page(shell, "/charges/" + id);
    }
}
