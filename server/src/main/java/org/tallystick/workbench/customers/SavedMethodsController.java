package org.tallystick.workbench.customers;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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
import org.tallystick.lib.money.Money;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.providers.Attempt;
import org.tallystick.providers.AttemptDesk;
import org.tallystick.providers.Attempts;
import org.tallystick.providers.Portions;
import org.tallystick.providers.SavedMethod;
import org.tallystick.providers.SavedMethods;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.receivables.OpenItems;
import org.tallystick.workbench.Entered;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;
import org.tallystick.workbench.online.OnlinePages;
import org.tallystick.workbench.online.PayableItems;

/** The cards a customer let a payment provider keep, and what is charged to them. */
@Controller
@RequestMapping("/c/{code}/customers/{id}/saved-methods")
class SavedMethodsController {
    private final Customers customers;
    private final SavedMethods methods;
    private final Attempts attempts;
    private final AttemptDesk desk;
    private final OpenItems items;
    private final PayableItems payable;
    private final BusinessClock clock;

    SavedMethodsController(
            Customers customers,
            SavedMethods methods,
            Attempts attempts,
            AttemptDesk desk,
            OpenItems items,
            PayableItems payable,
            BusinessClock clock) {
        this.customers = customers;
        this.methods = methods;
        this.attempts = attempts;
        this.desk = desk;
        this.items = items;
        this.payable = payable;
        this.clock = clock;
    }

    @GetMapping
    String list(@PathVariable CustomerId id, Caller caller, Model model) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        var customer = customers.find(company, id).orElseThrow(() -> Refusal.notFound("customer"));
        model.addAttribute(
                "page",
                new SavedMethodsPage(
                        new CustomerFrame(customer, "/saved-methods"),
                        methods.of(company, id),
                        payable.of(company, id),
                        attempts.charged(company, id),
                        clock.today(company)));
        return "workbench/customers/savedmethods";
    }

    @PostMapping("/{method}/charge")
    View charge(
            @PathVariable CustomerId id,
            @PathVariable UUID method,
            @RequestParam(defaultValue = "") Set<UUID> pick,
            @RequestParam(required = false) @Nullable String amount,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        caller.must(Permission.TAKE_PAYMENTS);
        SavedMethod saved = find(caller, id, method);
        List<OpenItem> ticked =
                items.byIds(caller.company(), pick.stream().map(OpenItemId::new).collect(Collectors.toSet()));
        if (ticked.isEmpty()) {
            throw Refusal.invalid("NOTHING_CHOSEN", "Tick what is to be paid.");
        }
        Money part = Entered.text(amount) == null
                ? null
                : Entered.money("amount", amount, ticked.getFirst().currency());
        Attempt attempt = desk.charge(caller, saved.id(), Portions.of(ticked, part));
        answer.addFlashAttribute("notice", sentence(attempt));
        return SeeOther.page(shell, "/customers/" + id + "/saved-methods");
    }

    private static String sentence(Attempt attempt) {
        return switch (attempt.state()) {
            case CLEARED -> "Paid: " + attempt.amount() + " was charged and settles what was ticked.";
            case FAILED, CANCELLED ->
                "Not paid. " + OnlinePages.reason(attempt.reasonCode()) + ". The items are free again.";
            case UNKNOWN -> "The provider did not answer. It is asked again; do not charge it a second time.";
            case INITIATED, PENDING -> "The payment is being processed; the items wait for it.";
            case RETURNED, CHARGEBACK_OPEN, CHARGEBACK_WON, CHARGEBACK_LOST ->
                attempt.state().title();
        };
    }

    @PostMapping("/{method}/remove")
    View remove(
            @PathVariable CustomerId id,
            @PathVariable UUID method,
            @RequestParam(defaultValue = "") String reason,
            Caller caller,
            @RequestAttribute Shell shell) {
        methods.remove(caller, id, method, reason);
        return SeeOther.page(shell, "/customers/" + id + "/saved-methods");
    }

    private SavedMethod find(Caller caller, CustomerId id, UUID method) {
        return methods.find(caller.company(), method)
                .filter(one -> one.customer().equals(id))
                .orElseThrow(() -> Refusal.notFound("saved method"));
    }
}
