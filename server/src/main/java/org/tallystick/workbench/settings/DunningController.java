package org.tallystick.workbench.settings;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.collections.Assignments;
import org.tallystick.collections.DunningPolicy;
import org.tallystick.collections.DunningSetting;
import org.tallystick.collections.DunningSettings;
import org.tallystick.collections.Policies;
import org.tallystick.collections.PolicyDesk;
import org.tallystick.collections.UsualPolicy;
import org.tallystick.customers.CustomerKind;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.workbench.Entered;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;

/** How is dunned: policies in versions, for whom they hold, and how runs go. */
@Controller("dunningSettingsPage")
@RequestMapping("/c/{code}/settings/dunning")
class DunningController {
    private static final String HERE = "/settings/dunning";

    private final Policies policies;
    private final Assignments assignments;
    private final DunningSettings settings;
    private final PolicyDesk desk;
    private final BusinessClock clock;

    DunningController(
            Policies policies,
            Assignments assignments,
            DunningSettings settings,
            PolicyDesk desk,
            BusinessClock clock) {
        this.policies = policies;
        this.assignments = assignments;
        this.settings = settings;
        this.desk = desk;
        this.clock = clock;
    }

    @GetMapping
    String show(Caller caller, Model model) {
        caller.must(Permission.ADMINISTER);
        CompanyId company = caller.company();
        LocalDate today = clock.today(company);
        model.addAttribute(
                "page",
                new DunningPage(
                        policies.latest(company), assignments.general(company, today), settings.of(company), today));
        return "workbench/settings/dunning";
    }

    @PostMapping
    View save(
            @ModelAttribute PolicyForm form, Caller caller, @RequestAttribute Shell shell, RedirectAttributes answer) {
        DunningPolicy policy = form.policy(clock.today(caller.company()));
        desk.save(caller, policy);
        answer.addFlashAttribute("notice", "The policy holds from " + shell.date(policy.from()) + " on.");
        return SeeOther.page(shell, HERE);
    }

    /** The policy to begin with, for everybody. */
    @PostMapping("/usual")
    View usual(Caller caller, @RequestAttribute Shell shell, RedirectAttributes answer) {
        LocalDate today = clock.today(caller.company());
        UUID policy = desk.save(caller, UsualPolicy.from(today));
        desk.assign(caller, (CustomerKind) null, policy, today);
        answer.addFlashAttribute("notice", "Everybody is reminded by it from the next run on.");
        return SeeOther.page(shell, HERE);
    }

    @PostMapping("/assignments")
    View assign(
            @RequestParam(required = false) @Nullable CustomerKind kind,
            @RequestParam(required = false) @Nullable UUID policy,
            @RequestParam(defaultValue = "") String from,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        LocalDate first = Entered.date("first day", from);
        assign(caller, kind, policy, first == null ? clock.today(caller.company()) : first);
        answer.addFlashAttribute("notice", "Kept; it holds from the next run on.");
        return SeeOther.page(shell, HERE);
    }

    private void assign(Caller caller, @Nullable CustomerKind kind, @Nullable UUID policy, LocalDate from) {
        if (policy != null) {
            desk.assign(caller, kind, policy, from);
        } else if (kind != null) {
            desk.unassign(caller, kind, from);
        } else {
            throw Refusal.invalid("POLICY_MISSING", "Choose the policy that holds for everybody.");
        }
    }

    @PostMapping("/runs")
    View set(
            @RequestParam int version,
            @RequestParam(defaultValue = "false") boolean daily,
            @RequestParam(defaultValue = "false") boolean approveByHand,
            @RequestParam(required = false) @Nullable Integer bankDays,
            @RequestParam int touches,
            @RequestParam int touchDays,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        desk.set(caller, new DunningSetting(version, daily, approveByHand, bankDays, touches, touchDays));
        answer.addFlashAttribute("notice", "Kept.");
        return SeeOther.page(shell, HERE);
    }
}
