package org.tallystick.workbench.disputes;

import java.time.LocalDate;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.disputes.CausePareto;
import org.tallystick.platform.BusinessClock;
import org.tallystick.workbench.Entered;

/** What went wrong most, and whether it comes again. */
@Controller
@RequestMapping("/c/{code}/dispute-causes")
class CausesController {
    private static final int USUAL_DAYS = 90;

    private final CausePareto pareto;
    private final BusinessClock clock;

    CausesController(CausePareto pareto, BusinessClock clock) {
        this.pareto = pareto;
        this.clock = clock;
    }

    @GetMapping
    String show(
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            Caller caller,
            Model model) {
        caller.must(Permission.VIEW);
        LocalDate last = Objects.requireNonNullElse(Entered.date("day", to), clock.today(caller.company()));
        LocalDate first = Objects.requireNonNullElse(Entered.date("day", from), last.minusDays(USUAL_DAYS - 1));
        model.addAttribute("page", new DisputePages.Causes(first, last, pareto.of(caller.company(), first, last)));
        return "workbench/disputes/causes";
    }
}
