package org.tallystick.workbench.settings;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.latefees.LateFeeRule;
import org.tallystick.latefees.LateFeeRules;
import org.tallystick.latefees.ReferenceRates;
import org.tallystick.latefees.ReferenceRates.ReferenceRate;
import org.tallystick.latefees.UsualRules;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Companies;
import org.tallystick.platform.Refusal;
import org.tallystick.workbench.Entered;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;

/** What being late costs whom, from which day on, and the rates that interest follows. */
@Controller("lateFeeSettings")
@RequestMapping("/c/{code}/settings/late-fees")
class LateFeesController {
    private static final String HERE = "/settings/late-fees";

    private final LateFeeRules rules;
    private final ReferenceRates rates;
    private final Companies companies;
    private final BusinessClock clock;

    LateFeesController(LateFeeRules rules, ReferenceRates rates, Companies companies, BusinessClock clock) {
        this.rules = rules;
        this.rates = rates;
        this.companies = companies;
        this.clock = clock;
    }

    @GetMapping
    String show(Caller caller, Model model) {
        caller.must(Permission.ADMINISTER);
        model.addAttribute(
                "page",
                new LateFeesPage(
                        rules.list(caller.company()),
                        rates.known(caller.company()),
                        rules.isAutomatic(caller.company()),
                        companies.get(caller.company()).currency().code(),
                        clock.today(caller.company())));
        return "workbench/settings/latefees";
    }

    @PostMapping
    View add(
            @ModelAttribute LateFeeForm form, Caller caller, @RequestAttribute Shell shell, RedirectAttributes answer) {
        LateFeeRule rule = form.rule(clock.today(caller.company()));
        rules.add(caller, rule);
        answer.addFlashAttribute("notice", "It bears on what falls due from " + shell.date(rule.validFrom()) + " on.");
        return SeeOther.page(shell, HERE);
    }

    @PostMapping("/usual")
    View addUsual(
            @RequestParam UsualRules set, Caller caller, @RequestAttribute Shell shell, RedirectAttributes answer) {
        LocalDate today = clock.today(caller.company());
        set.from(today).forEach(rule -> rules.add(caller, rule));
        answer.addFlashAttribute("notice", "They bear on what falls due from " + shell.date(today) + " on.");
        return SeeOther.page(shell, HERE);
    }

    @PostMapping("/fee-rules/{rule}/end")
    View end(@PathVariable UUID rule, Caller caller, @RequestAttribute Shell shell, RedirectAttributes answer) {
        rules.end(caller, rule, clock.today(caller.company()));
        answer.addFlashAttribute("notice", "The rule charges nothing any more; what it charged stays.");
        return SeeOther.page(shell, HERE);
    }

    @PostMapping("/automatic")
    View automatic(
            @RequestParam(defaultValue = "false") boolean automatic,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        rules.setAutomatic(caller, automatic);
        answer.addFlashAttribute(
                "notice",
                automatic
                        ? "Each month is charged on the day after it from now on."
                        : "Months are charged only when somebody asks for it.");
        return SeeOther.page(shell, HERE);
    }

    @PostMapping("/rates")
    View addRate(
            @RequestParam(defaultValue = "") String reference,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String through,
            @RequestParam(defaultValue = "") String percent,
            @RequestParam(defaultValue = "") String source,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        LocalDate first = Entered.date("first day", from);
        LocalDate last = Entered.date("last day", through);
        if (first == null || last == null) {
            throw Refusal.invalid("RATE_DAYS", "Write the first and the last day the rate holds.");
        }
        rates.add(
                caller,
                new ReferenceRate(
                        reference.strip().toUpperCase(Locale.ROOT),
                        first,
                        last,
                        ReturnFeesPage.percent(percent),
                        Objects.requireNonNullElse(Entered.text(source), "")));
        answer.addFlashAttribute("notice", "The rate is known from " + shell.date(first) + " on.");
        return SeeOther.page(shell, HERE);
    }
}
