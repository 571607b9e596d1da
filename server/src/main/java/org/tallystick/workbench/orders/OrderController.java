package org.tallystick.workbench.orders;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
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
import org.tallystick.contracts.Charge;
import org.tallystick.contracts.ChargeId;
import org.tallystick.contracts.Charges;
import org.tallystick.contracts.Contract;
import org.tallystick.contracts.ContractId;
import org.tallystick.contracts.Contracts;
import org.tallystick.contracts.Order;
import org.tallystick.contracts.OrderDelivery;
import org.tallystick.contracts.OrderDesk;
import org.tallystick.contracts.OrderId;
import org.tallystick.contracts.Orders;
import org.tallystick.customers.Customers;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.workbench.Entered;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;
import org.tallystick.workbench.history.Histories;

/** One order: its lines, what became of each, and the deeds on it. */
@Controller
@RequestMapping("/c/{code}/orders/{id}")
class OrderController {
    private final Orders orders;
    private final OrderDesk desk;
    private final Charges charges;
    private final Contracts contracts;
    private final Customers customers;
    private final Histories histories;
    private final BusinessClock clock;

    OrderController(
            Orders orders,
            OrderDesk desk,
            Charges charges,
            Contracts contracts,
            Customers customers,
            Histories histories,
            BusinessClock clock) {
        this.orders = orders;
        this.desk = desk;
        this.charges = charges;
        this.contracts = contracts;
        this.customers = customers;
        this.histories = histories;
        this.clock = clock;
    }

    @GetMapping
    String show(@PathVariable OrderId id, Caller caller, @RequestAttribute Shell shell, Model model) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        Order order = orders.get(company, id);
        List<OrderDelivery> deliveries = orders.deliveries(company, id);
        model.addAttribute(
                "page",
                new OrderPages.Show(
                        order,
                        customers.find(company, order.customer()).orElseThrow(),
                        deliveries,
                        charges(company, deliveries),
                        contracts(company, order),
                        histories.ofSubject(company, id.value(), shell),
                        clock.today(company)));
        return "workbench/orders/show";
    }

    private Map<ChargeId, Charge> charges(CompanyId company, List<OrderDelivery> deliveries) {
        return charges
                .byIds(company, deliveries.stream().map(OrderDelivery::charge).toList())
                .stream()
                .collect(Collectors.toMap(Charge::id, Function.identity()));
    }

    private Map<ContractId, Contract> contracts(CompanyId company, Order order) {
        List<ContractId> named = order.lines().stream()
                .flatMap(line -> Stream.ofNullable(line.agreement()))
                .map(Order.Agreement::contract)
                .distinct()
                .toList();
        return contracts.byIds(company, named).stream().collect(Collectors.toMap(Contract::id, Function.identity()));
    }

    @PostMapping("/deliveries")
    View deliver(
            @PathVariable OrderId id,
            @RequestParam int line,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate on,
            @RequestParam(required = false) @Nullable String quantity,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        String entered = Entered.text(quantity);
        var delivered = new OrderDelivery.Input(
                line,
                Ids.next().toString(),
                on,
                entered == null ? null : Entered.number("quantity", Objects.requireNonNull(quantity)));
        desk.deliver(caller, id, List.of(delivered));
        answer.addFlashAttribute("notice", "Written down; the next billing run puts it on an invoice.");
        return SeeOther.page(shell, "/orders/" + id);
    }

    @PostMapping("/cancellation")
    View cancel(
            @PathVariable OrderId id,
            @RequestParam(defaultValue = "") String reason,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        desk.cancel(caller, id, reason);
        answer.addFlashAttribute("notice", "The rest of the order is cancelled; what was charged stays.");
        return SeeOther.page(shell, "/orders/" + id);
    }
}
