package org.tallystick.workbench.checks;

import java.util.List;
import java.util.Map;
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
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.scrubber.Catalogue;
import org.tallystick.scrubber.RuleChange;
import org.tallystick.scrubber.RuleDesk;
import org.tallystick.scrubber.RuleLevels;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;
import org.tallystick.workbench.customers.CustomerFrame;

/** How severe the rules are for one customer. */
@Controller
@RequestMapping("/c/{code}/customers/{id}/invoice-checks")
class CustomerChecksController {
    private final Customers customers;
    private final RuleLevels levels;
    private final RuleDesk desk;
    private final ChangeNames names;

    CustomerChecksController(Customers customers, RuleLevels levels, RuleDesk desk, ChangeNames names) {
        this.customers = customers;
        this.levels = levels;
        this.desk = desk;
        this.names = names;
    }

    @GetMapping
    String show(@PathVariable CustomerId id, Caller caller, Model model) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        Customer customer = customers.find(company, id).orElseThrow(() -> Refusal.notFound("customer"));
        List<RuleChange> changes = levels.changes(company, id);
        var rules = new RuleRows(levels.of(company, List.of(id)), id, Map.of(), Map.of());
        model.addAttribute(
                "page",
                new CustomerChecksPage(
                        new CustomerFrame(customer, "/invoice-checks"),
                        new ChecksPage(rules, changes, names.people(changes), Map.of(id, customer))));
        return "workbench/checks/customer";
    }

    @PostMapping("/{rule}")
    View set(
            @PathVariable CustomerId id,
            @PathVariable String rule,
            @RequestParam(defaultValue = "") String severity,
            @RequestParam(defaultValue = "") String reason,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        if (!caller.may(Permission.WAIVE_DOCUMENTS)) {
            caller.must(Permission.KEEP_CUSTOMERS);
        }
        desk.setFor(caller, rule, id, RuleRows.chosen(severity), reason);
        answer.addFlashAttribute(
                "notice", "“" + Catalogue.get(rule).title() + "”: drafts checked from now on follow it.");
        return SeeOther.page(shell, "/customers/" + id + "/invoice-checks");
    }
}
