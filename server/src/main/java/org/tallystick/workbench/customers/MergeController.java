package org.tallystick.workbench.customers;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
import org.tallystick.contracts.ChargeFilter;
import org.tallystick.contracts.Charges;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.customers.Merge;
import org.tallystick.customers.MergeDesk;
import org.tallystick.customers.Merges;
import org.tallystick.insights.Duplicate;
import org.tallystick.insights.Duplicates;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;

/** Customers that look like one: the list, the look before, the merge, and its undoing. */
@Controller
@RequestMapping("/c/{code}/customers")
class MergeController {
    private static final int MERGES_SHOWN = 100;

    private final Customers customers;
    private final CustomerLookup lookup;
    private final CustomerSums sums;
    private final Charges charges;
    private final Duplicates duplicates;
    private final Merges merges;
    private final MergeDesk desk;
    private final BusinessClock clock;

    MergeController(
            Customers customers,
            CustomerLookup lookup,
            CustomerSums sums,
            Charges charges,
            Duplicates duplicates,
            Merges merges,
            MergeDesk desk,
            BusinessClock clock) {
        this.customers = customers;
        this.lookup = lookup;
        this.sums = sums;
        this.charges = charges;
        this.duplicates = duplicates;
        this.merges = merges;
        this.desk = desk;
        this.clock = clock;
    }

    @GetMapping("/duplicates")
    String list(Caller caller, Model model) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        List<Duplicate> found = duplicates.of(company);
        List<Merge> done = merges.list(company, MERGES_SHOWN);
        List<CustomerId> ids = Stream.concat(
                        found.stream().flatMap(pair -> Stream.of(pair.first(), pair.second())),
                        done.stream().flatMap(merge -> Stream.of(merge.merged(), merge.survivor())))
                .toList();
        model.addAttribute("page", new MergePages.Pairs(found, done, named(company, ids)));
        return "workbench/customers/duplicates";
    }

    private Map<CustomerId, Customer> named(CompanyId company, Collection<CustomerId> ids) {
        return customers.byIds(company, ids);
    }

    /** What would become one, side by side; without the other customer, the question which one. */
    @GetMapping("/{id}/merge")
    String look(
            @PathVariable CustomerId id,
            @RequestParam(required = false) @Nullable String customer,
            Caller caller,
            Model model) {
        caller.must(Permission.KEEP_CUSTOMERS);
        CompanyId company = caller.company();
        Customer merged = get(company, id);
        Customer survivor = lookup.findOrNull(company, customer);
        model.addAttribute(
                "page",
                new MergePages.Look(
                        new CustomerFrame(merged, ""),
                        side(company, merged),
                        survivor == null ? null : side(company, survivor),
                        survivor == null
                                ? null
                                : desk.obstacle(company, id, survivor.id()).orElse(null)));
        return "workbench/customers/merge";
    }

    private MergePages.Side side(CompanyId company, Customer customer) {
        var unbilled = new ChargeFilter(customer.id(), null, null, ChargeFilter.State.UNBILLED);
        return new MergePages.Side(
                customer,
                sums.of(company, List.of(customer.id()), customer.profile().currency(), clock.today(company)),
                charges.list(company, unbilled, 1, 1).total());
    }

    @PostMapping("/{id}/merge")
    View merge(
            @PathVariable CustomerId id,
            @RequestParam(defaultValue = "") String customer,
            @RequestParam(defaultValue = "") String reason,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        caller.must(Permission.KEEP_CUSTOMERS);
        get(caller.company(), id);
        Customer survivor = lookup.find(caller.company(), customer);
        desk.merge(caller, id, survivor.id(), reason);
        answer.addFlashAttribute(
                "notice", "Merged. What comes in under either number goes to " + survivor.number() + " from now on.");
        return SeeOther.page(shell, "/customers/" + survivor.id());
    }

    @PostMapping("/{id}/unmerge")
    View undo(
            @PathVariable CustomerId id,
            @RequestParam(defaultValue = "") String reason,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        desk.undo(caller, id, reason);
        answer.addFlashAttribute("notice", "The customers are two again. What came in meanwhile stays where it is.");
        return SeeOther.page(shell, "/customers/" + id);
    }

    private Customer get(CompanyId company, CustomerId id) {
        return customers.find(company, id).orElseThrow(() -> Refusal.notFound("customer"));
    }
}
