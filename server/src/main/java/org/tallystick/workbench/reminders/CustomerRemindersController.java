package org.tallystick.workbench.reminders;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
import org.tallystick.collections.Assignments;
import org.tallystick.collections.ContactLog;
import org.tallystick.collections.DunningCases;
import org.tallystick.collections.Notices;
import org.tallystick.collections.Policies;
import org.tallystick.collections.PolicyDesk;
import org.tallystick.collections.SuspensionDesk;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.receivables.OpenItems;
import org.tallystick.receivables.Suspensions;
import org.tallystick.workbench.Entered;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;
import org.tallystick.workbench.customers.CustomerFrame;

/** How a customer is reminded: where each currency stands, what went out, what is paused, and by which policy. */
@Controller
@RequestMapping("/c/{code}/customers/{id}/reminders")
class CustomerRemindersController {
    private static final int SHOWN = 50;

    private final DunningCases cases;
    private final Notices notices;
    private final OpenItems items;
    private final Suspensions suspensions;
    private final Assignments assignments;
    private final Policies policies;
    private final ContactLog log;
    private final PolicyDesk desk;
    private final SuspensionDesk pauses;
    private final Customers customers;
    private final BusinessClock clock;

    CustomerRemindersController(
            DunningCases cases,
            Notices notices,
            OpenItems items,
            Suspensions suspensions,
            Assignments assignments,
            Policies policies,
            ContactLog log,
            PolicyDesk desk,
            SuspensionDesk pauses,
            Customers customers,
            BusinessClock clock) {
        this.cases = cases;
        this.notices = notices;
        this.items = items;
        this.suspensions = suspensions;
        this.assignments = assignments;
        this.policies = policies;
        this.log = log;
        this.desk = desk;
        this.pauses = pauses;
        this.customers = customers;
        this.clock = clock;
    }

    @GetMapping
    String show(@PathVariable UUID id, Caller caller, Model model) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        Customer customer = find(caller, id);
        LocalDate today = clock.today(company);
        List<OpenItem> open = items.openOf(company, customer.id()).stream()
                .filter(item -> item.open().isPositive())
                .toList();
        model.addAttribute(
                "page",
                new ReminderPages.OfCustomer(
                        new CustomerFrame(customer, "/reminders"),
                        cases.of(company, customer.id(), today),
                        notices.ofCustomer(company, customer.id(), SHOWN),
                        open,
                        paused(company, open),
                        assignments.own(company, List.of(customer.id()), today).get(customer.id()),
                        ReminderPages.choices(policies.latest(company)),
                        log.said(company, customer.id(), SHOWN),
                        today));
        return "workbench/reminders/customer";
    }

    @PostMapping("/pauses")
    View pause(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") List<UUID> item,
            @RequestParam SuspensionDesk.Why why,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam(defaultValue = "") String until,
            @RequestParam String note,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        CustomerId customer = find(caller, id).id();
        if (item.isEmpty()) {
            throw Refusal.invalid("NO_ITEM", "Choose the items that are not to be demanded.");
        }
        List<OpenItemId> chosen = item.stream().map(OpenItemId::new).toList();
        if (items.byIds(caller.company(), chosen).stream()
                .anyMatch(one -> !one.customer().equals(customer))) {
            throw Refusal.notFound("open item");
        }
        pauses.suspend(caller, chosen, why, from, Entered.date("last day", until), note);
        answer.addFlashAttribute("notice", "These items are not demanded; they are owed as before.");
        return SeeOther.page(shell, "/customers/" + id + "/reminders");
    }

    @PostMapping("/pauses/end")
    View endPause(
            @PathVariable UUID id,
            @RequestParam UUID item,
            @RequestParam UUID suspension,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        find(caller, id);
        pauses.end(caller, new OpenItemId(item), suspension);
        answer.addFlashAttribute("notice", "From today on the item is demanded again.");
        return SeeOther.page(shell, "/customers/" + id + "/reminders");
    }

    /** Without a policy the customer is reminded like others of their kind. */
    @PostMapping("/policy")
    View assign(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID policy,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        desk.assign(caller, find(caller, id).id(), policy, clock.today(caller.company()));
        answer.addFlashAttribute("notice", "Kept; it holds from the next run on.");
        return SeeOther.page(shell, "/customers/" + id + "/reminders");
    }

    @PostMapping("/exclusion")
    View exclude(
            @PathVariable UUID id,
            @RequestParam String reason,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        desk.exclude(caller, find(caller, id).id(), clock.today(caller.company()), reason);
        answer.addFlashAttribute("notice", "This customer is not reminded from today on.");
        return SeeOther.page(shell, "/customers/" + id + "/reminders");
    }

    private List<ReminderPages.Paused> paused(CompanyId company, List<OpenItem> open) {
        Map<OpenItemId, OpenItem> byId = open.stream().collect(Collectors.toMap(OpenItem::id, Function.identity()));
        return suspensions.history(company, byId.keySet()).stream()
                .flatMap(pause ->
                        Stream.ofNullable(byId.get(pause.item())).map(item -> new ReminderPages.Paused(pause, item)))
                .toList();
    }

    private Customer find(Caller caller, UUID id) {
        return customers.find(caller.company(), new CustomerId(id)).orElseThrow(() -> Refusal.notFound("customer"));
    }
}
