package org.tallystick.workbench.invoices;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.invoicing.InvoiceFilter;
import org.tallystick.invoicing.InvoiceFilter.Settlement;
import org.tallystick.invoicing.Invoices;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Page;
import org.tallystick.workbench.Downloads;
import org.tallystick.workbench.Entered;
import org.tallystick.workbench.customers.CustomerLookup;

/** The list of posted invoices. */
@Controller
@RequestMapping("/c/{code}/invoices")
class InvoicesController {
    private final Invoices invoices;
    private final CustomerLookup lookup;
    private final BusinessClock clock;
    private final Downloads downloads;

    InvoicesController(Invoices invoices, CustomerLookup lookup, BusinessClock clock, Downloads downloads) {
        this.invoices = invoices;
        this.lookup = lookup;
        this.clock = clock;
        this.downloads = downloads;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String customer,
            @RequestParam(defaultValue = "ALL") Settlement settlement,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
            @RequestParam(defaultValue = "1") int page,
            Caller caller,
            Model model) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        LocalDate today = clock.today(company);
        Customer chosen = lookup.narrow(company, customer).orElse(null);
        var filter = new InvoiceFilter(chosen == null ? null : chosen.id(), Entered.text(q), from, to, settlement);
        model.addAttribute(
                "page",
                new InvoicesPage(
                        filter,
                        chosen,
                        invoices.list(company, filter, today, page, Page.SIZE),
                        invoices.totals(company, filter, today)));
        return "workbench/invoices/list";
    }

    @GetMapping(params = "format")
    void export(
            @RequestParam String format,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String customer,
            @RequestParam(defaultValue = "ALL") Settlement settlement,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
            Caller caller,
            HttpServletResponse response) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        LocalDate today = clock.today(company);
        CustomerId chosen = lookup.narrow(company, customer).map(Customer::id).orElse(null);
        var filter = new InvoiceFilter(chosen, Entered.text(q), from, to, settlement);
        downloads.send(
                InvoicesTable.of((page, size) -> invoices.list(company, filter, today, page, size)), format, response);
    }
}
