package org.tallystick.workbench.disputes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tallystick.access.Caller;
import org.tallystick.access.People;
import org.tallystick.access.Permission;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.disputes.DisputePolicies;
import org.tallystick.disputes.DisputeReason;
import org.tallystick.disputes.DisputeReasons;
import org.tallystick.disputes.DisputeTerms;
import org.tallystick.disputes.Owner;
import org.tallystick.disputes.RootCause;
import org.tallystick.disputes.RootCauses;
import org.tallystick.disputes.Routing;
import org.tallystick.invoicing.CreditReason;
import org.tallystick.lib.collections.disputes.Route;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.workbench.Entered;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;
import org.tallystick.workbench.customers.CustomerLookup;

/** What a company decided about disputes: reasons, root causes, days, and who gets which. */
@Controller
@RequestMapping("/c/{code}/settings/disputes")
class DisputeSettingsController {
    private final DisputeReasons reasons;
    private final RootCauses causes;
    private final DisputePolicies policies;
    private final Routing routing;
    private final People people;
    private final CustomerLookup lookup;
    private final Companies companies;

    DisputeSettingsController(
            DisputeReasons reasons,
            RootCauses causes,
            DisputePolicies policies,
            Routing routing,
            People people,
            CustomerLookup lookup,
            Companies companies) {
        this.reasons = reasons;
        this.causes = causes;
        this.policies = policies;
        this.routing = routing;
        this.people = people;
        this.lookup = lookup;
        this.companies = companies;
    }

    @GetMapping
    String show(Caller caller, Model model) {
        caller.must(Permission.ADMINISTER);
        CompanyId company = caller.company();
        List<Route<CustomerId, Owner>> routes = routing.lines(company);
        List<CustomerId> named = new ArrayList<>();
        routes.forEach(route -> {
            if (route.customer() != null) {
                named.add(route.customer());
            }
        });
        model.addAttribute(
                "page",
                new DisputePages.Settings(
                        reasons.byCode(company).values().stream()
                                .sorted(Comparator.comparing(DisputeReason::title))
                                .toList(),
                        causes.byCode(company).values().stream()
                                .sorted(Comparator.comparing(RootCause::title))
                                .toList(),
                        policies.of(company),
                        routes,
                        lookup.of(company, named),
                        new DisputePages.Owners(people.members(company)),
                        companies.get(company).currency().code()));
        return "workbench/disputes/settings";
    }

    @PostMapping("/terms")
    View terms(
            @RequestParam(defaultValue = "5") int graceDays,
            @RequestParam(defaultValue = "30") int reopenDays,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        policies.set(caller, new DisputeTerms(graceDays, reopenDays));
        return done(shell, answer, "Disputes follow it from now on.");
    }

    @PostMapping("/reasons")
    View reason(
            @RequestParam(defaultValue = "") String reasonCode,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "10") int answerDays,
            @RequestParam(defaultValue = "CORRECTION") CreditReason credit,
            @RequestParam(defaultValue = "true") boolean offered,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        reasons.set(caller, new DisputeReason(reasonCode, title, answerDays, credit, offered));
        return done(shell, answer, "The reason is kept.");
    }

    @PostMapping("/causes")
    View cause(
            @RequestParam(defaultValue = "") String causeCode,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "true") boolean offered,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        causes.set(caller, new RootCause(causeCode, title, offered));
        return done(shell, answer, "The root cause is kept.");
    }

    /** Puts a line above those that are there, or takes one away. */
    @PostMapping("/routes")
    View route(
            @RequestParam(defaultValue = "") String reasonCode,
            @RequestParam(defaultValue = "") String customer,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String currency,
            @RequestParam(defaultValue = "") String owner,
            @RequestParam(required = false) @Nullable Integer without,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        caller.must(Permission.ADMINISTER);
        CompanyId company = caller.company();
        List<Route<CustomerId, Owner>> lines = new ArrayList<>(routing.lines(company));
        if (without != null) {
            if (without < 1 || without > lines.size()) {
                throw Refusal.notFound("line");
            }
            lines.remove(without - 1);
        } else {
            Customer whose = lookup.findOrNull(company, customer);
            Money from =
                    Entered.text(amount) == null ? null : Entered.money("amount", amount, Entered.currency(currency));
            lines.addFirst(new Route<>(
                    Entered.text(reasonCode), whose == null ? null : whose.id(), from, OwnerField.read(owner)));
        }
        routing.set(caller, lines);
        return done(shell, answer, "New disputes follow these lines.");
    }

    private static View done(Shell shell, RedirectAttributes answer, String notice) {
        answer.addFlashAttribute("notice", notice);
        return SeeOther.page(shell, "/settings/disputes");
    }
}
