package org.tallystick.workbench.customers;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
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
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.insights.Report;
import org.tallystick.insights.ReportQuery;
import org.tallystick.insights.Reports;
import org.tallystick.insights.export.ReportRow;
import org.tallystick.insights.export.ReportTable;
import org.tallystick.invoicing.LookBackDesk;
import org.tallystick.lib.receivables.history.LookBack;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Refusal;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;

/** What was billed to one customer so far, and whether their invoices say so. */
@Controller
@RequestMapping("/c/{code}/customers/{id}/billed")
class CustomerBilledController {
    private static final int SHOWN = 200;

    private final Customers customers;
    private final LookBackDesk desk;
    private final Reports reports;
    private final BusinessClock clock;

    CustomerBilledController(Customers customers, LookBackDesk desk, Reports reports, BusinessClock clock) {
        this.customers = customers;
        this.desk = desk;
        this.reports = reports;
        this.clock = clock;
    }

    @GetMapping
    String show(@PathVariable CustomerId id, Caller caller, Model model) {
        caller.must(Permission.VIEW);
        var company = caller.company();
        var customer = customers.find(company, id).orElseThrow(() -> Refusal.notFound("customer"));
        ReportTable table = reports.table(
                company,
                Report.PREVIOUSLY_BILLED,
                ReportQuery.on(clock.today(company)).of(id));
        List<ReportRow> rows = new ArrayList<>();
        var count = new AtomicInteger();
        List<ReportRow> totals = table.read(row -> {
            if (count.incrementAndGet() <= SHOWN) {
                rows.add(row);
            }
        });
        model.addAttribute(
                "page",
                new CustomerPages.Billed(
                        new CustomerFrame(customer, "/billed"),
                        table,
                        rows,
                        totals,
                        count.get(),
                        desk.of(company, id).orElse(null)));
        return "workbench/customers/billed";
    }

    @PostMapping
    View choose(
            @PathVariable CustomerId id,
            @RequestParam(required = false) @Nullable LookBack lookBack,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        desk.choose(caller, id, lookBack);
        answer.addFlashAttribute(
                "notice",
                lookBack == null
                        ? "Saved. Invoices posted from now on say nothing of it."
                        : "Saved. Invoices posted from now on say what was billed before them.");
        return SeeOther.page(shell, "/customers/" + id + "/billed");
    }
}
