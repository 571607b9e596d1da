package org.tallystick.workbench.reminders;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.collections.BankData;
import org.tallystick.collections.DunningCases;
import org.tallystick.collections.Policies;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Page;
import org.tallystick.workbench.Entered;

/** Who is late, and where that stands. */
@Controller
@RequestMapping("/c/{code}/collections")
class CasesController {
    private final DunningCases cases;
    private final Policies policies;
    private final BankData bank;
    private final BusinessClock clock;

    CasesController(DunningCases cases, Policies policies, BankData bank, BusinessClock clock) {
        this.cases = cases;
        this.policies = policies;
        this.bank = bank;
        this.clock = clock;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(required = false) @Nullable String q,
            Caller caller,
            Model model) {
        caller.must(Permission.VIEW);
        var company = caller.company();
        var today = clock.today(company);
        model.addAttribute(
                "page",
                new ReminderPages.Cases(
                        cases.list(company, today, Entered.text(q), page, Page.SIZE),
                        bank.asOf(company).orElse(null),
                        bank.isStale(company, today),
                        !policies.latest(company).isEmpty(),
                        today));
        return "workbench/reminders/cases";
    }
}
