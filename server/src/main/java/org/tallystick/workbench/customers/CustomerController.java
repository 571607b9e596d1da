package org.tallystick.workbench.customers;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEntry;
import org.tallystick.audit.AuditTrail;
import org.tallystick.contracts.ChargeFilter;
import org.tallystick.contracts.Charges;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.customers.TermsVersions;
import org.tallystick.invoicing.InvoiceFilter;
import org.tallystick.invoicing.Invoices;
import org.tallystick.lib.money.Money;
import org.tallystick.onboarding.Onboardings;
import org.tallystick.payments.PaymentFilter;
import org.tallystick.payments.Payments;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Page;
import org.tallystick.platform.Refusal;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItems;
import org.tallystick.receivables.Suspensions;
import org.tallystick.workbench.Shell;
import org.tallystick.workbench.customers.CustomerPages.Sums;
import org.tallystick.workbench.history.Histories;

/** The pages of one customer, one per tab. */
@Controller
@RequestMapping("/c/{code}/customers/{id}")
class CustomerController {
    private static final String EXAMPLE_AMOUNT = "1000";

    private final Customers customers;
    private final TermsVersions termsVersions;
    private final Onboardings onboardings;
    private final CustomerSums sums;
    private final OpenItems items;
    private final Suspensions suspensions;
    private final Invoices invoices;
    private final Payments payments;
    private final Charges charges;
    private final AuditTrail trail;
    private final Histories histories;
    private final BusinessClock clock;

    CustomerController(
            Customers customers,
            TermsVersions termsVersions,
            Onboardings onboardings,
            CustomerSums sums,
            OpenItems items,
            Suspensions suspensions,
            Invoices invoices,
            Payments payments,
            Charges charges,
            AuditTrail trail,
            Histories histories,
            BusinessClock clock) {
        this.customers = customers;
        this.termsVersions = termsVersions;
        this.onboardings = onboardings;
        this.sums = sums;
        this.items = items;
        this.suspensions = suspensions;
        this.invoices = invoices;
        this.payments = payments;
        this.charges = charges;
        this.trail = trail;
        this.histories = histories;
        this.clock = clock;
    }

    @GetMapping
    String overview(@PathVariable CustomerId id, Caller caller, Model model) {
        CompanyId company = caller.company();
        Customer customer = get(caller, id);
        CustomerId parent = customer.profile().parent();
        model.addAttribute(
                "page",
                new CustomerPages.Overview(
                        new CustomerFrame(customer, ""),
                        sums(customer, customers.mergedInto(company, id), company),
                        onboardings.of(company, id).stage(),
                        parent == null ? null : customers.find(company, parent).orElse(null),
                        customers.children(company, id),
                        customers.mergedInto(company, id),
                        termsVersions.of(company, id),
                        customer.profile()
                                .terms()
                                .schedule(
                                        clock.today(company),
                                        Money.of(
                                                EXAMPLE_AMOUNT,
                                                customer.profile().currency()))));
        return "workbench/customers/overview";
    }

    @GetMapping("/open-items")
    String openItems(@PathVariable CustomerId id, Caller caller, Model model) {
        Customer customer = get(caller, id);
        CompanyId company = caller.company();
        List<Customer> merged = customers.mergedInto(company, id);
        List<OpenItem> open = items.openOf(company, ids(customer, merged));
        LocalDate today = clock.today(company);
        model.addAttribute(
                "page",
                new CustomerPages.Items(
                        new CustomerFrame(customer, "/open-items"),
                        sums(customer, merged, company),
                        open,
                        suspensions.holding(
                                company, open.stream().map(OpenItem::id).toList(), today),
                        merged,
                        today));
        return "workbench/customers/items";
    }

    @GetMapping("/invoices")
    String invoices(
            @PathVariable CustomerId id, @RequestParam(defaultValue = "1") int page, Caller caller, Model model) {
        Customer customer = get(caller, id);
        CompanyId company = caller.company();
        LocalDate today = clock.today(company);
        var filter = new InvoiceFilter(id, null, null, null, InvoiceFilter.Settlement.ALL);
        model.addAttribute(
                "page",
                new CustomerPages.InvoiceList(
                        new CustomerFrame(customer, "/invoices"),
                        invoices.list(company, filter, today, page, Page.SIZE),
                        invoices.totals(company, filter, today)));
        return "workbench/customers/invoices";
    }

    @GetMapping("/payments")
    String payments(
            @PathVariable CustomerId id, @RequestParam(defaultValue = "1") int page, Caller caller, Model model) {
        Customer customer = get(caller, id);
        var filter = new PaymentFilter(id, null, null, null, false);
        model.addAttribute(
                "page",
                new CustomerPages.PaymentList(
                        new CustomerFrame(customer, "/payments"),
                        payments.list(caller.company(), filter, page, Page.SIZE)));
        return "workbench/customers/payments";
    }

    @GetMapping("/charges")
    String charges(
            @PathVariable CustomerId id, @RequestParam(defaultValue = "1") int page, Caller caller, Model model) {
        Customer customer = get(caller, id);
        CompanyId company = caller.company();
        var filter = new ChargeFilter(id, null, null, ChargeFilter.State.UNBILLED);
        model.addAttribute(
                "page",
                new CustomerPages.ChargeList(
                        new CustomerFrame(customer, "/charges"),
                        charges.list(company, filter, page, Page.SIZE),
                        charges.totals(company, filter),
                        clock.today(company)));
        return "workbench/customers/charges";
    }

    @GetMapping("/timeline")
    String timeline(
            @PathVariable CustomerId id,
            @RequestParam(defaultValue = "1") int page,
            Caller caller,
            @RequestAttribute Shell shell,
            Model model) {
        Customer customer = get(caller, id);
        Page<AuditEntry> found = trail.ofCustomer(caller.company(), id.value(), page);
        model.addAttribute(
                "page",
                new CustomerPages.Timeline(
                        new CustomerFrame(customer, "/timeline"),
                        new Page<>(histories.of(found.rows(), shell), found.number(), found.size(), found.total())));
        return "workbench/customers/timeline";
    }

    private Customer get(Caller caller, CustomerId id) {
        caller.must(Permission.VIEW);
        return customers.find(caller.company(), id).orElseThrow(() -> Refusal.notFound("customer"));
    }

    private static List<CustomerId> ids(Customer customer, List<Customer> merged) {
        return Stream.concat(Stream.of(customer), merged.stream())
                .map(Customer::id)
                .toList();
    }

    private List<Sums> sums(Customer customer, List<Customer> merged, CompanyId company) {
        return sums.of(company, ids(customer, merged), customer.profile().currency(), clock.today(company));
    }
}
