package org.tallystick.workbench.holds;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.credit.CreditStandings;
import org.tallystick.platform.BusinessClock;

/** Who is watched or held, the worst first. */
@Controller
@RequestMapping("/c/{code}/credit-holds")
class HoldsController {
    private final CreditStandings standings;
    private final BusinessClock clock;

    HoldsController(CreditStandings standings, BusinessClock clock) {
        this.standings = standings;
        this.clock = clock;
    }

    @GetMapping
    String list(Caller caller, Model model) {
        caller.must(Permission.VIEW);
        model.addAttribute("page", new HoldsPage(standings.noticed(caller.company(), clock.today(caller.company()))));
        return "workbench/holds/list";
    }
}
