package org.tallystick.workbench.accounts;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.format.annotation.DateTimeFormat;
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
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.statements.StatementChoice;
import org.tallystick.statements.StatementDesk;
import org.tallystick.statements.StatementRuns;
import org.tallystick.statements.Statements;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;

/** A customer's statements of account as they were issued, and which they want. */
@Controller
@RequestMapping("/c/{code}/customers/{id}/statements")
class CustomerStatementsController {
    private static final int SHOWN = 120;

    private final Statements statements;
    private final StatementRuns runs;
    private final StatementDesk desk;
    private final Customers customers;
    private final BusinessClock clock;

    CustomerStatementsController(
            Statements statements, StatementRuns runs, StatementDesk desk, Customers customers, BusinessClock clock) {
        this.statements = statements;
        this.runs = runs;
        this.desk = desk;
        this.customers = customers;
        this.clock = clock;
    }

    @GetMapping
    String list(@PathVariable UUID id, Caller caller, Model model) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        Customer customer = find(caller, id);
        model.addAttribute(
                "page",
                new AccountPages.OfCustomer(
                        customer,
                        statements.ofCustomer(company, customer.id(), SHOWN),
                        desk.chosen(company, customer.id()),
                        clock.today(company)));
        return "workbench/accounts/customer";
    }

    @PostMapping
    View issue(
            @PathVariable UUID id,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        caller.must(Permission.BILL);
        UUID run = desk.issue(caller, find(caller, id).id(), to);
        answer.addFlashAttribute("notice", said(caller.company(), run));
        return SeeOther.page(shell, "/customers/" + id + "/statements");
    }

    @PostMapping("/choice")
    View choose(
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam StatementChoice choice,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        caller.must(Permission.KEEP_CUSTOMERS);
        desk.choose(caller, find(caller, id).id(), new StatementDesk.Chosen(version, choice));
        answer.addFlashAttribute("notice", "Kept.");
        return SeeOther.page(shell, "/customers/" + id + "/statements");
    }

    private String said(CompanyId company, UUID run) {
        long issued = runs.totals(company, run).stream()
                .mapToLong(StatementRuns.Total::statements)
                .sum();
        return runs.heldBack(company, run).stream()
                .findFirst()
                .map(StatementRuns.HeldBack::reason)
                .orElse(
                        issued == 0
                                ? "There is nothing to say: no movement since the last statement, or there is one through that day."
                                : "Issued, and on its way to the customer.");
    }

    private Customer find(Caller caller, UUID id) {
        return customers.find(caller.company(), new CustomerId(id)).orElseThrow(() -> Refusal.notFound("customer"));
    }
}
