package org.tallystick.workbench.customers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.tallystick.approvals.Answer;
import org.tallystick.approvals.Approval;
import org.tallystick.approvals.ApprovalId;
import org.tallystick.approvals.ApprovalKind;
import org.tallystick.approvals.Approvals;
import org.tallystick.credit.CreditCheckDesk;
import org.tallystick.credit.CreditLimit;
import org.tallystick.credit.CreditLimitDesk;
import org.tallystick.credit.CreditLimits;
import org.tallystick.credit.CreditStandings;
import org.tallystick.credit.HoldDesk;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.BankDetailsDesk;
import org.tallystick.payments.RefundAccounts;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.workbench.ActorNames;
import org.tallystick.workbench.Entered;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;

/** Up to what a customer may owe and where refunds go: what holds, what was, and what a second person is asked for. */
@Controller
@RequestMapping("/c/{code}/customers/{id}/limit-and-bank")
class CustomerLimitController {
    private static final int CHECKS_SHOWN = 20;

    private final Customers customers;
    private final CreditLimits limits;
    private final CreditStandings standings;
    private final CreditCheckDesk checks;
    private final HoldDesk holds;
    private final Companies companies;
    private final CreditLimitDesk limitDesk;
    private final RefundAccounts accounts;
    private final BankDetailsDesk bankDesk;
    private final Approvals approvals;
    private final ActorNames names;
    private final BusinessClock clock;

    CustomerLimitController(
            Customers customers,
            CreditLimits limits,
            CreditStandings standings,
            CreditCheckDesk checks,
            HoldDesk holds,
            Companies companies,
            CreditLimitDesk limitDesk,
            RefundAccounts accounts,
            BankDetailsDesk bankDesk,
            Approvals approvals,
            ActorNames names,
            BusinessClock clock) {
        this.customers = customers;
        this.limits = limits;
        this.standings = standings;
        this.checks = checks;
        this.holds = holds;
        this.companies = companies;
        this.limitDesk = limitDesk;
        this.accounts = accounts;
        this.bankDesk = bankDesk;
        this.approvals = approvals;
        this.names = names;
        this.clock = clock;
    }

    @GetMapping
    String show(@PathVariable CustomerId id, Caller caller, Model model) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        Customer customer = find(company, id);
        LocalDate today = clock.today(company);
        List<CreditLimit> versions = limits.versions(company, id);
        List<RefundAccounts.Version> accountVersions = accounts.versions(company, id);
        List<Approval> waiting = approvals.about(company, id.value()).stream()
                .filter(Approval::waits)
                .filter(one -> one.asked().kind() == ApprovalKind.CREDIT_LIMIT
                        || one.asked().kind() == ApprovalKind.BANK_DETAILS)
                .toList();
        model.addAttribute(
                "page",
                new CustomerLimitPage(
                        new CustomerFrame(customer, "/limit-and-bank"),
                        standings.of(
                                company, id, Money.zero(companies.get(company).currency()), today),
                        checks.ofCustomer(company, id, CHECKS_SHOWN),
                        limits.inForce(company, id, today),
                        versions,
                        accounts.of(company, id)
                                .map(RefundAccounts.Agreed::account)
                                .orElse(null),
                        accountVersions,
                        waiting,
                        people(versions, accountVersions),
                        today));
        return "workbench/customers/limit";
    }

    @PostMapping("/limit")
    View askLimit(
            @PathVariable CustomerId id,
            @ModelAttribute LimitForm form,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        caller.must(Permission.SET_STANDING);
        Answer said = limitDesk.ask(caller, id, form.terms(clock.today(caller.company())), form.why());
        return answered(id, said, shell, answer);
    }

    @PostMapping("/bank-details")
    View askAccount(
            @PathVariable CustomerId id,
            @ModelAttribute RefundAccountForm form,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        caller.must(Permission.KEEP_CUSTOMERS);
        return answered(id, bankDesk.change(caller, id, form.agreed(), form.why()), shell, answer);
    }

    @PostMapping("/overrides")
    View override(
            @PathVariable CustomerId id,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String most,
            @RequestParam(defaultValue = "") String reason,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        caller.must(Permission.APPROVE_LIMITS);
        LocalDate day = Entered.date("last day", until);
        if (day == null) {
            throw Refusal.invalid("OVERRIDE_UNTIL", "Choose a last day from today to a year from now.");
        }
        holds.override(
                caller,
                id,
                day,
                Entered.money("exposure", most, companies.get(caller.company()).currency()),
                reason);
        answer.addFlashAttribute("notice", "The customer is let through until " + shell.date(day) + ".");
        return SeeOther.page(shell, "/customers/" + id + "/limit-and-bank");
    }

    @PostMapping("/overrides/{override}/end")
    View endOverride(
            @PathVariable CustomerId id,
            @PathVariable UUID override,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        holds.end(caller, id, override);
        answer.addFlashAttribute("notice", "The rules hold again.");
        return SeeOther.page(shell, "/customers/" + id + "/limit-and-bank");
    }

    private static View answered(CustomerId id, Answer said, Shell shell, RedirectAttributes answer) {
        return switch (said) {
            case Answer.Done _ -> {
                answer.addFlashAttribute("notice", "It is in force.");
                yield SeeOther.page(shell, "/customers/" + id + "/limit-and-bank");
            }
            case Answer.Waits(ApprovalId request) -> {
                answer.addFlashAttribute(
                        "notice", "Asked for. What holds stays in force until somebody else approves it.");
                yield SeeOther.page(shell, "/approvals/" + request);
            }
        };
    }

    private Map<String, String> people(List<CreditLimit> versions, List<RefundAccounts.Version> accountVersions) {
        List<String> references = new ArrayList<>();
        versions.forEach(one -> references.addAll(List.of(one.askedBy(), one.recordedBy())));
        accountVersions.forEach(one -> references.addAll(List.of(one.askedBy(), one.recordedBy())));
        Map<String, String> people = new HashMap<>();
        references.forEach(one -> people.computeIfAbsent(one, names::of));
        return people;
    }

    private Customer find(CompanyId company, CustomerId id) {
        return customers.find(company, id).orElseThrow(() -> Refusal.notFound("customer"));
    }
}
