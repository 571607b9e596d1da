package org.tallystick.workbench.promises;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
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
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Page;
import org.tallystick.platform.Refusal;
import org.tallystick.promises.PromiseChannel;
import org.tallystick.promises.PromiseDesk;
import org.tallystick.promises.PromiseId;
import org.tallystick.promises.PromiseReview;
import org.tallystick.promises.PromiseToPay;
import org.tallystick.promises.PromisesToPay;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.receivables.OpenItems;
import org.tallystick.workbench.Entered;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;
import org.tallystick.workbench.customers.CustomerLookup;
import org.tallystick.workbench.history.Histories;

/** The promises to pay, one of them, and the form that takes one. */
@Controller
@RequestMapping("/c/{code}")
class PromisesController {
    private final PromisesToPay promises;
    private final PromiseDesk desk;
    private final PromiseReview review;
    private final Customers customers;
    private final CustomerLookup lookup;
    private final OpenItems items;
    private final Histories histories;
    private final BusinessClock clock;

    PromisesController(
            PromisesToPay promises,
            PromiseDesk desk,
            PromiseReview review,
            Customers customers,
            CustomerLookup lookup,
            OpenItems items,
            Histories histories,
            BusinessClock clock) {
        this.promises = promises;
        this.desk = desk;
        this.review = review;
        this.customers = customers;
        this.lookup = lookup;
        this.items = items;
        this.histories = histories;
        this.clock = clock;
    }

    @GetMapping("/promises")
    String list(
            @RequestParam(defaultValue = "") String show,
            @RequestParam(defaultValue = "") String customer,
            @RequestParam(defaultValue = "1") int page,
            Caller caller,
            Model model) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        Page<PromiseToPay> found = promises.list(
                company,
                PromisePages.view(show).states(),
                lookup.narrow(company, customer).map(Customer::id).orElse(null),
                page,
                Page.SIZE);
        model.addAttribute(
                "page",
                new PromisePages.ListPage(
                        found,
                        review.of(company, found.rows(), clock.today(company)),
                        customers.byIds(
                                company,
                                found.rows().stream()
                                        .map(PromiseToPay::customer)
                                        .toList())));
        return "workbench/promises/list";
    }

    @GetMapping("/promises/{id}")
    String show(@PathVariable UUID id, Caller caller, @RequestAttribute Shell shell, Model model) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        PromiseToPay promise = get(company, new PromiseId(id));
        model.addAttribute(
                "page",
                new PromisePages.Show(
                        promise,
                        customers.find(company, promise.customer()).orElseThrow(),
                        review.of(company, List.of(promise), clock.today(company))
                                .values()
                                .iterator()
                                .next(),
                        items
                                .byIds(
                                        company,
                                        promise.parts().stream()
                                                .map(PromiseToPay.Part::item)
                                                .toList())
                                .stream()
                                .collect(Collectors.toMap(OpenItem::id, Function.identity())),
                        histories.ofSubject(company, id, shell)));
        return "workbench/promises/show";
    }

    @PostMapping("/promises/{id}/cancel")
    View cancel(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        desk.cancel(caller, new PromiseId(id), reason);
        answer.addFlashAttribute("notice", "Cancelled. What it covered is dunned again from today.");
        return SeeOther.page(shell, "/promises/" + id);
    }

    @GetMapping("/customers/{customer}/promises/new")
    String blank(
            @PathVariable CustomerId customer,
            @RequestParam(required = false) @Nullable UUID replaces,
            Caller caller,
            Model model) {
        caller.must(Permission.COLLECT);
        CompanyId company = caller.company();
        LocalDate today = clock.today(company);
        PromiseToPay replaced = replaces == null ? null : get(company, new PromiseId(replaces));
        List<OpenItem> open = items.openOf(company, customer).stream()
                .filter(item -> item.open().isPositive())
                .toList();
        model.addAttribute(
                "page",
                new PromisePages.Form(
                        customers.find(company, customer).orElseThrow(() -> Refusal.notFound("customer")),
                        open,
                        PromisePages.Form.ticked(open, replaced, today),
                        replaced,
                        today));
        return "workbench/promises/new";
    }

    @PostMapping("/customers/{customer}/promises")
    View take(
            @PathVariable CustomerId customer,
            @RequestParam(defaultValue = "") List<UUID> item,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String promisedOn,
            @RequestParam(defaultValue = "PHONE") PromiseChannel channel,
            @RequestParam(defaultValue = "") String promisedBy,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(required = false) @Nullable UUID replaces,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        caller.must(Permission.COLLECT);
        LocalDate day = Entered.date("day", promisedOn);
        if (day == null) {
            throw Refusal.invalid("PROMISE_DAY", "Say for which day it is promised.");
        }
        List<OpenItemId> chosen = item.stream().map(OpenItemId::new).toList();
        PromiseId id = desk.take(
                caller,
                new PromiseDesk.Input(
                        customer,
                        chosen,
                        Entered.text(amount) == null || chosen.isEmpty()
                                ? null
                                : Entered.money(
                                        "amount",
                                        amount,
                                        items.find(caller.company(), chosen.getFirst())
                                                .orElseThrow(() -> Refusal.notFound("open item"))
                                                .currency()),
                        day,
                        channel,
                        promisedBy,
                        Entered.text(note),
                        replaces == null ? null : new PromiseId(replaces)));
        answer.addFlashAttribute("notice", "Taken. What is promised is not dunned until the day is over.");
        return SeeOther.page(shell, "/promises/" + id);
    }

    private PromiseToPay get(CompanyId company, PromiseId id) {
        return promises.find(company, id).orElseThrow(() -> Refusal.notFound("promise"));
    }
}
