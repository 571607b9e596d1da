package org.tallystick.workbench.refunds;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.customers.Customer;
import org.tallystick.payments.Refund;
import org.tallystick.payments.RefundFiles;
import org.tallystick.payments.RefundFilter;
import org.tallystick.payments.RefundState;
import org.tallystick.payments.Refunds;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Page;
import org.tallystick.workbench.Downloads;
import org.tallystick.workbench.customers.CustomerLookup;

/** The list of refunds, and the same as a file. */
@Controller
@RequestMapping("/c/{code}/refunds")
class RefundsController {
    private static final int FILES_SHOWN = 10;

    private final Refunds refunds;
    private final RefundFiles files;
    private final CustomerLookup lookup;
    private final Downloads downloads;

    RefundsController(Refunds refunds, RefundFiles files, CustomerLookup lookup, Downloads downloads) {
        this.refunds = refunds;
        this.files = files;
        this.lookup = lookup;
        this.downloads = downloads;
    }

    @GetMapping
    String list(
            @RequestParam(required = false) @Nullable RefundState state,
            @RequestParam(defaultValue = "") String customer,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "1") int page,
            Caller caller,
            Model model) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        var query = new RefundQuery(state, customer, q);
        RefundFilter filter = filter(company, query);
        Page<Refund> found = refunds.list(company, filter, page, Page.SIZE);
        model.addAttribute(
                "page",
                new RefundsPage(
                        query,
                        found,
                        refunds.totals(company, filter),
                        lookup.of(company, RefundsTable.customersOf(found.rows())),
                        refunds.ready(company),
                        files.latest(company, FILES_SHOWN)));
        return "workbench/refunds/list";
    }

    @GetMapping(params = "format")
    void export(
            @RequestParam(required = false) @Nullable RefundState state,
            @RequestParam(defaultValue = "") String customer,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam String format,
            Caller caller,
            HttpServletResponse response) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        RefundFilter filter = filter(company, new RefundQuery(state, customer, q));
        downloads.send(
                RefundsTable.of(
                        (page, size) -> refunds.list(company, filter, page, size), ids -> lookup.of(company, ids)),
                format,
                response);
    }

    private RefundFilter filter(CompanyId company, RefundQuery query) {
        String customer = query.customer();
        return query.filter(
                customer == null
                        ? null
                        : lookup.narrow(company, customer).map(Customer::id).orElse(null));
    }
}
