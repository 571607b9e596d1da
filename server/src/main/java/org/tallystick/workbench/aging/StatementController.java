package org.tallystick.workbench.aging;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.insights.Report;
import org.tallystick.insights.ReportQuery;
import org.tallystick.insights.Reports;
import org.tallystick.insights.StatementOfAccount;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Refusal;
import org.tallystick.workbench.Downloads;
import org.tallystick.workbench.Entered;

/** What moved one customer's balance over a period. */
@Controller
@RequestMapping("/c/{code}/customers/{id}/statement")
class StatementController {
    private final Customers customers;
    private final StatementOfAccount statements;
    private final Reports reports;
    private final Downloads files;
    private final BusinessClock clock;

    StatementController(
            Customers customers, StatementOfAccount statements, Reports reports, Downloads files, BusinessClock clock) {
        this.customers = customers;
        this.statements = statements;
        this.reports = reports;
        this.files = files;
        this.clock = clock;
    }

    @GetMapping
    String show(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(defaultValue = "") String currency,
            Caller caller,
            Model model) {
        Customer customer = find(caller, id);
        ReportQuery query = query(customer, from, to, currency, caller);
        model.addAttribute(
                "page",
                new StatementPage(
                        customer,
                        statements.of(
                                caller.company(),
                                customer.id(),
                                currencyOf(customer, currency),
                                first(query),
                                query.to())));
        return "workbench/aging/statement";
    }

    @GetMapping("/export")
    void export(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(defaultValue = "") String currency,
            @RequestParam String format,
            Caller caller,
            HttpServletResponse response) {
        ReportQuery query = query(find(caller, id), from, to, currency, caller);
        files.send(reports.table(caller.company(), Report.STATEMENT, query), format, response);
    }

    private Customer find(Caller caller, UUID id) {
        caller.must(Permission.VIEW);
        return customers.find(caller.company(), new CustomerId(id)).orElseThrow(() -> Refusal.notFound("customer"));
    }

    private ReportQuery query(
            Customer customer, @Nullable LocalDate from, @Nullable LocalDate to, String currency, Caller caller) {
        LocalDate last = to == null ? clock.today(caller.company()) : to;
        LocalDate first = from == null ? last.minusMonths(3).withDayOfMonth(1) : from;
        return ReportQuery.on(last).from(first).of(customer.id()).in(currencyOf(customer, currency));
    }

    private static LocalDate first(ReportQuery query) {
        LocalDate from = query.from();
        return from == null ? query.to() : from;
    }

    private static CurrencyCode currencyOf(Customer customer, String asked) {
        return asked.isBlank() ? customer.profile().currency() : Entered.currency(asked);
    }
}
