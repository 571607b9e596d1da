package org.tallystick.workbench.settings;

import java.util.Map;
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
import org.tallystick.access.Permission;
import org.tallystick.credit.HoldPolicies;
import org.tallystick.credit.HoldPolicy;
import org.tallystick.credit.SalePoint;
import org.tallystick.credit.SalePoint.Action;
import org.tallystick.lib.collections.credit.HoldRules;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Percent;
import org.tallystick.platform.Companies;
import org.tallystick.platform.Refusal;
import org.tallystick.workbench.Entered;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;

/** When customers are watched and held, and what a hold does where. */
@Controller
@RequestMapping("/c/{code}/settings/credit")
class CreditController {
    private static final int MOST_DAYS = 3_650;

    private final HoldPolicies policies;
    private final Companies companies;

    CreditController(HoldPolicies policies, Companies companies) {
        this.policies = policies;
        this.companies = companies;
    }

    @GetMapping
    String show(Caller caller, Model model) {
        caller.must(Permission.ADMINISTER);
        model.addAttribute(
                "page",
                new CreditPage(
                        policies.of(caller.company()),
                        companies.get(caller.company()).currency().code()));
        return "workbench/settings/credit";
    }

    @PostMapping
    View set(
            @RequestParam(defaultValue = "") String watch,
            @RequestParam(defaultValue = "false") boolean overLimit,
            @RequestParam(defaultValue = "false") boolean limitRequired,
            @RequestParam(defaultValue = "false") boolean limitExpired,
            @RequestParam(required = false) @Nullable Integer daysOverdue,
            @RequestParam(defaultValue = "") String overdue,
            @RequestParam(defaultValue = "false") boolean withoutDisputed,
            @RequestParam Action atQuote,
            @RequestParam Action atOrder,
            @RequestParam Action atShipment,
            @RequestParam Action atInvoice,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        caller.must(Permission.ADMINISTER);
        CurrencyCode own = companies.get(caller.company()).currency();
        if (daysOverdue != null && (daysOverdue < 0 || daysOverdue > MOST_DAYS)) {
            throw Refusal.invalid("DAYS_INVALID", "Write 0 to " + MOST_DAYS + " days, or nothing.");
        }
        Percent ratio = ReturnFeesPage.percent(watch);
        if (ratio.compareTo(Percent.of(1)) < 0) {
            throw Refusal.invalid("WATCH_RATIO", "A customer is watched from 1 to 100 percent of the limit.");
        }
        var rules = new HoldRules(
                ratio,
                overLimit,
                limitRequired,
                limitExpired,
                daysOverdue,
                overdue.isBlank() ? null : Entered.money("overdue amount", overdue, own),
                withoutDisputed);
        var actions = Map.of(
                SalePoint.QUOTE, atQuote,
                SalePoint.ORDER, atOrder,
                SalePoint.SHIPMENT, atShipment,
                SalePoint.INVOICE, atInvoice);
        policies.set(caller, new HoldPolicy(rules, actions));
        answer.addFlashAttribute("notice", "The rules hold from now on.");
        return SeeOther.page(shell, "/settings/credit");
    }
}
