package org.tallystick.workbench.approvals;

import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
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
import org.tallystick.access.People;
import org.tallystick.access.Permission;
import org.tallystick.approvals.Delegations;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Refusal;
import org.tallystick.workbench.Entered;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;

/** Who decides for whom while they are away. */
@Controller
@RequestMapping("/c/{code}/approvals/delegations")
class DelegationsController {
    private final Delegations delegations;
    private final People people;
    private final BusinessClock clock;

    DelegationsController(Delegations delegations, People people, BusinessClock clock) {
        this.delegations = delegations;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping
    String list(Caller caller, Model model) {
        caller.must(Permission.VIEW);
        model.addAttribute(
                "page",
                new DelegationsPage(
                        delegations.list(caller.company()),
                        people.members(caller.company()),
                        caller.actor().id(),
                        caller.may(Permission.ADMINISTER),
                        clock.today(caller.company())));
        return "workbench/approvals/delegations";
    }

    @PostMapping
    View give(
            @RequestParam(required = false) @Nullable UUID giver,
            @RequestParam UUID taker,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String reason,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        caller.must(Permission.PROPOSE);
        LocalDate first = Objects.requireNonNullElse(Entered.date("first day", from), clock.today(caller.company()));
        LocalDate last = Objects.requireNonNullElse(Entered.date("last day", until), first);
        UUID whose = giver == null ? caller.actor().id() : giver;
        if (whose == null) {
            throw Refusal.invalid("GIVER_MISSING", "Choose whose right to decide is lent.");
        }
        delegations.give(caller, whose, taker, first, last, reason);
        answer.addFlashAttribute(
                "notice", "They may decide from " + shell.date(first) + " to " + shell.date(last) + ".");
        return SeeOther.page(shell, "/approvals/delegations");
    }

    @PostMapping("/{id}/end")
    View end(@PathVariable UUID id, Caller caller, @RequestAttribute Shell shell) {
        caller.must(Permission.PROPOSE);
        delegations.end(caller, id);
        return SeeOther.page(shell, "/approvals/delegations");
    }
}
