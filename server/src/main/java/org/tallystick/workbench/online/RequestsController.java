package org.tallystick.workbench.online;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.customers.Customer;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Page;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.web.Choice;
import org.tallystick.providers.Attempt;
import org.tallystick.providers.Attempts;
import org.tallystick.providers.PaymentRequest;
import org.tallystick.providers.PaymentRequestDesk;
import org.tallystick.providers.PaymentRequests;
import org.tallystick.providers.Portions;
import org.tallystick.providers.Providers;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.receivables.OpenItems;
import org.tallystick.workbench.Entered;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;
import org.tallystick.workbench.customers.CustomerLookup;

/** What customers are asked to pay by a link, and a new request. */
@Controller
@RequestMapping("/c/{code}/payment-requests")
class RequestsController {
    private final PaymentRequests requests;
    private final PaymentRequestDesk desk;
    private final Attempts attempts;
    private final Providers providers;
    private final OpenItems items;
    private final PayableItems payable;
    private final CustomerLookup lookup;
    private final BusinessClock clock;

    RequestsController(
            PaymentRequests requests,
            PaymentRequestDesk desk,
            Attempts attempts,
            Providers providers,
            OpenItems items,
            PayableItems payable,
            CustomerLookup lookup,
            BusinessClock clock) {
        this.requests = requests;
        this.desk = desk;
        this.attempts = attempts;
        this.providers = providers;
        this.items = items;
        this.payable = payable;
        this.lookup = lookup;
        this.clock = clock;
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "1") int page, Caller caller, Model model) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        Page<PaymentRequest> found = requests.list(company, page, Page.SIZE);
        List<Attempt> unknown = attempts.unknown(company);
        model.addAttribute(
                "page",
                new OnlinePages.Requests(
                        found,
                        unknown,
                        lookup.of(
                                company,
                                Stream.concat(
                                                found.rows().stream().map(PaymentRequest::customer),
                                                unknown.stream().map(Attempt::customer))
                                        .toList()),
                        !providers.usable(company).isEmpty(),
                        clock.now()));
        return "workbench/online/requests";
    }

    @GetMapping("/new")
    String ask(@RequestParam(defaultValue = "") String customer, Caller caller, Model model) {
        caller.must(Permission.TAKE_PAYMENTS);
        CompanyId company = caller.company();
        Customer chosen = lookup.narrow(company, customer).orElse(null);
        model.addAttribute(
                "page",
                new OnlinePages.NewRequest(
                        chosen,
                        chosen == null ? List.of() : payable.of(company, chosen.id()),
                        providers.usable(company).stream()
                                .map(provider -> new Choice(provider.name(), provider.title()))
                                .toList()));
        return "workbench/online/new";
    }

    @PostMapping
    View make(
            @RequestParam(defaultValue = "") String customer,
            @RequestParam(defaultValue = "") Set<UUID> pick,
            @RequestParam(required = false) @Nullable String amount,
            @RequestParam(required = false) @Nullable String provider,
            @RequestParam(defaultValue = "14") int days,
            Caller caller,
            @RequestAttribute Shell shell) {
        caller.must(Permission.TAKE_PAYMENTS);
        CompanyId company = caller.company();
        Customer payer = lookup.find(company, customer);
        List<OpenItem> ticked =
                items.byIds(company, pick.stream().map(OpenItemId::new).collect(Collectors.toSet()));
        if (ticked.isEmpty()) {
            throw Refusal.invalid("NOTHING_CHOSEN", "Tick what is to be paid.");
        }
        Money part = Entered.text(amount) == null
                ? null
                : Entered.money("amount", amount, ticked.getFirst().currency());
        String with = provider == null ? usable(company) : provider;
        UUID request = desk.make(caller, payer.id(), with, Portions.of(ticked, part), days);
        return SeeOther.page(shell, "/payment-requests/" + request);
    }

    private String usable(CompanyId company) {
        return providers.usable(company).stream()
                .findFirst()
                .orElseThrow(() ->
                        Refusal.conflict("PROVIDER_OFF", "No payment provider is switched on; the settings do that."))
                .name();
    }
}
