package org.tallystick.workbench.contracts;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.contracts.Contract;
import org.tallystick.contracts.ContractDesk;
import org.tallystick.contracts.ContractFilter;
import org.tallystick.contracts.ContractId;
import org.tallystick.contracts.ContractInput;
import org.tallystick.contracts.ContractTemplates;
import org.tallystick.contracts.Contracts;
import org.tallystick.contracts.DueChargesWork;
import org.tallystick.customers.Customer;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Page;
import org.tallystick.workbench.Downloads;
import org.tallystick.workbench.Entered;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;
import org.tallystick.workbench.customers.CustomerLookup;

/** The list of contracts, the form for a new one, and the deed that brings in what all of them have due. */
@Controller
@RequestMapping("/c/{code}/contracts")
class ContractsController {
    private final Contracts contracts;
    private final ContractDesk desk;
    private final ContractTemplates templates;
    private final DueChargesWork dueCharges;
    private final CustomerLookup lookup;
    private final Downloads downloads;
    private final BusinessClock clock;

    ContractsController(
            Contracts contracts,
            ContractDesk desk,
            ContractTemplates templates,
            DueChargesWork dueCharges,
            CustomerLookup lookup,
            Downloads downloads,
            BusinessClock clock) {
        this.contracts = contracts;
        this.desk = desk;
        this.templates = templates;
        this.dueCharges = dueCharges;
        this.lookup = lookup;
        this.downloads = downloads;
        this.clock = clock;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String customer,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "1") int page,
            Caller caller,
            Model model) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        ContractFilter filter = filter(company, q, customer, state);
        Page<Contract> found = contracts.list(company, filter, page, Page.SIZE);
        model.addAttribute(
                "page",
                new ContractPages.ContractList(
                        filter,
                        customer.strip(),
                        found,
                        lookup.of(
                                company,
                                found.rows().stream().map(Contract::customer).toList())));
        return "workbench/contracts/list";
    }

    @GetMapping(params = "format")
    void export(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String customer,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam String format,
            Caller caller,
            HttpServletResponse response) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        ContractFilter filter = filter(company, q, customer, state);
        downloads.send(
                ContractsTable.of(
                        (page, size) -> contracts.list(company, filter, page, size),
                        ids -> lookup.of(company, ids),
                        filter.today()),
                format,
                response);
    }

    @GetMapping("/new")
    String blank(@RequestParam(required = false) @Nullable String customer, Caller caller, Model model) {
        caller.must(Permission.KEEP_CHARGES);
        CompanyId company = caller.company();
        model.addAttribute(
                "page",
                new ContractPages.New(
                        contracts.nextNumber(company), customer, templates.names(company), clock.today(company)));
        return "workbench/contracts/new";
    }

    /** What is typed into the form of a new contract. */
    record NewContract(
            @Nullable String number,
            @Nullable String customer,
            @Nullable String title,
            @Nullable String currency,
            @Nullable String effectiveOn,
            @Nullable String endsOn,
            @Nullable String template) {}

    @PostMapping
    View draft(NewContract form, Caller caller, @RequestAttribute Shell shell) {
        caller.must(Permission.KEEP_CHARGES);
        CompanyId company = caller.company();
        Customer customer = lookup.find(company, Objects.requireNonNullElse(form.customer(), ""));
        ContractId id = desk.draft(
                caller,
                new ContractInput(
                        Objects.requireNonNullElse(form.number(), ""),
                        customer.id(),
                        Objects.requireNonNullElse(form.title(), ""),
                        Entered.text(form.currency()) == null
                                ? customer.profile().currency()
                                : Entered.currency(form.currency()),
                        Objects.requireNonNullElse(Entered.date("first day", form.effectiveOn()), clock.today(company)),
                        Entered.date("last day", form.endsOn()),
                        desk.template(company, Entered.text(form.template()))));
        return SeeOther.page(shell, "/contracts/" + id + "/draft");
    }

    @PostMapping("/due-charges")
    View bringIn(Caller caller, @RequestAttribute Shell shell) {
        caller.must(Permission.BILL);
        UUID job = dueCharges.start(caller);
        return SeeOther.page(shell, "/jobs/" + job);
    }

    private ContractFilter filter(CompanyId company, String text, String customer, @Nullable String state) {
        return new ContractFilter(
                lookup.narrow(company, customer).map(Customer::id).orElse(null),
                Entered.text(text),
                ContractPages.state(state),
                clock.today(company));
    }
}
