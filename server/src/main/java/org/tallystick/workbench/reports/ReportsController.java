package org.tallystick.workbench.reports;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
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
import org.tallystick.insights.Report;
import org.tallystick.insights.ReportQuery;
import org.tallystick.insights.Reports;
import org.tallystick.insights.export.ReportRow;
import org.tallystick.insights.export.ReportTable;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Refusal;
import org.tallystick.workbench.Downloads;
import org.tallystick.workbench.Entered;
import org.tallystick.workbench.customers.CustomerLookup;

/** The reports by name; lists export their rows through here too. */
@Controller
@RequestMapping("/c/{code}/reports")
class ReportsController {
    private static final int SHOWN = 200;

    private final Reports reports;
    private final Downloads files;
    private final CustomerLookup lookup;
    private final BusinessClock clock;

    ReportsController(Reports reports, Downloads files, CustomerLookup lookup, BusinessClock clock) {
        this.reports = reports;
        this.files = files;
        this.lookup = lookup;
        this.clock = clock;
    }

    @GetMapping
    String list(Caller caller, Model model) {
        caller.must(Permission.VIEW);
        model.addAttribute("reports", List.of(Report.values()));
        return "workbench/reports/list";
    }

    @GetMapping("/{name}")
    String show(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(defaultValue = "") String customer,
            @RequestParam(defaultValue = "") String currency,
            Caller caller,
            Model model) {
        Report report = find(caller, name);
        ReportQuery query = query(from, to, customer, currency, caller);
        mustNameCustomer(report, query);
        ReportTable table = reports.table(caller.company(), report, query);
        List<ReportRow> rows = new ArrayList<>();
        var count = new AtomicInteger();
        List<ReportRow> totals = table.read(row -> {
            if (count.incrementAndGet() <= SHOWN) {
                rows.add(row);
            }
        });
        model.addAttribute("page", new ReportPage(report, query, customer, currency, table, rows, totals, count.get()));
        return "workbench/reports/report";
    }

    @GetMapping("/{name}/export")
    void export(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(defaultValue = "") String customer,
            @RequestParam(defaultValue = "") String currency,
            @RequestParam String format,
            Caller caller,
            HttpServletResponse response) {
        Report report = find(caller, name);
        ReportQuery query = query(from, to, customer, currency, caller);
        mustNameCustomer(report, query);
        files.send(reports.table(caller.company(), report, query), format, response);
    }

    private static Report find(Caller caller, String name) {
        caller.must(Permission.VIEW);
        return Report.find(name).orElseThrow(() -> Refusal.notFound("report"));
    }

    private static void mustNameCustomer(Report report, ReportQuery query) {
        if (report == Report.STATEMENT && query.customer() == null) {
            throw Refusal.invalid("CUSTOMER_MISSING", "A statement of account is of one customer; open theirs.");
        }
    }

    private ReportQuery query(
            @Nullable LocalDate from, @Nullable LocalDate to, String customer, String currency, Caller caller) {
        ReportQuery query = ReportQuery.on(to == null ? clock.today(caller.company()) : to)
                .from(from)
                .of(lookup.narrow(caller.company(), customer).map(Customer::id).orElse(null));
        return currency.isBlank() ? query : query.in(Entered.currency(currency));
    }
}
