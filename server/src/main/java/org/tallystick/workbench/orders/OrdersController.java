package org.tallystick.workbench.orders;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.contracts.Order;
import org.tallystick.contracts.OrderFilter;
import org.tallystick.contracts.Orders;
import org.tallystick.customers.Customer;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Page;
import org.tallystick.workbench.Downloads;
import org.tallystick.workbench.Entered;
import org.tallystick.workbench.customers.CustomerLookup;

/** The list of orders. */
@Controller
@RequestMapping("/c/{code}/orders")
class OrdersController {
    private final Orders orders;
    private final CustomerLookup lookup;
    private final Downloads downloads;

    OrdersController(Orders orders, CustomerLookup lookup, Downloads downloads) {
        this.orders = orders;
        this.lookup = lookup;
        this.downloads = downloads;
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
        OrderFilter filter = filter(company, q, customer, state);
        Page<Order> found = orders.list(company, filter, page, Page.SIZE);
        model.addAttribute(
                "page",
                new OrderPages.OrderList(
                        filter,
                        customer.strip(),
                        found,
                        lookup.of(
                                company,
                                found.rows().stream().map(Order::customer).toList())));
        return "workbench/orders/list";
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
        OrderFilter filter = filter(company, q, customer, state);
        downloads.send(
                OrdersTable.of(
                        (page, size) -> orders.list(company, filter, page, size), ids -> lookup.of(company, ids)),
                format,
                response);
    }

    private OrderFilter filter(CompanyId company, String text, String customer, @Nullable String state) {
        return new OrderFilter(
                lookup.narrow(company, customer).map(Customer::id).orElse(null),
                Entered.text(text),
                OrderPages.state(state));
    }
}
