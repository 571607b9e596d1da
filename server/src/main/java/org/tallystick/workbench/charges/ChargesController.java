package org.tallystick.workbench.charges;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
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
import org.tallystick.contracts.ChargeFilter;
import org.tallystick.contracts.ChargeFilter.State;
import org.tallystick.contracts.ChargeInput;
import org.tallystick.contracts.Charges;
import org.tallystick.contracts.Grouping;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.invoicing.BillingDesk;
import org.tallystick.invoicing.RunId;
import org.tallystick.invoicing.TaxRate;
import org.tallystick.invoicing.TaxRates;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Page;
import org.tallystick.platform.web.Choice;
import org.tallystick.workbench.Downloads;
import org.tallystick.workbench.Entered;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;
import org.tallystick.workbench.customers.CustomerLookup;

/** The list of charges, the form for a new one, and the short way to bill what a customer has. */
@Controller
@RequestMapping("/c/{code}/charges")
class ChargesController {
    private final Charges charges;
    private final ChargeDesk desk;
    private final BillingDesk billing;
    private final CustomerLookup lookup;
    private final LineTotals lineTotals;
    private final TaxRates taxRates;
    private final BusinessClock clock;
    private final Downloads downloads;

    ChargesController(
            Charges charges,
            ChargeDesk desk,
            BillingDesk billing,
            CustomerLookup lookup,
            LineTotals lineTotals,
            TaxRates taxRates,
            BusinessClock clock,
            Downloads downloads) {
        this.charges = charges;
        this.desk = desk;
        this.billing = billing;
        this.lookup = lookup;
        this.lineTotals = lineTotals;
        this.taxRates = taxRates;
        this.clock = clock;
        this.downloads = downloads;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "UNBILLED") State state,
            @RequestParam(defaultValue = "") String customer,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate through,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            Caller caller,
            Model model) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        Customer chosen = lookup.narrow(company, customer).orElse(null);
        var filter = new ChargeFilter(chosen == null ? null : chosen.id(), through, Entered.text(q), state);
        Page<Charge> found = charges.list(company, filter, page, Page.SIZE);
        model.addAttribute(
                "page",
                new ChargesPage(
                        filter,
                        customer.strip(),
                        chosen,
                        found,
                        charges.totals(company, filter),
                        lookup.of(
                                company,
                                found.rows().stream()
                                        .map(charge -> charge.input().customer())
                                        .toList()),
                        clock.today(company)));
        return "workbench/charges/list";
    }

    @GetMapping(params = "format")
    void export(
            @RequestParam String format,
            @RequestParam(defaultValue = "UNBILLED") State state,
            @RequestParam(defaultValue = "") String customer,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate through,
            @RequestParam(defaultValue = "") String q,
            Caller caller,
            HttpServletResponse response) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        CustomerId chosen = lookup.narrow(company, customer).map(Customer::id).orElse(null);
        var filter = new ChargeFilter(chosen, through, Entered.text(q), state);
        downloads.send(
                ChargesTable.of(
                        (page, size) -> charges.list(company, filter, page, size), ids -> lookup.of(company, ids)),
                format,
                response);
    }

    @GetMapping("/new")
    String blank(@RequestParam(required = false) @Nullable String customer, Caller caller, Model model) {
        caller.must(Permission.KEEP_CHARGES);
        LocalDate today = clock.today(caller.company());
        model.addAttribute(
                "page", new ChargePages.New(ChargeForm.blank(customer, today), taxCodes(caller.company(), today)));
        return "workbench/charges/form";
    }

    /** What the form comes to so far; a part of the page, asked for while somebody types. */
    @GetMapping("/total")
    String total(@ModelAttribute ChargeForm form, Caller caller, Model model) {
        caller.must(Permission.VIEW);
        model.addAttribute("total", lineTotals.of(caller.company(), form));
        return "workbench/charges/total";
    }

    @PostMapping
    View record(
            @ModelAttribute ChargeForm form,
            @RequestParam("_key") String key,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        caller.must(Permission.KEEP_CHARGES);
        CompanyId company = caller.company();
        Customer customer = lookup.find(company, Objects.requireNonNullElse(form.customer(), ""));
        ChargeInput input = form.input(customer, key, clock.today(company));
        desk.record(caller, input);
        answer.addFlashAttribute("notice", "Recorded " + shell.money(input.amount()) + " for " + customer.name() + ".");
        return SeeOther.page(shell, "/charges?customer=" + SeeOther.encoded(customer.number()));
    }

    /** Starts a run for one customer; the same run, with the same review, as on the billing page. */
    @PostMapping("/bill")
    View bill(
            @RequestParam String customer,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate through,
            Caller caller,
            @RequestAttribute Shell shell) {
        caller.must(Permission.BILL);
        LocalDate today = clock.today(caller.company());
        Customer chosen = lookup.find(caller.company(), customer);
        RunId run = billing.start(
                caller,
                new BillingDesk.Order(
                        Objects.requireNonNullElse(through, today), today, Grouping.CUSTOMER, Set.of(chosen.id())));
        return SeeOther.page(shell, "/billing-runs/" + run);
    }

    private List<Choice> taxCodes(CompanyId company, LocalDate day) {
        return taxRates.on(company, day).values().stream()
                .sorted(Comparator.comparing(TaxRate::rate).reversed().thenComparing(TaxRate::code))
                .map(rate -> new Choice(rate.code(), rate.label() + " (" + rate.code() + ")"))
                .toList();
    }
}
