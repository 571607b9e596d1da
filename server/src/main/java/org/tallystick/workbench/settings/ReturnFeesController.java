package org.tallystick.workbench.settings;

import java.time.LocalDate;
import java.util.Objects;
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
import org.tallystick.lib.money.Percent;
import org.tallystick.payments.PaymentMethod;
import org.tallystick.payments.ReturnReason;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Companies;
import org.tallystick.platform.Ids;
import org.tallystick.receivables.ReturnFeeRule;
import org.tallystick.receivables.ReturnFeeRules;
import org.tallystick.workbench.Entered;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;

/** What returned payments cost customers, from which day on. */
@Controller
@RequestMapping("/c/{code}/settings/return-fees")
class ReturnFeesController {
    private final ReturnFeeRules rules;
    private final Companies companies;
    private final BusinessClock clock;

    ReturnFeesController(ReturnFeeRules rules, Companies companies, BusinessClock clock) {
        this.rules = rules;
        this.companies = companies;
        this.clock = clock;
    }

    @GetMapping
    String show(Caller caller, Model model) {
        caller.must(Permission.ADMINISTER);
        model.addAttribute(
                "page",
                new ReturnFeesPage(
                        rules.list(caller.company()),
                        companies.get(caller.company()).currency().code(),
                        clock.today(caller.company())));
        return "workbench/settings/returnfees";
    }

    @PostMapping
    View add(
            @RequestParam(defaultValue = "") String validFrom,
            @RequestParam(required = false) @Nullable PaymentMethod method,
            @RequestParam(required = false) @Nullable ReturnReason reason,
            @RequestParam(defaultValue = "") String currency,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String tax,
            @RequestParam(defaultValue = "14") int dueDays,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        caller.must(Permission.ADMINISTER);
        LocalDate from = Objects.requireNonNullElse(Entered.date("day", validFrom), clock.today(caller.company()));
        var rule = new ReturnFeeRule(
                Ids.next(),
                from,
                method,
                reason,
                Entered.money("fee", amount, Entered.currency(currency)),
                tax.isBlank() ? Percent.ZERO : ReturnFeesPage.percent(tax),
                dueDays);
        rules.add(caller, rule);
        answer.addFlashAttribute("notice", "Returns from " + shell.date(from) + " on follow it.");
        return SeeOther.page(shell, "/settings/return-fees");
    }
}
