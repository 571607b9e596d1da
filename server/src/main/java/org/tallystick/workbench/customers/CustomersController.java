package org.tallystick.workbench.customers;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
import org.tallystick.customers.CustomerDesk;
import org.tallystick.customers.CustomerFilter;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.CustomerProfile;
import org.tallystick.customers.Customers;
import org.tallystick.customers.Standing;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Page;
import org.tallystick.platform.Refusal;
import org.tallystick.receivables.OpenTotals;
import org.tallystick.workbench.Downloads;
import org.tallystick.workbench.Entered;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;

/** The list of customers, and the form that adds or changes one. */
@Controller
@RequestMapping("/c/{code}/customers")
class CustomersController {
    private final Customers customers;
    private final CustomerDesk desk;
    private final CustomerLookup lookup;
    private final OpenTotals totals;
    private final Companies companies;
    private final BusinessClock clock;
    private final Downloads downloads;

    CustomersController(
            Customers customers,
            CustomerDesk desk,
            CustomerLookup lookup,
            OpenTotals totals,
            Companies companies,
            BusinessClock clock,
            Downloads downloads) {
        this.customers = customers;
        this.desk = desk;
        this.lookup = lookup;
        this.totals = totals;
        this.companies = companies;
        this.clock = clock;
        this.downloads = downloads;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable Standing standing,
            @RequestParam(defaultValue = "false") boolean archived,
            @RequestParam(defaultValue = "1") int page,
            Caller caller,
            Model model) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        var filter = new CustomerFilter(Entered.text(q), standing, archived);
        Page<Customer> found = customers.list(company, filter, page);
        model.addAttribute("page", new CustomersPage(filter, found, owed(company, found.rows())));
        return "workbench/customers/list";
    }

    @GetMapping(params = "format")
    void export(
            @RequestParam String format,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable Standing standing,
            @RequestParam(defaultValue = "false") boolean archived,
            Caller caller,
            HttpServletResponse response) {
        caller.must(Permission.VIEW);
        var filter = new CustomerFilter(Entered.text(q), standing, archived);
        downloads.send(
                CustomersTable.of((page, size) -> customers.list(caller.company(), filter, page, size)),
                format,
                response);
    }

    /** The options a field offers while somebody types a customer into it. */
    @GetMapping("/options")
    String options(
            @RequestParam(required = false) @Nullable String customer,
            @RequestParam(required = false) @Nullable String parent,
            Caller caller,
            Model model) {
        caller.must(Permission.VIEW);
        String text = customer == null ? parent == null ? "" : parent : customer;
        model.addAttribute("customers", lookup.offer(caller.company(), text));
        return "workbench/customers/options";
    }

    @GetMapping("/new")
    String blank(Caller caller, Model model) {
        caller.must(Permission.KEEP_CUSTOMERS);
        model.addAttribute("form", CustomerForm.blank(companies.get(caller.company())));
        return "workbench/customers/form";
    }

    @PostMapping
    View create(
            @ModelAttribute CustomerForm form,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        CustomerId id = desk.create(caller, profile(caller, form));
        answer.addFlashAttribute("notice", "The customer was added.");
        return SeeOther.page(shell, "/customers/" + id);
    }

    @GetMapping("/{id}/edit")
    String edit(@PathVariable CustomerId id, Caller caller, Model model) {
        caller.must(Permission.KEEP_CUSTOMERS);
        Customer customer = customers.find(caller.company(), id).orElseThrow(() -> Refusal.notFound("customer"));
        CustomerId parent = customer.profile().parent();
        String parentNumber = parent == null
                ? null
                : customers.find(caller.company(), parent).map(Customer::number).orElse(null);
        model.addAttribute("customer", customer);
        model.addAttribute("form", CustomerForm.of(customer.profile(), parentNumber, customer.version()));
        return "workbench/customers/form";
    }

    @PostMapping("/{id}")
    View change(
            @PathVariable CustomerId id,
            @ModelAttribute CustomerForm form,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        Integer version = form.version();
        if (version == null) {
            throw Refusal.invalid("VERSION_MISSING", "Open the form again, then repeat your change.");
        }
        desk.change(caller, id, profile(caller, form), version);
        answer.addFlashAttribute("notice", "The customer was changed.");
        return SeeOther.page(shell, "/customers/" + id);
    }

    private CustomerProfile profile(Caller caller, CustomerForm form) {
        caller.must(Permission.KEEP_CUSTOMERS);
        Customer parent = lookup.findOrNull(caller.company(), form.parent());
        return form.profile(parent == null ? null : parent.id());
    }

    private Map<CustomerId, List<OpenTotals.Total>> owed(CompanyId company, List<Customer> rows) {
        List<CustomerId> ids = rows.stream().map(Customer::id).toList();
        return totals.of(company, ids, clock.today(company)).stream()
                .collect(Collectors.groupingBy(OpenTotals.Total::customer));
    }
}
