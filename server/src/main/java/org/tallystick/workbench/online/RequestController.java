package org.tallystick.workbench.online;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.customers.Customers;
import org.tallystick.payments.PaymentId;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.providers.Attempt;
import org.tallystick.providers.Attempts;
import org.tallystick.providers.Chargeback;
import org.tallystick.providers.Chargebacks;
import org.tallystick.providers.PaymentLinks;
import org.tallystick.providers.PaymentRequest;
import org.tallystick.providers.PaymentRequestDesk;
import org.tallystick.providers.PaymentRequests;
import org.tallystick.providers.Sandbox;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.receivables.OpenItems;
import org.tallystick.receivables.Slice;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;

/** One payment request: its link, what it asks for, every attempt to pay it. */
@Controller
@RequestMapping("/c/{code}/payment-requests/{id}")
class RequestController {
    private final PaymentRequests requests;
    private final PaymentRequestDesk desk;
    private final PaymentLinks links;
    private final Attempts attempts;
    private final Chargebacks chargebacks;
    private final Customers customers;
    private final OpenItems items;
    private final OnlineHistory history;
    private final BusinessClock clock;

    RequestController(
            PaymentRequests requests,
            PaymentRequestDesk desk,
            PaymentLinks links,
            Attempts attempts,
            Chargebacks chargebacks,
            Customers customers,
            OpenItems items,
            OnlineHistory history,
            BusinessClock clock) {
        this.requests = requests;
        this.desk = desk;
        this.links = links;
        this.attempts = attempts;
        this.chargebacks = chargebacks;
        this.customers = customers;
        this.items = items;
        this.history = history;
        this.clock = clock;
    }

    @GetMapping
    String show(@PathVariable UUID id, Caller caller, Model model) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        PaymentRequest request = requests.find(company, id).orElseThrow(() -> Refusal.notFound("payment request"));
        List<Slice> slices = requests.slices(company, id);
        Map<OpenItemId, OpenItem> asked = new HashMap<>();
        items.byIds(company, slices.stream().map(Slice::item).toList()).forEach(item -> asked.put(item.id(), item));
        List<Attempt> tried = attempts.ofRequest(company, id);
        String host =
                ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString();
        model.addAttribute(
                "page",
                new OnlinePages.Request(
                        request,
                        request.state(clock.now()),
                        customers.find(company, request.customer()).orElseThrow(),
                        host + links.path(company, request),
                        slices,
                        asked,
                        tried,
                        chargebacksOf(company, tried),
                        history.of(company, request, tried),
                        clock.today(company),
                        Sandbox.plays(request.provider())));
        return "workbench/online/request";
    }

    private Map<Attempt, Chargeback> chargebacksOf(CompanyId company, List<Attempt> tried) {
        Map<Attempt, Chargeback> found = new HashMap<>();
        for (Attempt attempt : tried) {
            PaymentId payment = attempt.payment();
            if (payment != null) {
                chargebacks.ofPayment(company, payment).ifPresent(chargeback -> found.put(attempt, chargeback));
            }
        }
        return found;
    }

    @PostMapping("/withdraw")
    View withdraw(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            Caller caller,
            @RequestAttribute Shell shell) {
        desk.withdraw(caller, id, reason);
        return SeeOther.page(shell, "/payment-requests/" + id);
    }
}
